package dev.ninety.compliance.score;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.score.app.ScoreMetrics;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scores by their doors. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class ScoreDoorTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String LOW = "regid.2026-01.com.example.essentials,1.0_e";
    private static final String START = "2026-01-01T00:00:00Z";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    ScoreMetrics metrics;

    @Inject
    Sql sql;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    /** Of 40 owned in hq 2 are missing since February; in lab 10 of 20 end in May and 15 are in use. */
    private StubAccount estate(String name) {
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
    private void isToBeReconciled(String account) {
        sql.update("""
                INSERT INTO reconciliation_duty (smart_account, source, since, anchor, attempt_at)
                VALUES (?, 'OWN_COPIES', ?, ?, '9000-01-01T00:00:00Z')
                """, account, clock.instant(), clock.instant());
    }

    private static ValidatableResponse ask(String account, String door, Map<String, String> query) {
        return given().queryParams(query)
                .get("/v1/smart-accounts/{sa}/" + door, account)
                .then();
    }

    private static JsonPath score(String account, Map<String, String> query) {
        return ask(account, "score", query).statusCode(200).extract().jsonPath();
    }

    private static List<String> lost(JsonPath score) {
        List<Map<String, Object>> deductions = score.getList("deductions");
        return deductions.stream()
                .map(one -> one.get("code") + " " + one.get("reason") + " " + one.get("points"))
                .toList();
    }

    private static Map<String, Object> deduction(JsonPath score, String reason) {
        List<Map<String, Object>> deductions = score.getList("deductions");
        return deductions.stream()
                .filter(one -> one.get("reason").equals(reason))
                .findFirst()
                .orElseThrow();
    }

    private void own(String account) {
        for (Map<String, Object> one : cases(account)) {
            given().contentType("application/json")
                    .header("If-Match", "\"" + one.get("version") + "\"")
                    .body("{\"owner\":\"ada@example.com\"}")
                    .patch("/v1/smart-accounts/{sa}/cases/{id}", account, one.get("id"))
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void everyDeductionIsExplained() {
        String name = "score-explained.example.com";
        estate(name);
        evaluate(name);
        JsonPath all = score(name, Map.of());
        assertThat(lost(all))
                .containsExactly(
                        "SHORTAGE LICENCES_SHORT 2", // 40 * 2 / 60
                        "REPORTING REPORTS_OVERDUE 1", // 30 * 1 / 30
                        "HYGIENE INSTANCES_AFFECTED 2", // 10 * 2 / 15
                        "HYGIENE CASE_UNOWNED 5",
                        "EVIDENCE EVIDENCE_MISSING 1", // 10 * 1 / 15
                        "HORIZON SHORTAGE_AHEAD 1"); // 5 * 7 / 60
        assertThat(all.getInt("score")).isEqualTo(88);
        assertThat(all.getMap("")).containsEntry("reason", null).containsEntry("virtualAccount", null);
        assertThat(all.getList("parts.points")).containsExactly(2, 1, 7, 1, 1);
        assertThat(all.getList("parts.most")).containsExactly(40, 30, 15, 10, 5);
        assertThat(all.getMap("weighting")).containsEntry("basis", "UNITS").containsEntry("currency", null);

        Map<String, Object> shortage = deduction(all, "LICENCES_SHORT");
        assertThat(shortage)
                .containsEntry("share", Map.of("part", "2", "whole", "60"))
                .containsEntry("most", 40)
                .containsEntry("moreLicences", 0)
                .containsEntry(
                        "licences",
                        List.of(Map.of(
                                "virtualAccount",
                                "hq",
                                "entitlementTag",
                                TAG,
                                "units",
                                2,
                                "unitWeight",
                                "1",
                                "at",
                                "2026-03-01T00:00:00Z")));
        JsonPath owned = all.setRootPath("deductions[0].evidence");
        assertThat(owned.getList("source")).containsExactly("ENTITLEMENT", "USAGE");
        assertThat(owned.getList("units")).containsExactly(40, 42);
        assertThat(owned.getList("sequences")).containsExactly(List.of(1), List.of(1, 2));
        all.setRootPath("");
        Map<String, Object> ahead = deduction(all, "SHORTAGE_AHEAD");
        assertThat(ahead).containsEntry("share", Map.of("part", "7", "whole", "60"));
        assertThat(all.getList("deductions[5].licences.at"))
                .as("what weighs most first, and when it is shortest")
                .containsExactly("2026-05-01T00:00:00Z", "2026-03-01T00:00:00Z");
        assertThat(all.getList("deductions[3].evidence.ids"))
                .containsExactly(List.of(cases(name).getFirst().get("id")));
        assertThat(all.getList("deductions[2].elsewhere.path"))
                .containsExactly(
                        "/v1/smart-accounts/" + name + "/findings?code=STALE_INSTANCE&accepted=false",
                        "/v1/smart-accounts/" + name + "/findings?code=DOUBLE_COUNT&accepted=false",
                        "/v1/smart-accounts/" + name + "/findings?code=UNASSIGNED&accepted=false");
    }

    @Test
    void itsLinksLeadToWhatItWasReadFrom() {
        String name = "score-links.example.com";
        estate(name);
        evaluate(name);
        JsonPath all = score(name, Map.of("virtualAccount", "hq"));
        assertThat(lost(all))
                .containsExactly(
                        "SHORTAGE LICENCES_SHORT 2",
                        "REPORTING REPORTS_OVERDUE 2",
                        "HYGIENE INSTANCES_AFFECTED 2",
                        "HYGIENE CASE_UNOWNED 5",
                        "HORIZON SHORTAGE_AHEAD 1");
        for (String link : all.getList("deductions.link", String.class)) {
            JsonPath answer = given().urlEncodingEnabled(false)
                    .get(link)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(answer.getList("items.virtualAccount")).as(link).containsOnly("hq");
        }
        JsonPath standing =
                ask(name, "standing", Map.of()).statusCode(200).extract().jsonPath();
        assertThat(standing.getList("items", Map.class))
                .containsExactly(
                        Map.of(
                                "virtualAccount",
                                "hq",
                                "active",
                                10,
                                "required",
                                20,
                                "overdue",
                                1,
                                "affected",
                                2,
                                "withoutEvidence",
                                0,
                                "heardAt",
                                "2026-03-01T00:00:00Z"),
                        Map.of(
                                "virtualAccount",
                                "lab",
                                "active",
                                5,
                                "required",
                                10,
                                "overdue",
                                0,
                                "affected",
                                0,
                                "withoutEvidence",
                                1,
                                "heardAt",
                                "2026-03-01T00:00:00Z"));
    }

    @Test
    void eachVirtualAccountHasItsOwn() {
        String name = "score-places.example.com";
        estate(name);
        evaluate(name);
        JsonPath each = ask(name, "scores", Map.of()).statusCode(200).extract().jsonPath();
        assertThat(each.getList("items.virtualAccount")).containsExactly("empty", "hq", "lab");
        assertThat(each.getList("items.score")).containsExactly(100, 88, 96);
        assertThat(each.getList("items[2].deductions.reason")).containsExactly("EVIDENCE_MISSING", "SHORTAGE_AHEAD");
        for (String place : List.of("empty", "hq", "lab")) {
            JsonPath alone = score(name, Map.of("virtualAccount", place));
            assertThat(alone.getString("virtualAccount")).isEqualTo(place);
            assertThat(each.getList("items.score"))
                    .element(List.of("empty", "hq", "lab").indexOf(place))
                    .isEqualTo(alone.getInt("score"));
        }
        JsonPath first = ask(name, "scores", Map.of("limit", "2"))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(first.getList("items.virtualAccount")).containsExactly("empty", "hq");
        ask(name, "scores", Map.of("limit", "2", "after", first.getString("next")))
                .statusCode(200)
                .body("items.virtualAccount", equalTo(List.of("lab")))
                .body("next", equalTo(null));
    }

    @Test
    void figuresAreThoseThatTheMomentHad() {
        String name = "score-dated.example.com";
        StubAccount account = estate(name);
        evaluate(name);
        clock.set("2026-03-02T00:00:00Z");
        own(name);
        account.heard().standing("hq", 10, 20, 20, 2, 0);
        evaluate(name);
        clock.set("2026-03-03T00:00:00Z");
        assertThat(lost(score(name, Map.of("virtualAccount", "hq"))))
                .contains("REPORTING REPORTS_OVERDUE 30")
                .doesNotContain("HYGIENE CASE_UNOWNED 5");
        for (Map<String, String> before : List.of(
                Map.of("at", "2026-03-01T12:00:00Z"),
                Map.of("at", "2026-03-01T12:00:00Z", "knownAt", "2026-03-03T00:00:00Z"),
                Map.of("knownAt", "2026-03-01T12:00:00Z"))) {
            assertThat(lost(score(name, before)))
                    .as("%s", before)
                    .contains("REPORTING REPORTS_OVERDUE 1", "HYGIENE CASE_UNOWNED 5");
        }
        JsonPath unheard = score(name, Map.of("at", "2026-02-28T00:00:00Z"));
        assertThat(unheard.getMap("")).containsEntry("score", null).containsEntry("reason", "STANDING_UNKNOWN");
        assertThat(lost(unheard))
                .as("what is known is told; nobody knew of the case then")
                .containsExactly("SHORTAGE LICENCES_SHORT 2", "HORIZON SHORTAGE_AHEAD 1");
        assertThat(unheard.getList("parts.points")).containsExactly(2, null, null, null, 1);
        ask(name, "standing", Map.of("at", "2026-02-28T00:00:00Z"))
                .statusCode(200)
                .body("items", equalTo(List.of()));
    }

    @Test
    void lateDataChangesAPastScoreOnlyAsKnownAtSays() {
        String name = "score-late.example.com";
        StubAccount account = estate(name);
        evaluate(name);
        Map<String, String> asked = Map.of("at", "2026-03-01T00:00:00Z", "knownAt", "2026-03-01T00:00:00Z");
        Map<String, Object> before = score(name, asked).getMap("");
        clock.set("2026-04-01T00:00:00Z");
        account.owns("hq", TAG, START, 30)
                .uses("C9300:FOC3", "lab", TAG, START, 8)
                .heard()
                .standing("lab", 5, 10, 9, 4, 4);
        evaluate(name);
        own(name);
        assertThat(score(name, asked).getMap("")).isEqualTo(before);
        JsonPath now = score(name, Map.of("at", "2026-03-01T00:00:00Z"));
        assertThat(lost(now))
                .as("23 of 90 short in lab, which nobody knew of then")
                .containsExactly(
                        "SHORTAGE LICENCES_SHORT 2",
                        "REPORTING REPORTS_OVERDUE 1",
                        "HYGIENE INSTANCES_AFFECTED 2",
                        "EVIDENCE EVIDENCE_MISSING 1",
                        "HORIZON SHORTAGE_AHEAD 1");
        assertThat(now.getString("deductions[0].licences[0].virtualAccount")).isEqualTo("lab");
        JsonPath history = ask(
                        name, "score/history", Map.of("from", "2026-02-28T00:00:00Z", "until", "2026-03-02T00:00:00Z"))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(history.getList("items.score")).containsExactly(null, before.get("score"), before.get("score"));
        assertThat(history.getList("items.reason")).containsExactly("STANDING_UNKNOWN", null, null);
        ask(
                        name,
                        "score/history",
                        Map.of(
                                "from", "2026-03-01T00:00:00Z",
                                "until", "2026-03-01T00:00:00Z",
                                "knownAt", "2026-04-01T00:00:00Z"))
                .statusCode(200)
                .body("items.score", equalTo(List.of(now.getInt("score"))));
    }

    @Test
    void theHistoryGoesStepByStepAndPageByPage() {
        String name = "score-history.example.com";
        estate(name);
        evaluate(name);
        isToBeReconciled(name);
        clock.set("2026-03-03T12:00:00Z");
        Map<String, String> asked = Map.of("from", "2026-03-01T00:00:00Z", "step", "PT24H", "virtualAccount", "lab");
        JsonPath whole =
                ask(name, "score/history", asked).statusCode(200).extract().jsonPath();
        assertThat(whole.getList("items.at"))
                .containsExactly("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z");
        assertThat(whole.getList("items.score"))
                .as("nothing was reconciled for a day and a half")
                .containsExactly(96, 96, 91);
        assertThat(whole.getList("items[2].deductions.reason"))
                .containsExactly("EVIDENCE_MISSING", "RECONCILIATION_MISSED", "SHORTAGE_AHEAD");
        assertThat(whole.getList("items.virtualAccount")).containsOnly("lab");
        JsonPath first = given().queryParams(asked)
                .queryParam("limit", 2)
                .get("/v1/smart-accounts/{sa}/score/history", name)
                .jsonPath();
        assertThat(first.getList("items")).isEqualTo(whole.getList("items").subList(0, 2));
        JsonPath second = given().queryParams(asked)
                .queryParam("limit", 2)
                .queryParam("after", first.getString("next"))
                .get("/v1/smart-accounts/{sa}/score/history", name)
                .jsonPath();
        assertThat(second.getList("items")).isEqualTo(whole.getList("items").subList(2, 3));
        assertThat((Object) second.get("next")).isNull();
        assertThat(ask(name, "score/history", Map.of())
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items"))
                .as("a day for each of thirty, and the first")
                .hasSize(31);
        for (Map<String, String> wrong : List.of(
                Map.of("step", "P1M"),
                Map.of("step", "PT1M"),
                Map.of("step", "day"),
                Map.of("until", "2026-03-04T00:00:00Z"),
                Map.of("from", "2026-03-03T13:00:00Z"),
                Map.of("from", "yesterday"),
                Map.of("after", "x"))) {
            ask(name, "score/history", wrong).statusCode(400);
        }
    }

    @Test
    void aScoreNeedsNobodyElseOnceItWasHeard() {
        String name = "score-alone.example.com";
        estate(name);
        evaluate(name);
        int before = score(name, Map.of()).getInt("score");
        peers.kill(Source.USAGE);
        peers.kill(Source.ENTITLEMENT);
        assertThat(score(name, Map.of()).getInt("score")).isEqualTo(before);
    }

    @Test
    void inDoubtThereIsNoScore() {
        String name = "score-doubt.example.com";
        StubAccount account = estate(name);
        peers.kill(Source.USAGE);
        evaluate(name);
        JsonPath unread = score(name, Map.of());
        assertThat(unread.getMap(""))
                .containsEntry("score", null)
                .containsEntry("reason", "SOURCE_NEVER_READ")
                .containsEntry("parts", List.of())
                .containsEntry("deductions", List.of())
                .containsEntry("weighting", null);
        ask(name, "scores", Map.of())
                .body("items.reason", equalTo(List.of("SOURCE_NEVER_READ", "SOURCE_NEVER_READ", "SOURCE_NEVER_READ")));
        peers.heal();
        account.recordFrom("2026-02-15T00:00:00Z");
        evaluate(name);
        assertThat(score(name, Map.of()).getInt("score")).isEqualTo(88);
        JsonPath early = score(name, Map.of("at", "2026-02-01T00:00:00Z"));
        assertThat(early.getMap("")).containsEntry("score", null).containsEntry("reason", "RECORD_START");
    }

    @Test
    void whatOnlyTheVendorSeesIsLeftOutAndNamed() {
        String name = "score-unseen.example.com";
        estate(name).owns("hq", LOW, START, 5);
        evaluate(name);
        String counted = """
                {"takenAt":"2026-02-15T00:00:00Z","items":[{"virtualAccount":"hq","entitlementTag":"%s","inUse":9}]}
                """.formatted(LOW);
        assertThat(deduction(score(name, Map.of()), "LICENCES_SHORT"))
                .containsEntry("share", Map.of("part", "2", "whole", "65"));
        given().contentType("application/json")
                .body(counted)
                .post("/v1/smart-accounts/{sa}/imports/vendor-usage", name)
                .then()
                .statusCode(200);
        JsonPath all = score(name, Map.of());
        assertThat(all.getList("leftOut"))
                .containsExactly(Map.of("virtualAccount", "hq", "entitlementTag", LOW, "reason", "UNSEEN_USAGE"));
        assertThat(deduction(all, "LICENCES_SHORT")).containsEntry("share", Map.of("part", "2", "whole", "60"));
        assertThat(score(name, Map.of("virtualAccount", "lab")).getList("leftOut"))
                .isEmpty();
    }

    @Test
    void pricesWeighWhereTheWholeCatalogueHasThem() {
        String name = "score-priced.example.com";
        StubAccount account = peers.account(name)
                .price(TAG, "99.50", "EUR")
                .shipped(TAG, "switching", 2, 90, "RESTRICT")
                .grants("order-1", "hq", TAG, 10, START, null)
                .uses("C9300:FOC1", "hq", TAG, START, 9)
                .uses("C9200:FOC2", "hq", LOW, START, 5);
        account.heard().inOrder();
        evaluate(name);
        own(name);
        JsonPath priced = score(name, Map.of());
        assertThat(priced.getMap("weighting")).containsEntry("basis", "PRICES").containsEntry("currency", "EUR");
        assertThat(deduction(priced, "LICENCES_SHORT"))
                .as("a licence in no catalogue weighs 1")
                .containsEntry("share", Map.of("part", "5", "whole", "995"))
                .containsEntry("points", 1);
        clock.set("2026-03-02T00:00:00Z");
        account.edited(LOW, null, null, 90, "NOTIFY_ONLY");
        evaluate(name);
        JsonPath plain = score(name, Map.of());
        assertThat(plain.getMap("weighting")).containsEntry("basis", "UNITS");
        assertThat(deduction(plain, "LICENCES_SHORT"))
                .containsEntry("share", Map.of("part", "5", "whole", "10"))
                .containsEntry("points", 20);
        assertThat(score(name, Map.of("knownAt", "2026-03-01T00:00:00Z")).getMap("weighting"))
                .containsEntry("basis", "PRICES");
    }

    @Test
    void aWhatIfTellsTheScoreBesideTodays() {
        String name = "score-what-if.example.com";
        estate(name);
        evaluate(name);
        JsonPath answer = given().contentType("application/json")
                .body("""
                        {"entitlements":[{"virtualAccount":"hq","entitlementTag":"TAG","quantity":2,
                          "startsAt":"2026-02-20T00:00:00Z"}],
                         "renewals":[{"virtualAccount":"lab","entitlementTag":"TAG","endsAt":"2026-05-01T00:00:00Z",
                          "newEndsAt":"2027-05-01T00:00:00Z"}]}
                        """.replace("TAG", TAG))
                .post("/v1/smart-accounts/{sa}/what-if", name)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(answer.getInt("before.score")).isEqualTo(88);
        assertThat(answer.getInt("after.score"))
                .as("shortage and horizon are gone, the rest stays")
                .isEqualTo(91);
        assertThat(answer.getMap("after")).containsEntry("scoreReason", null);
        JsonPath tiers = given().contentType("application/json")
                .body("{\"tiers\":[{\"entitlementTag\":\"%s\"}]}".formatted(TAG))
                .post("/v1/smart-accounts/{sa}/what-if", name)
                .jsonPath();
        assertThat(tiers.getInt("after.score")).isEqualTo(88);
    }

    @Test
    void aMissedReconciliationCostsUntilOneIsCarriedOut() {
        String name = "score-reconciled.example.com";
        estate(name).heard().standing("lab", 5, 10, 0, 0, 4);
        evaluate(name);
        isToBeReconciled(name);
        clock.set("2026-03-02T11:59:59Z");
        assertThat(score(name, Map.of()).getInt("parts[3].points")).isEqualTo(3);
        clock.set("2026-03-02T12:00:00Z");
        JsonPath missed = score(name, Map.of());
        assertThat(missed.getInt("parts[3].points")).isEqualTo(8);
        assertThat(deduction(missed, "RECONCILIATION_MISSED")).containsEntry("points", 5);
        given().get((String) deduction(missed, "RECONCILIATION_MISSED").get("link"))
                .then()
                .statusCode(200)
                .body("items[0].missedSince", equalTo("2026-03-02T12:00:00Z"));
        assertThat(deduction(score(name, Map.of("virtualAccount", "lab")), "RECONCILIATION_MISSED"))
                .as("no more than is left of the part")
                .containsEntry("points", 2);
        assertThat(score(name, Map.of("knownAt", "2026-03-02T11:59:59Z")).getInt("parts[3].points"))
                .as("nobody could know of it yet")
                .isEqualTo(3);
        assertThat(score(name, Map.of("virtualAccount", "empty")).getInt("score"))
                .isEqualTo(95);
        given().contentType("application/json")
                .body("{\"source\":\"OWN_COPIES\"}")
                .put("/v1/smart-accounts/{sa}/reconciliations/now", name)
                .then()
                .statusCode(201);
        clock.set("2026-03-02T13:00:00Z");
        assertThat(score(name, Map.of()).getInt("parts[3].points")).isEqualTo(3);
    }

    @Test
    void theScoreOfEveryAccountIsAmongTheMetrics() {
        String name = "score-metrics.example.com";
        estate(name);
        evaluate(name);
        String unheard = "score-metrics-unheard.example.com";
        peers.account(unheard).owns("hq", TAG, START, 1);
        evaluate(unheard);
        metrics.count();
        assertThat(given().get("/q/metrics").asString())
                .contains("ninety_score{smart_account=\"" + name + "\"} 88.0")
                .contains("ninety_score{smart_account=\"" + unheard + "\"} NaN");
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        String name = "score-refused.example.com";
        estate(name);
        evaluate(name);
        ask("score-nobody.example.com", "score", Map.of()).statusCode(404);
        ask("score-nobody.example.com", "standing", Map.of()).statusCode(404);
        ask(name, "score", Map.of("virtualAccount", "moon")).statusCode(404);
        ask(name, "score", Map.of("virtualAccount", " ")).statusCode(400);
        ask(name, "score", Map.of("at", "now")).statusCode(400).body("errors[0].parameter", equalTo("at"));
        ask(name, "scores", Map.of("knownAt", "now")).statusCode(400);
        ask(name, "scores", Map.of("limit", "0")).statusCode(400);
    }
}
