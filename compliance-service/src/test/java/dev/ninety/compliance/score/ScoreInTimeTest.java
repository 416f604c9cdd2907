package dev.ninety.compliance.score;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scores of other moments, by what was known at others. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class ScoreInTimeTest extends ScoredEstate {

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
}
