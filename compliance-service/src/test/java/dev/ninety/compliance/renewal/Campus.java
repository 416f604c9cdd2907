package dev.ninety.compliance.renewal;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** An account that is short on campus and has an agreement, as tests of the review's doors know it. */
final class Campus {

    static final String REVIEW = "/v1/smart-accounts/{sa}/renewal-review";
    static final String HIGH = "regid.2026-01.com.example.advantage,1.0_a";
    static final String LOW = "regid.2026-01.com.example.essentials,1.0_e";
    static final String FIREWALL = "regid.2026-01.com.example.firewall,1.0_f";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String START = "2026-01-01T00:00:00Z";
    static final String END = "2027-01-01T00:00:00Z";
    static final String AGREEMENT = """
            {"name": "Agreement <b>& more</b>",
             "term": {"startsAt": "2025-01-01T00:00:00Z", "endsAt": "2027-03-01T00:00:00Z"},
             "milestones": ["2026-09-01T00:00:00Z"], "noticeDate": "2026-12-01T00:00:00Z", "growthAllowance": "20",
             "lines": [{"suite": "Switching", "entitlementTags": ["%s"], "quantity": 40}],
             "priceBook": [{"entitlementTag": "%s", "unitPrice": "12.50"}], "currency": "CHF"}""".formatted(HIGH, HIGH);

    private Campus() {}

    /** Campus owns 10 of the higher tier and uses 12, 20 for a week; the lab owns 4 of the lower one and uses one. */
    static StubAccount account(StubPeers peers, String name) {
        StubAccount account = peers.account(name)
                .virtualAccount("campus", "Main <Campus>")
                .virtualAccount("lab", "Lab")
                .belongs("campus", null, "Retail", "EMEA", null)
                .belongs("lab", null, null, "APAC", null)
                .price(HIGH, "15.00", "EUR")
                .price(LOW, "5.00", "EUR")
                .shipped(HIGH, "switching", 2, 90, "NOTIFY_ONLY")
                .shipped(LOW, "switching", 1, 90, "NOTIFY_ONLY")
                .grants("order-1", "campus", HIGH, 10, START, END)
                .grants("order-2", "lab", LOW, 4, START, null)
                .uses("C9300:FOC1", "campus", HIGH, "2026-02-01T00:00:00Z", 8)
                .uses("C9300:FOC2", "campus", HIGH, "2026-05-01T00:00:00Z", 4)
                .uses("C9300:FOC3", "campus", HIGH, "2026-03-01T00:00:00Z", 12)
                .uses("C9300:FOC3", "campus", HIGH, "2026-03-08T00:00:00Z", -12)
                .uses("C9300:FOC4", "lab", LOW, "2026-02-01T00:00:00Z", 1)
                .shows("campus", HIGH, "2026-02-01T00:00:00Z", 8)
                .silent("campus", 3);
        account.heard().nothing().standing("campus", 4, 6, 2, 0, 1);
        evaluate(name);
        return account;
    }

    static void agree(String account) {
        given().contentType(ContentType.JSON)
                .body(AGREEMENT)
                .put("/v1/smart-accounts/{sa}/agreements/ea", account)
                .then()
                .statusCode(201);
    }

    static ValidatableResponse get(String account, String... query) {
        RequestSpecification request = given();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return request.get(REVIEW, account).then();
    }
}
