package dev.ninety.usage;

import static io.restassured.RestAssured.given;

import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of this service's doors share: an account of their own, and short words for the doors. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(EntitlementStub.class)
public abstract class UsageServiceTest {

    protected static final String DNA = EntitlementStub.DNA;
    protected static final String NETWORK = EntitlementStub.NETWORK;

    @Inject
    protected TestClock clock;

    protected String account;

    @BeforeEach
    protected void openAnAccount() {
        account = "t" + UUID.randomUUID() + ".example.com";
        EntitlementStub.account(account, "campus", "branch", "lab");
        clock.set("2026-06-01T00:00:00Z");
    }

    protected String url(String path) {
        return "/v1/smart-accounts/" + account + path;
    }

    protected ValidatableResponse send(String body) {
        return given().urlEncodingEnabled(false)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(url("/rum-reports"))
                .then();
    }

    protected ValidatableResponse post(String udi, String what, Map<String, ?> body) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post(url("/product-instances/" + segment(udi) + "/" + what))
                .then();
    }

    protected long consumed(String virtualAccount, String tag, long second) {
        List<Map<String, Object>> items = list("/consumption?at=" + moment(second));
        return items.stream()
                .filter(item -> item.get("virtualAccount").equals(virtualAccount)
                        && item.get("entitlementTag").equals(tag))
                .mapToLong(item -> ((Number) item.get("consumed")).longValue())
                .sum();
    }

    protected List<Map<String, Object>> list(String path) {
        Response response = given().urlEncodingEnabled(false).get(url(path));
        response.then().statusCode(200);
        return response.path("items");
    }

    protected List<Map<String, Object>> ledger() {
        return list("/ledger?limit=1000");
    }

    protected static String moment(long second) {
        return java.time.Instant.ofEpochSecond(Reports.START + second).toString();
    }

    protected static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
