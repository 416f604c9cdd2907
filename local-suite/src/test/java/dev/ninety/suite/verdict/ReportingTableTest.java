package dev.ninety.suite.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.suite.verdict.Reporting.Late;
import dev.ninety.suite.verdict.Reporting.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportingTableTest {

    @Test
    void everythingThatIsKnownIsToldInColumns() {
        // Given
        Reporting reporting = new Reporting(
                "example.com",
                new TreeMap<>(Map.of(
                        "Campus", Map.of("CURRENT", 120L, "OVERDUE", 2L),
                        "Lab", Map.of("NOT_REQUIRED", 28L, "DUE_SOON", 1L))),
                List.of(
                        new Late(
                                "C9300-48P:FCW2203D16Y",
                                "Campus",
                                "OVERDUE",
                                Optional.of(Instant.parse("2026-11-14T23:59:59Z")),
                                2,
                                3),
                        new Late("C9300-24T:FOC1", "Lab", "NOT_REQUIRED", Optional.empty(), 0, 1),
                        new Late("C9300-24T:FOC2", "Lab", "DUE_SOON", Optional.empty(), 0, 1)),
                new TreeMap<>(Map.of("CONNECTED", 30L, "ON_PREM", 9L)),
                List.of(new Waiting("export lab-2, not submitted", "Lab", 66)),
                new TreeMap<>(Map.of("STALE_INSTANCE", 1L)));

        // When
        String table = ReportingTable.render(reporting);

        // Then
        assertThat(table).isEqualTo("""
                Reports of example.com

                Virtual Account  CURRENT  DUE_SOON  OVERDUE  NOT_REQUIRED
                ---------------  -------  --------  -------  ------------
                Campus               120         0        2             0
                Lab                    0         1        0            28

                Total: 151 obligations; 120 CURRENT, 1 DUE_SOON, 2 OVERDUE, 28 NOT_REQUIRED
                Product instances: 30 CONNECTED, 9 ON_PREM
                Findings: 1 STALE_INSTANCE

                On the way to the vendor

                What                         Of   Reports
                ---------------------------  ---  -------
                export lab-2, not submitted  Lab       66

                Late, or soon to be

                Product instance       Virtual Account  Status    Due         Overdue
                ---------------------  ---------------  --------  ----------  -------
                C9300-48P:FCW2203D16Y  Campus           OVERDUE   2026-11-14   2 of 3
                C9300-24T:FOC2         Lab              DUE_SOON               0 of 1
                """);
    }

    @Test
    void whatThereIsNotIsLeftOut() {
        // When
        String table =
                ReportingTable.render(new Reporting("example.com", Map.of(), List.of(), Map.of(), List.of(), Map.of()));

        // Then
        assertThat(table)
                .contains("Total: 0 obligations")
                .doesNotContain("Product instances:", "Findings:", "On the way", "Late");
    }
}
