package dev.ninety.usage.hygiene;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.Reports;
import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was to reach the vendor, or to come back from it, and did not in time. */
@QuarkusTest
class LateDeliveriesTest extends UsageServiceTest {

    private static final String A = "C9300-24P:LD1";

    private List<Map<String, Object>> findings(String code) {
        return list("/findings?code=" + code);
    }

    private ValidatableResponse put(String path, Object body) {
        return given().contentType("application/json").body(body).put(url(path)).then();
    }

    private void mode(String mode) {
        put("/virtual-accounts/campus/delivery-mode", Map.of("mode", mode, "effectiveFrom", "2026-01-01T00:00:00Z"));
    }

    @Test
    void aSyncIsOverdueAfterThirtyDaysAndSevereAfterNinety() {
        mode("ON_PREM");
        given().contentType("application/x-ndjson")
                .body(Reports.ndjson(report(A, DNA, 1).row(0, 100, 4)).getBytes(StandardCharsets.UTF_8))
                .put(url("/on-prem-syncs/ssm-1/1"))
                .then()
                .statusCode(201);
        clock.set("2026-06-30T23:59:59Z");
        assertThat(findings("SYNC_OVERDUE")).isEmpty();
        clock.set("2026-07-01T00:00:00Z");
        assertThat(findings("SYNC_OVERDUE"))
                .singleElement()
                .satisfies(found -> assertThat(found)
                        .containsEntry("id", "SYNC_OVERDUE-ssm-1")
                        .containsEntry("severity", "WARNING")
                        .containsEntry("firstSeen", "2026-07-01T00:00:00Z"));

        given().contentType("application/json")
                .body(Map.of("confirmedAt", "2026-07-01T00:00:00Z"))
                .post(url("/on-prem-syncs/ssm-1/1/confirm"))
                .then()
                .statusCode(201);
        assertThat(findings("SYNC_OVERDUE")).isEmpty();

        put("/on-prem-collectors/ssm-1", Map.of("expectedEveryDays", 60));
        clock.set("2026-08-29T00:00:00Z");
        assertThat(findings("SYNC_OVERDUE")).isEmpty();
        clock.set("2026-09-29T00:00:00Z");
        assertThat(findings("SYNC_OVERDUE"))
                .singleElement()
                .satisfies(found -> assertThat(found)
                        .containsEntry("severity", "SEVERE")
                        .containsEntry("firstSeen", "2026-08-30T00:00:00Z"));
        given().get(url("/findings/SYNC_OVERDUE-ssm-1")).then().statusCode(200);
        given().get(url("/findings/SYNC_OVERDUE-ssm-2")).then().statusCode(404);
    }

    @Test
    void anAcknowledgementIsMissedThirtyDaysAfterTheSubmission() {
        mode("DISCONNECTED");
        send(report(A, DNA, 1).row(0, 100, 4).json()).statusCode(200);
        put("/exports/first", Map.of("virtualAccount", "campus", "format", "XML"))
                .statusCode(201);
        clock.set("2026-09-01T00:00:00Z");
        assertThat(findings("ACK_MISSING")).as("not submitted").isEmpty();
        given().contentType("application/json")
                .body(Map.of("submittedAt", "2026-08-01T00:00:00Z"))
                .post(url("/exports/first/submission"))
                .then()
                .statusCode(201);

        assertThat(findings("ACK_MISSING"))
                .singleElement()
                .satisfies(found -> assertThat(found)
                        .containsEntry("id", "ACK_MISSING-first")
                        .containsEntry("virtualAccount", "campus")
                        .containsEntry("firstSeen", "2026-08-31T00:00:00Z"));
        assertThat(findings("ACK_MISSING").getFirst().get("evidence"))
                .asList()
                .singleElement()
                .satisfies(one ->
                        assertThat(((Map<?, ?>) one).get("productInstances")).isEqualTo(List.of(A)));
        clock.set("2026-08-30T23:59:59Z");
        assertThat(findings("ACK_MISSING")).isEmpty();

        clock.set("2026-09-01T00:00:00Z");
        String ack = "<smartLicense><smartLicenseRumAck><data>x</data></smartLicenseRumAck></smartLicense>";
        given().contentType("application/xml")
                .body(ack)
                .post(url("/acks?export=first"))
                .then()
                .statusCode(201);
        assertThat(findings("ACK_MISSING")).isEmpty();
    }
}
