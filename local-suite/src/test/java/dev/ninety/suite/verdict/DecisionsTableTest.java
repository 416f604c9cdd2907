package dev.ninety.suite.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.suite.verdict.Decisions.WayOut;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DecisionsTableTest {

    @Test
    void theScoreAndEveryWayOutAreTold() {
        String table = DecisionsTable.render(new Decisions(
                "example.com",
                Optional.of(71),
                "",
                new TreeMap<>(Map.of("LICENCES_SHORT", 20L, "REPORTS_OVERDUE", 9L)),
                List.of(
                        new WayOut(
                                "Lab",
                                "DNA Advantage",
                                List.of("DECOMMISSION C9300:FOC1", "TRANSFER 2 from Campus"),
                                "nothing",
                                Optional.of(Instant.parse("2027-10-30T00:00:00Z"))),
                        new WayOut("Campus", "HSEC", List.of(), "", Optional.empty()))));
        assertThat(table.lines().findFirst())
                .hasValue("Score of example.com: 71 of 100; lost for LICENCES_SHORT 20, REPORTS_OVERDUE 9");
        assertThat(table.lines())
                .anyMatch(line -> line.startsWith("Lab")
                        && line.contains("DECOMMISSION C9300:FOC1, TRANSFER 2 from Campus")
                        && line.contains("nothing")
                        && line.contains("2027-10-30"))
                .anyMatch(line -> line.startsWith("Campus") && line.contains("none"));
    }

    @Test
    void aScoreThatCannotBeToldSaysWhy() {
        assertThat(DecisionsTable.render(
                        new Decisions("example.com", Optional.empty(), "STANDING_UNKNOWN", Map.of(), List.of())))
                .isEqualTo("Score of example.com: none, STANDING_UNKNOWN\n");
    }
}
