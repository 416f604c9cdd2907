package dev.ninety.usage.delivery;

import static dev.ninety.usage.Reports.DAY;
import static dev.ninety.usage.Reports.ndjson;
import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Which delivery mode suits an account, by its own figures. */
@QuarkusTest
class ComparisonTest extends DeliveryTest {

    private ValidatableResponse comparison() {
        return given().get(url("/delivery-modes/comparison")).then().statusCode(200);
    }

    @Test
    void withoutDataTheLagsAreThoseExpected() {
        comparison()
                .body("items.mode", contains("CONNECTED", "ON_PREM", "DISCONNECTED"))
                .body("items.lagDays", contains(0, 30, 30))
                .body("items.lagBasis", contains("EXPECTED", "EXPECTED", "EXPECTED"))
                .body("items.instances", contains(0, 0, 0))
                .body("items.manualStepsPerMonth", contains(0, 1, 0))
                .body("items.obligationsAtRisk", contains(0, 0, 0))
                .body("recommended", equalTo("CONNECTED"));
    }

    @Test
    void measuredLagsTellWhatWouldFallDueMeanwhile() {
        clock.set("2026-01-02T00:00:00Z");
        mode("virtual-accounts/campus", "DISCONNECTED");
        mode("virtual-accounts/branch", "ON_PREM");
        send(ndjson(report(ONE, DNA, 1).row(0, DAY, 4), report(TWO, DNA, 1).row(0, DAY, 3)));
        given().body(report("C:branch", DNA, 1).row(0, DAY, 1).json())
                .put(url("/on-prem-syncs/ssm-1/1?virtualAccount=branch"))
                .then()
                .statusCode(201);
        given().contentType("application/json")
                .body("{\"expectedEveryDays\":7}")
                .put(url("/on-prem-collectors/ssm-1"));
        export("e1", "campus", "XML").statusCode(201);
        clock.set("2026-02-25T12:00:00Z");
        submit("e1", "2026-02-25T12:00:00Z").statusCode(201);

        comparison()
                .body("items.instances", contains(0, 1, 2))
                .body("items.lagDays", contains(0, 7, 55))
                .body("items.lagBasis", contains("EXPECTED", "EXPECTED", "MEASURED"))
                .body("items.manualStepsPerMonth", contains(0, 5, 10))
                .body("items.obligationsAtRisk", contains(0, 0, 3))
                .body("recommended", equalTo("CONNECTED"));
    }

    @Test
    void anUnknownAccountHasNoModes() {
        given().get("/v1/smart-accounts/unknown.example.com/delivery-modes/comparison")
                .then()
                .statusCode(404);
    }
}
