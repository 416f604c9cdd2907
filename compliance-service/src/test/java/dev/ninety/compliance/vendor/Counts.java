package dev.ninety.compliance.vendor;

import static io.restassured.RestAssured.given;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import io.restassured.path.json.JsonPath;

/** Files of counts, and the account that they are about: ten owned and four used on Campus. */
final class Counts {

    static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    static final String FIREWALL = "regid.2026-01.com.example.firewall,1.0_f";
    static final String PATH = "/v1/smart-accounts/{sa}/imports/vendor-usage";

    private Counts() {}

    static StubAccount account(StubPeers peers, String name) {
        return peers.account(name)
                .virtualAccount("campus", "Main Campus")
                .virtualAccount("lab", "Lab")
                .shipped(TAG, null, null, 90, "NOTIFY_ONLY")
                .named("DNA Advantage", TAG)
                .owns("campus", TAG, "2026-01-01T00:00:00Z", 10)
                .uses("campus", TAG, "2026-01-01T00:00:00Z", 4);
    }

    static JsonPath post(String account, String body, Object... query) {
        return postAs("application/json", account, body, query);
    }

    static JsonPath postAs(String type, String account, String body, Object... query) {
        var request = given().contentType(type).body(body);
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam((String) query[i], query[i + 1]);
        }
        return request.post(PATH, account).then().statusCode(200).extract().jsonPath();
    }

    static String count(String virtualAccount, String tag, long inUse) {
        return "{\"virtualAccount\":\"%s\",\"entitlementTag\":\"%s\",\"inUse\":%d}"
                .formatted(virtualAccount, tag, inUse);
    }

    static String items(String takenAt, String... items) {
        return "{\"takenAt\":\"%s\",\"items\":[%s]}".formatted(takenAt, String.join(",", items));
    }
}
