package dev.ninety.compliance.score;

import static dev.ninety.compliance.testing.Api.cases;
import static io.restassured.RestAssured.given;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.sql.Sql;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** An estate that has a score, and how tests ask for it. */
abstract class ScoredEstate {

    static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    static final String LOW = "regid.2026-01.com.example.essentials,1.0_e";
    static final String START = "2026-01-01T00:00:00Z";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    /** Of 40 owned in hq 2 are missing since February; in lab 10 of 20 end in May and 15 are in use. */
    StubAccount estate(String name) {
        StubAccount account = peers.account(name)
                .shipped(TAG, "switching", 2, 90, "RESTRICT")
                .virtualAccount("hq", "Headquarters")
                .virtualAccount("lab", "Laboratory")
                .virtualAccount("empty", "Nothing yet")
                .grants("order-1", "hq", TAG, 40, START, null)
                .uses("C9300:FOC1", "hq", TAG, START, 40)
                .uses("ISR4331/K9:FOC2", "hq", TAG, "2026-02-01T00:00:00Z", 2)
                .grants("order-2", "lab", TAG, 10, START, "2026-05-01T00:00:00Z")
                .grants("order-3", "lab", TAG, 10, START, null)
                .uses("C9300:FOC3", "lab", TAG, START, 15);
        account.heard().standing("hq", 10, 20, 1, 2, 0).standing("lab", 5, 10, 0, 0, 1);
        return account;
    }

    /** From now on the account is to be compared each day; nobody does it by itself. */
    void isToBeReconciled(String account) {
        sql.update("""
                INSERT INTO reconciliation_duty (smart_account, source, since, anchor, attempt_at)
                VALUES (?, 'OWN_COPIES', ?, ?, '9000-01-01T00:00:00Z')
                """, account, clock.instant(), clock.instant());
    }

    static ValidatableResponse ask(String account, String door, Map<String, String> query) {
        return given().queryParams(query)
                .get("/v1/smart-accounts/{sa}/" + door, account)
                .then();
    }

    static JsonPath score(String account, Map<String, String> query) {
        return ask(account, "score", query).statusCode(200).extract().jsonPath();
    }

    static List<String> lost(JsonPath score) {
        List<Map<String, Object>> deductions = score.getList("deductions");
        return deductions.stream()
                .map(one -> one.get("code") + " " + one.get("reason") + " " + one.get("points"))
                .toList();
    }

    static Map<String, Object> deduction(JsonPath score, String reason) {
        List<Map<String, Object>> deductions = score.getList("deductions");
        return deductions.stream()
                .filter(one -> one.get("reason").equals(reason))
                .findFirst()
                .orElseThrow();
    }

    void own(String account) {
        for (Map<String, Object> one : cases(account)) {
            given().contentType("application/json")
                    .header("If-Match", "\"" + one.get("version") + "\"")
                    .body("{\"owner\":\"ada@example.com\"}")
                    .patch("/v1/smart-accounts/{sa}/cases/{id}", account, one.get("id"))
                    .then()
                    .statusCode(200);
        }
    }
}
