package dev.ninety.compliance.remedy;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import io.restassured.response.ValidatableResponse;

/** An estate that is short, and the doors through which its plans are applied. */
final class AppliedPlans {

    static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";

    private static final String JANUARY = "2026-01-01T00:00:00Z";
    private static final String FEBRUARY = "2026-02-01T00:00:00Z";

    private AppliedPlans() {}

    /** In campus six are missing: two count by a device that is gone, lab has three to spare, one must be bought. */
    static StubAccount estate(StubPeers peers, String name) {
        StubAccount account = peers.account(name)
                .price(TAG, "10.00", "EUR")
                .shipped(TAG, null, null, 90, "RESTRICT")
                .grants("order-0", "campus", TAG, 4, JANUARY, null)
                .uses("C9300-24T:OLD", "campus", TAG, JANUARY, 4)
                .uses("ISR4331/K9:GONE", "campus", TAG, FEBRUARY, 2)
                .uses("C9300-24T:NEW", "campus", TAG, FEBRUARY, 4)
                .grants("order-1", "lab", TAG, 3, JANUARY, null);
        account.heard().nothing().finding("STALE_INSTANCE", "STALE_INSTANCE-1", "ISR4331/K9:GONE", "campus", TAG, 2L);
        evaluate(name);
        return account;
    }

    static Object caseOf(String name) {
        return cases(name).getFirst().get("id");
    }

    static String cheapest(String name) {
        return given().get("/v1/smart-accounts/{sa}/cases/{id}/remedies", name, caseOf(name))
                .then()
                .statusCode(200)
                .body("items[0].steps.kind", contains("CLEAR", "TRANSFER", "BUY"))
                .extract()
                .path("items[0].id");
    }

    static ValidatableResponse apply(String name, String plan, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/smart-accounts/{sa}/cases/{id}/remedies/{plan}/apply", name, caseOf(name), plan)
                .then();
    }

    static final String CONFIRMED = "{\"confirm\": [\"ISR4331/K9:GONE\"]}";

    static String take(String name, String plan) {
        return apply(name, plan, CONFIRMED).statusCode(202).extract().header("Location");
    }

    static ValidatableResponse job(String location) {
        return given().get(location).then().statusCode(200);
    }
}
