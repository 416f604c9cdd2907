package dev.ninety.compliance.owner;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.told;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that say who cares for new cases, and the cases that follow them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class OwnerRulesDoorTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String RULES = "/v1/smart-accounts/{sa}/owner-rules";
    private static final String RULE = RULES + "/{id}";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private StubAccount account(String name) {
        StubAccount account = peers.account(name)
                .shipped(TAG, "switching", 1, 90, "NOTIFY_ONLY")
                .virtualAccount("campus", "Campus")
                .virtualAccount("lab", "Lab");
        evaluate(name);
        return account;
    }

    private static ValidatableResponse put(String account, String id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put(RULE, account, id)
                .then();
    }

    @Test
    void aNewCaseTakesTheOwnerOfTheMostSpecificRule() {
        String name = "owned.example.com";
        StubAccount account = account(name);
        put(name, "family", "{\"family\":\"switching\",\"owner\":\"fay\"}").statusCode(201);
        put(name, "campus", "{\"virtualAccount\":\"campus\",\"owner\":\"cam\"}").statusCode(201);
        put(name, "both", "{\"virtualAccount\":\"campus\",\"family\":\"switching\",\"owner\":\"bo\"}")
                .statusCode(201);
        account.uses("campus", TAG, "2026-02-01T00:00:00Z", 1)
                .uses("campus", "tag.alone", "2026-02-02T00:00:00Z", 1)
                .uses("lab", TAG, "2026-02-03T00:00:00Z", 1)
                .uses("lab", "tag.alone", "2026-02-04T00:00:00Z", 1);
        evaluate(name);
        assertThat(cases(name)).extracting(one -> one.get("owner")).containsExactly("bo", "cam", "fay", null);
        assertThat(cases(name)).extracting(one -> one.get("unowned")).containsExactly(false, false, false, true);
        assertThat(told(cases(name).getFirst()))
                .containsExactly("OPENED 2026-02-01T00:00:00Z SHORTAGE", "ASSIGNED 2026-03-01T00:00:00Z OWNER_RULE");
        assertThat(told(cases(name).getLast())).containsExactly("OPENED 2026-02-04T00:00:00Z SHORTAGE");
    }

    @Test
    void aCaseKeepsItsOwnerWhateverBecomesOfTheRule() {
        String name = "kept-owner.example.com";
        StubAccount account = account(name);
        put(name, "campus", "{\"virtualAccount\":\"campus\",\"owner\":\"cam\"}").statusCode(201);
        account.uses("campus", TAG, "2026-02-01T00:00:00Z", 1);
        evaluate(name);
        Map<String, Object> one = cases(name).getFirst();
        given().contentType(ContentType.JSON)
                .header("If-Match", "\"" + one.get("version") + "\"")
                .body("{\"owner\":\"ada\"}")
                .patch("/v1/smart-accounts/{sa}/cases/{id}", name, one.get("id"))
                .then()
                .statusCode(200);
        put(name, "campus", "{\"virtualAccount\":\"campus\",\"owner\":\"other\"}")
                .statusCode(200);
        account.uses("campus", TAG, "2026-02-10T00:00:00Z", 1);
        evaluate(name);
        assertThat(cases(name).getFirst()).containsEntry("owner", "ada");
        given().delete(RULE, name, "campus").then().statusCode(204);
        evaluate(name);
        assertThat(cases(name).getFirst()).containsEntry("owner", "ada");
    }

    @Test
    void aNewRuleTakesOpenCasesThatNobodyOwns() {
        String name = "adopted.example.com";
        account(name)
                .uses("campus", TAG, "2026-02-01T00:00:00Z", 1)
                .uses("lab", TAG, "2026-02-02T00:00:00Z", 1)
                .uses("campus", "tag.over", "2026-02-03T00:00:00Z", 1)
                .uses("campus", "tag.over", "2026-02-04T00:00:00Z", -1);
        evaluate(name);
        put(name, "campus", "{\"virtualAccount\":\"campus\",\"owner\":\"cam\"}").statusCode(201);
        assertThat(cases(name)).extracting(one -> one.get("owner")).containsExactly("cam", null, null);
        given().get(
                        "/v1/smart-accounts/{sa}/cases/{id}",
                        name,
                        cases(name).getFirst().get("id"))
                .then()
                .header("ETag", "\"2\"")
                .body("history[1].what", equalTo("ASSIGNED"))
                .body("history[1].reason", equalTo("OWNER_RULE"))
                .body("history[1].who", equalTo("anonymous"))
                .body("history[1].from", nullValue())
                .body("history[1].to", equalTo("cam"));
        put(name, "family", "{\"family\":\"switching\",\"owner\":\"fay\"}").statusCode(201);
        assertThat(cases(name))
                .as("one that has an owner keeps it, one that is over needs none")
                .extracting(one -> one.get("owner"))
                .containsExactly("cam", "fay", null);
    }

    @Test
    void aRuleThatStoodAlreadyContradictsNobody() {
        String name = "cleared-owner.example.com";
        StubAccount account = account(name);
        put(name, "campus", "{\"virtualAccount\":\"campus\",\"owner\":\"cam\"}").statusCode(201);
        account.uses("campus", TAG, "2026-02-01T00:00:00Z", 1);
        evaluate(name);
        Map<String, Object> one = cases(name).getFirst();
        given().contentType(ContentType.JSON)
                .header("If-Match", "\"" + one.get("version") + "\"")
                .body("{\"owner\":null}")
                .patch("/v1/smart-accounts/{sa}/cases/{id}", name, one.get("id"))
                .then()
                .statusCode(200);
        evaluate(name);
        put(name, "campus", "{\"virtualAccount\":\"campus\",\"owner\":\"cam\"}").statusCode(200);
        put(name, "family", "{\"family\":\"switching\",\"owner\":\"fay\"}").statusCode(201);
        assertThat(cases(name).getFirst())
                .as("the same rule again, and a broader one")
                .containsEntry("owner", null);
        put(name, "campus", "{\"virtualAccount\":\"campus\",\"owner\":\"coco\"}")
                .statusCode(200);
        assertThat(cases(name).getFirst()).containsEntry("owner", "coco");
    }

    @Test
    void rulesAreListedReadReplacedAndDeleted() {
        String name = "rules.example.com";
        account(name);
        put(name, "b", "{\"family\":\"switching\",\"owner\":\"fay\"}")
                .statusCode(201)
                .body("id", equalTo("b"))
                .body("virtualAccount", nullValue())
                .body("family", equalTo("switching"))
                .body("owner", equalTo("fay"));
        put(name, "b", "{\"family\":\"switching\",\"owner\":\"fay\"}").statusCode(200);
        put(name, "a", "{\"virtualAccount\":\"lab\",\"owner\":\"lea\"}").statusCode(201);
        String next = given().queryParam("limit", 1)
                .get(RULES, name)
                .then()
                .statusCode(200)
                .body("items.id", contains("a"))
                .extract()
                .path("next");
        given().queryParam("after", next)
                .get(RULES, name)
                .then()
                .body("items.id", contains("b"))
                .body("next", nullValue());
        put(name, "a", "{\"virtualAccount\":\"lab\",\"owner\":\"leo\"}").statusCode(200);
        given().get(RULE, name, "a").then().statusCode(200).body("owner", equalTo("leo"));
        given().delete(RULE, name, "a").then().statusCode(204);
        given().get(RULE, name, "a").then().statusCode(404);
        given().delete(RULE, name, "a").then().statusCode(404);
    }

    @Test
    void oneScopeHasOneRuleAndOneRuleOneScope() {
        String name = "scopes.example.com";
        account(name);
        put(name, "a", "{\"virtualAccount\":\"lab\",\"owner\":\"lea\"}").statusCode(201);
        put(name, "a", "{\"virtualAccount\":\"campus\",\"owner\":\"lea\"}")
                .statusCode(409)
                .body("code", equalTo("ANOTHER_SCOPE"));
        put(name, "b", "{\"virtualAccount\":\"lab\",\"owner\":\"leo\"}")
                .statusCode(409)
                .body("code", equalTo("SCOPE_TAKEN"));
        put(name, "b", "{\"virtualAccount\":\"lab\",\"family\":\"switching\",\"owner\":\"leo\"}")
                .statusCode(201);
    }

    @Test
    void whatCannotBeARuleIsRefusedByField() {
        String name = "bad-rules.example.com";
        StubAccount account = account(name);
        put(name, "r", "{}").statusCode(422).body("errors.pointer", containsInAnyOrder("/virtualAccount", "/owner"));
        put(name, "r", "{\"virtualAccount\":\"nowhere\",\"family\":\"none\",\"owner\":\"ada\"}")
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/virtualAccount", "/family"));
        put(name, "r", "{\"virtualAccount\":\"lab\",\"owner\":\"a\\u0000da\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/owner"));
        put(name, "r", "{\"virtualAccount\":7,\"owner\":[]}").statusCode(400);
        put(name, "r", "null").statusCode(400);
        put(name, "r", "{").statusCode(400);
        put(name, "bad%20id", "{\"virtualAccount\":\"lab\",\"owner\":\"ada\"}").statusCode(400);
        put("nobody.example.com", "r", "{\"virtualAccount\":\"lab\",\"owner\":\"ada\"}")
                .statusCode(404);
        given().get(RULES, name).then().body("items.size()", equalTo(0));
        peers.kill(Source.ENTITLEMENT);
        put(name, "r", "{\"virtualAccount\":\"new\",\"owner\":\"ada\"}").statusCode(503);
        peers.heal();
        account.virtualAccount("new", "New");
        put(name, "r", "{\"virtualAccount\":\"new\",\"owner\":\"ada\"}").statusCode(201);
    }
}
