package dev.ninety.compliance.score;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a score rests on, and what it is withheld for. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class ScoreGroundsTest extends ScoredEstate {

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
}
