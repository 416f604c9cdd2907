package dev.ninety.usage.hygiene;

import static dev.ninety.usage.Reports.DAY;
import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Instances, and single licences, of which nothing is heard any more while they still count. */
@QuarkusTest
class SilenceTest extends UsageServiceTest {

    private static final String A = "C9300-24P:SL1";

    private List<Map<String, Object>> findings(String code) {
        return list("/findings?code=" + code);
    }

    private void receive(String at, String... reports) {
        clock.set(at);
        send(String.join("\n", reports)).statusCode(200);
    }

    @Test
    void anInstanceIsStaleSoLongAfterItsLastReportAsItsLargestFrequencyAndTheMargin() {
        receive(
                moment(DAY),
                report(A, DNA, 1).row(0, DAY, 4).json(),
                report(A, NETWORK, 2).row(0, DAY, 2).json());

        // The subscription reports every 90 days, the perpetual licence never.
        clock.set("2026-05-01T23:59:59Z");
        assertThat(findings("STALE_INSTANCE")).isEmpty();
        clock.set("2026-05-02T00:00:00Z");
        assertThat(findings("STALE_INSTANCE"))
                .hasSize(2)
                .allSatisfy(found -> assertThat(found)
                        .containsEntry("productInstance", A)
                        .containsEntry("virtualAccount", "campus")
                        .containsEntry("firstSeen", "2026-05-02T00:00:00Z"));
        assertThat(findings("STALE_INSTANCE")).extracting("units").containsExactlyInAnyOrder(4, 2);
        Object id = findings("STALE_INSTANCE").getFirst().get("id");
        given().get(url("/findings/" + id)).then().statusCode(200);

        post(A, "releases", Map.of("entitlementTag", NETWORK, "effectiveAt", moment(100 * DAY)));
        assertThat(findings("STALE_INSTANCE")).extracting("entitlementTag").containsExactly(DNA);
        receive("2026-05-03T00:00:00Z", report(A, DNA, 3).row(DAY, 2 * DAY, 4).json());
        assertThat(findings("STALE_INSTANCE")).isEmpty();
    }

    @Test
    void withoutAnyFrequencyAYearAndTheMarginAreAllowed() {
        receive(moment(DAY), report(A, NETWORK, 2).row(0, DAY, 2).json());

        clock.set(moment((365 + 31) * DAY - 1));
        assertThat(findings("STALE_INSTANCE")).isEmpty();
        clock.set(moment((365 + 31) * DAY));
        assertThat(findings("STALE_INSTANCE")).hasSize(1);
        assertThat(list("/findings?code=STALE_INSTANCE&productInstance=" + segment(A)))
                .hasSize(1);
        assertThat(list("/findings?code=STALE_INSTANCE&virtualAccount=lab")).isEmpty();
    }

    @Test
    void telemetryIsAReportToo() {
        receive(moment(DAY), report(A, DNA, 1).row(0, DAY, 4).json());
        receive(moment(50 * DAY), report(A, DNA, 2).row(DAY, 2 * DAY, 4).json().replace("ENTITLEMENT", "BANDWIDTH"));

        clock.set(moment(160 * DAY));
        assertThat(findings("STALE_INSTANCE")).isEmpty();
        clock.set(moment(170 * DAY));
        assertThat(findings("STALE_INSTANCE")).hasSize(1);
    }

    @Test
    void aLicenceIsSilentWhereTheVendorHeardMuchLaterOfAnother() {
        receive(
                moment(DAY),
                report(A, DNA, 1).row(0, DAY, 4).json(),
                report(A, NETWORK, 2).row(0, DAY, 2).json());
        receive(moment(31 * DAY), report(A, DNA, 3).row(DAY, 31 * DAY, 4).json());
        assertThat(findings("SILENT_TAG")).as("30 days are not more than 30").isEmpty();

        receive(
                moment(32 * DAY),
                report(A, DNA, 4).row(31 * DAY, 31 * DAY + 1, 4).json());
        assertThat(findings("SILENT_TAG"))
                .singleElement()
                .satisfies(found -> assertThat(found)
                        .containsEntry("entitlementTag", NETWORK)
                        .containsEntry("units", 2)
                        .containsEntry("firstSeen", moment(31 * DAY)));

        post(A, "releases", Map.of("entitlementTag", NETWORK, "effectiveAt", moment(2 * DAY)));
        assertThat(findings("SILENT_TAG")).isEmpty();
    }

    @Test
    void whatTheVendorHasNotHeardOfMakesNothingSilent() {
        given().contentType("application/json")
                .body(Map.of("mode", "DISCONNECTED", "effectiveFrom", moment(2 * DAY)))
                .put(url("/virtual-accounts/campus/delivery-mode"))
                .then()
                .statusCode(201);
        receive(
                moment(DAY),
                report(A, DNA, 1).row(0, DAY, 4).json(),
                report(A, NETWORK, 2).row(0, DAY, 2).json());
        receive(moment(60 * DAY), report(A, DNA, 3).row(DAY, 60 * DAY, 4).json());

        assertThat(findings("SILENT_TAG")).isEmpty();
    }
}
