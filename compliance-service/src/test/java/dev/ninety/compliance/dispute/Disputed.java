package dev.ninety.compliance.dispute;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;

/** An account with ten owned on Campus, six used and four of them shown to the vendor, and the doors to its disputes. */
final class Disputed {

    static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    static final String DISPUTES = "/v1/smart-accounts/{sa}/disputes";
    static final String DISPUTE = DISPUTES + "/{id}";

    private Disputed() {}

    static StubAccount account(StubPeers peers, String name) {
        StubAccount account = peers.account(name)
                .shipped(TAG, "switching", 1, 90, "NOTIFY_ONLY")
                .virtualAccount("campus", "Campus")
                .virtualAccount("lab", "Lab")
                .named("DNA Advantage", TAG)
                .owns("campus", TAG, "2026-01-01T00:00:00Z", 10)
                .uses("campus", TAG, "2026-01-01T00:00:00Z", 6)
                .shows("campus", TAG, "2026-01-01T00:00:00Z", 4);
        evaluate(name);
        return account;
    }

    static String count(String va, long inUse, Long quantity) {
        return "{\"virtualAccount\":\"%s\",\"license\":\"DNA Advantage\",\"inUse\":%d,\"quantity\":%s}"
                .formatted(va, inUse, quantity);
    }

    static void bring(String name, String takenAt, String... items) {
        given().contentType(ContentType.JSON)
                .body("{\"takenAt\":\"%s\",\"licenses\":[%s]}".formatted(takenAt, String.join(",", items)))
                .post("/v1/smart-accounts/{sa}/imports/vendor-usage", name)
                .then()
                .statusCode(200);
    }

    static ValidatableResponse run(String name, String id) {
        return run(name, id, "{\"source\":\"VENDOR_FILE\"}");
    }

    static ValidatableResponse run(String name, String id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put("/v1/smart-accounts/{sa}/reconciliations/{id}", name, id)
                .then()
                .statusCode(201);
    }

    static List<Map<String, Object>> disputes(String name, String... query) {
        var request = given();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return request.get(DISPUTES, name).then().statusCode(200).extract().path("items");
    }

    static ValidatableResponse patch(String name, Object id, long version, String body) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .patch(DISPUTE, name, id)
                .then();
    }
}
