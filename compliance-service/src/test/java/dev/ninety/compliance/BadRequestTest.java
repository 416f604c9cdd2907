package dev.ninety.compliance;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.positions;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every door, knocked at in the wrong way; and lists, read page by page. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class BadRequestTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private static void assertBadParameter(String path, String parameter) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_PARAMETER"))
                .body("errors.parameter", contains(parameter));
    }

    @Test
    void parametersThatCannotBeReadAreNamed() {
        peers.account("params.example.com");
        String account = "/v1/smart-accounts/params.example.com";
        assertBadParameter(account + "/positions?at=yesterday", "at");
        assertBadParameter(account + "/positions?at=%2B999999999-01-01T00:00:00Z", "at");
        assertBadParameter(account + "/positions?knownAt=2026-13-01T00:00:00Z", "knownAt");
        assertBadParameter(account + "/positions?virtualAccount=%2Fetc", "virtualAccount");
        assertBadParameter(account + "/positions?after=no!cursor", "after");
        assertBadParameter(account + "/cases?state=grace", "state");
        assertBadParameter(account + "/cases?virtualAccount=a%20b", "virtualAccount");
        assertBadParameter(account + "/cases?after=%25%25", "after");
        assertBadParameter(account + "/cases/%24%7Bx%7D", "id");
        for (String list : List.of("/positions", "/cases")) {
            for (String limit : List.of("0", "1001", "-1", "many", "99999999999999999999")) {
                assertBadParameter(account + list + "?limit=" + limit, "limit");
            }
        }
        for (String door : List.of("positions", "cases", "cases/x")) {
            assertBadParameter("/v1/smart-accounts/-bad/" + door, "smartAccount");
            assertBadParameter("/v1/smart-accounts/a%20b/" + door, "smartAccount");
            assertBadParameter("/v1/smart-accounts/" + "a".repeat(300) + "/" + door, "smartAccount");
        }
        given().post("/v1/smart-accounts/-bad/evaluations").then().statusCode(400);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        peers.account("exists.example.com");
        for (String door : List.of("positions", "cases", "cases/x")) {
            given().get("/v1/smart-accounts/nobody.example.com/" + door)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("NOT_FOUND"));
        }
        given().post("/v1/smart-accounts/nobody.example.com/evaluations").then().statusCode(404);
        given().get("/v1/smart-accounts/exists.example.com/cases/none").then().statusCode(404);
        given().contentType("application/json")
                .body("{}")
                .header("If-Match", "\"1\"")
                .patch("/v1/smart-accounts/exists.example.com/cases/none")
                .then()
                .statusCode(404);
        given().get("/v1/smart-accounts/exists.example.com/elsewhere").then().statusCode(404);
        given().delete("/v1/smart-accounts/exists.example.com/cases/none")
                .then()
                .statusCode(405);
    }

    @Test
    void aCaseOfAnotherAccountIsNotFound() {
        peers.account("mine.example.com").uses("va", TAG, "2026-02-01T00:00:00Z", 1);
        peers.account("theirs.example.com");
        evaluate("mine.example.com");
        Object id = cases("mine.example.com").getFirst().get("id");
        given().get("/v1/smart-accounts/theirs.example.com/cases/{id}", id)
                .then()
                .statusCode(404);
    }

    @Test
    void anUnknownAccountThatCannotBeAskedAboutIsUnavailable() {
        peers.account("later.example.com");
        peers.account("known.before.example.com");
        evaluate("known.before.example.com");
        peers.kill(Source.ENTITLEMENT);
        Response response = given().get("/v1/smart-accounts/later.example.com/positions");
        response.then().statusCode(503).contentType("application/problem+json").body("code", equalTo("UNAVAILABLE"));
        assertThat(Integer.parseInt(response.header("Retry-After"))).isPositive();
        given().post("/v1/smart-accounts/later.example.com/evaluations").then().statusCode(503);
        given().get("/v1/smart-accounts/known.before.example.com/positions")
                .then()
                .statusCode(200);
        peers.heal();
        given().get("/v1/smart-accounts/later.example.com/positions")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void listsAreReadPageByPage() {
        StubAccount account = peers.account("pages.example.com");
        for (int i = 0; i < 7; i++) {
            account.uses("va-" + i, TAG, "2026-02-01T00:00:00Z", 1);
        }
        evaluate("pages.example.com");
        assertThat(pages("/v1/smart-accounts/pages.example.com/positions", "virtualAccount"))
                .containsExactly("va-0", "va-1", "va-2", "va-3", "va-4", "va-5", "va-6");
        List<String> ids = pages("/v1/smart-accounts/pages.example.com/cases", "id");
        assertThat(ids).hasSize(7).isSorted();
        assertThat(new HashSet<>(ids)).hasSize(7);
        assertThat(positions("pages.example.com", Map.of("virtualAccount", "va-3")))
                .hasSize(1);
        assertThat(cases("pages.example.com", Map.of("virtualAccount", "va-3"))).hasSize(1);
    }

    private static List<String> pages(String path, String field) {
        List<String> all = new ArrayList<>();
        String after = null;
        do {
            var request = given().queryParam("limit", 3);
            JsonPath page = (after == null ? request : request.queryParam("after", after))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items." + field));
            after = page.getString("next");
        } while (after != null);
        return all;
    }
}
