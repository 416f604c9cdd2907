package dev.ninety.usage.hygiene;

import static dev.ninety.usage.Reports.DAY;
import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.Reports;
import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same facts make the same findings, whatever order and bodies they came in. */
@QuarkusTest
class FindingsOrderTest extends UsageServiceTest {

    private static final String[] UDIS = {"C9300-24P:FO1", "C9300L-24P:FO1", "C9500-40X:FO2", "ISR4331/K9:FO3"};
    private static final String[] TAGS = {DNA, NETWORK};
    private static final Set<String> INDEPENDENT = Set.of("DOUBLE_COUNT", "REAPPEARED", "CHAIN_GAP", "UNASSIGNED");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverTheOrderOfArrival(long seed) {
        Random random = new Random(seed);
        List<String> reports = reports(random);
        String decommissioned = UDIS[random.nextInt(UDIS.length)];

        send(String.join("\n", reports)).statusCode(200);
        post(decommissioned, "decommission", Map.of("effectiveAt", moment(6 * DAY)));
        Set<Map<String, Object>> expected = found();
        assertThat(expected).extracting(one -> one.get("code")).contains("CHAIN_GAP");

        for (int round = 0; round < 3; round++) {
            openAnAccount();
            List<String> shuffled = new ArrayList<>(reports);
            Collections.shuffle(shuffled, random);
            for (int from = 0; from < shuffled.size(); ) {
                int until = Math.min(shuffled.size(), from + 1 + random.nextInt(5));
                send(String.join("\n", shuffled.subList(from, until))).statusCode(200);
                from = until;
            }
            post(decommissioned, "decommission", Map.of("effectiveAt", moment(6 * DAY)));
            assertThat(found()).as("round %d", round).isEqualTo(expected);
        }
    }

    /** What is found, without what this record numbered itself. */
    private Set<Map<String, Object>> found() {
        Set<Map<String, Object>> found = new HashSet<>();
        for (Map<String, Object> item : list("/findings?limit=1000")) {
            if (INDEPENDENT.contains(item.get("code"))) {
                Map<String, Object> same = new HashMap<>(item);
                same.remove("id");
                found.add(same);
            }
        }
        return found;
    }

    /** Reports that leave out some ids and some days, list each other now and then, with telemetry between them. */
    private static List<String> reports(Random random) {
        List<String> reports = new ArrayList<>();
        for (String udi : UDIS) {
            long id = 1;
            for (int day = 0; day < 10; day++) {
                for (String tag : TAGS) {
                    id += random.nextInt(8) == 0 ? 2 : 1;
                    Reports one = report(udi, tag, id).row(day * DAY, (day + 1) * DAY, 1 + random.nextInt(3));
                    if (random.nextInt(9) == 0) {
                        one.listing(UDIS[random.nextInt(UDIS.length)]);
                    }
                    if (random.nextInt(6) > 0) {
                        reports.add(one.json());
                    }
                }
                if (random.nextInt(4) == 0) {
                    id++;
                    reports.add(report(udi, DNA, id)
                            .row(day * DAY, (day + 1) * DAY, 1)
                            .json()
                            .replace("ENTITLEMENT", "BANDWIDTH"));
                }
            }
        }
        return reports;
    }

    @Test
    void nothingIsFoundInAnEmptyAccountButItsVirtualAccounts() {
        assertThat(list("/findings")).extracting("code").containsExactly("UNMAPPED_VIRTUAL_ACCOUNT");
        given().get(url("/retired-serials")).then().statusCode(200);
    }
}
