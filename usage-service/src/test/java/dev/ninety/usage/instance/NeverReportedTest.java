package dev.ninety.usage.instance;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which product instances have ever been heard of, and since when. */
@QuarkusTest
class NeverReportedTest extends UsageServiceTest {

    private static final String SWITCH = "C9300-24P:NR1";
    private static final String ROUTER = "ISR4331/K9:NR2";

    private void register(String udi, String virtualAccount) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("virtualAccount", virtualAccount))
                .put(url("/product-instances/" + segment(udi)))
                .then();
    }

    private ValidatableResponse get(String udi) {
        return given().urlEncodingEnabled(false)
                .get(url("/product-instances/" + segment(udi)))
                .then();
    }

    private List<Map<String, Object>> neverReported() {
        return list("/never-reported");
    }

    @Test
    void anInstanceIsSilentUntilItsFirstReport() {
        register(SWITCH, "branch");
        register(ROUTER, "branch");
        assertThat(neverReported()).containsExactly(Map.of("virtualAccount", "branch", "count", 2));
        get(SWITCH).body("firstReportAt", nullValue()).body("firstSighted", equalTo(false));

        send(report(SWITCH, DNA, 1).row(0, 10, 1).json()).body("accepted", equalTo(1));

        assertThat(neverReported()).containsExactly(Map.of("virtualAccount", "branch", "count", 1));
        get(SWITCH).body("firstReportAt", equalTo("2026-06-01T00:00:00Z"));
    }

    @Test
    void theFirstReportStaysTheFirst() {
        send(report(SWITCH, DNA, 1).row(0, 10, 1).json());
        clock.advance(Duration.ofDays(1));
        send(report(SWITCH, DNA, 2).row(10, 20, 2).json());
        send(report(SWITCH, NETWORK, 3).row(10, 20, 2).json());

        get(SWITCH).body("firstReportAt", equalTo("2026-06-01T00:00:00Z"));
    }

    @Test
    void telemetryIsNoReportOfUsage() {
        String telemetry = report(SWITCH, DNA, 1).row(0, 10, 1).json().replace("ENTITLEMENT", "hardware_inventory");

        send(telemetry).statusCode(200).body("setAside", equalTo(1));

        assertThat(neverReported()).containsExactly(Map.of("virtualAccount", "campus", "count", 1));
        get(SWITCH).body("firstReportAt", nullValue()).body("firstSighted", equalTo(true));
        send(telemetry + "\n" + report(SWITCH, DNA, 2).row(0, 10, 1).json());
        assertThat(neverReported()).isEmpty();
    }

    @Test
    void itIsCountedWhereItIsNowAndOnlyWhileInService() {
        register(SWITCH, "branch");
        register(ROUTER, "branch");
        post(SWITCH, "moves", Map.of("to", "lab", "effectiveAt", moment(0))).statusCode(201);
        post(SWITCH, "moves", Map.of("to", "campus", "effectiveAt", "2026-07-01T00:00:00Z"))
                .statusCode(201);
        assertThat(neverReported())
                .containsExactly(
                        Map.of("virtualAccount", "branch", "count", 1), Map.of("virtualAccount", "lab", "count", 1));

        post(ROUTER, "decommission", Map.of("effectiveAt", moment(0)));
        assertThat(neverReported()).containsExactly(Map.of("virtualAccount", "lab", "count", 1));

        post(ROUTER, "reactivate", Map.of("effectiveAt", moment(0)));
        clock.advance(Duration.ofDays(31));
        assertThat(neverReported())
                .containsExactly(
                        Map.of("virtualAccount", "branch", "count", 1), Map.of("virtualAccount", "campus", "count", 1));
    }

    @Test
    void theListIsNarrowedToThoseThatNeverReportedOrThoseThatDid() {
        register(ROUTER, "branch");
        send(report(SWITCH, DNA, 1).row(0, 10, 1).json());

        given().get(url("/product-instances?reported=never")).then().body("items.productInstance", contains(ROUTER));
        given().get(url("/product-instances?reported=yes")).then().body("items.productInstance", contains(SWITCH));
        given().get(url("/product-instances?reported=maybe"))
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("reported"));
    }

    @Test
    void registeringEndsFirstSight() {
        send(report(SWITCH, DNA, 1).row(0, 10, 1).json());
        get(SWITCH).body("firstSighted", equalTo(true));

        register(SWITCH, "campus");

        get(SWITCH).body("firstSighted", equalTo(false));
    }

    @Test
    void anAccountThatDoesNotExistIsNotFound() {
        given().get("/v1/smart-accounts/nobody.example.com/never-reported")
                .then()
                .statusCode(404);
    }
}
