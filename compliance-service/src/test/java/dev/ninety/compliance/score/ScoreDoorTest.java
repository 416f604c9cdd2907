package dev.ninety.compliance.score;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.compliance.score.app.ScoreMetrics;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scores by their doors. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class ScoreDoorTest extends ScoredEstate {

    @Inject
    ScoreMetrics metrics;

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
