package dev.ninety.entitlement;

import static dev.ninety.entitlement.testing.Account.DNA;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever comes in, the answer is a problem detail of the 400s, and nothing is written. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HostileRequestTest {

    private record Door(Method method, String path) {}

    private static final List<Door> WRITES = List.of(
            new Door(Method.PUT, ""),
            new Door(Method.PUT, "virtual-accounts/v"),
            new Door(Method.PUT, "licences/tag"),
            new Door(Method.PUT, "entitlements/e"),
            new Door(Method.PUT, "entitlements/E-1/returns/r"),
            new Door(Method.PUT, "transfers/t"),
            new Door(Method.PUT, "pak-conversions/p"),
            new Door(Method.PUT, "paks/p"),
            new Door(Method.PUT, "orders/o"),
            new Door(Method.POST, "imports/catalogue"),
            new Door(Method.PUT, "aliases/n"),
            new Door(Method.POST, "imports/get-summary"),
            new Door(Method.POST, "imports/prices"),
            new Door(Method.POST, "imports/orders"),
            new Door(Method.POST, "imports/paks"),
            new Door(Method.POST, "imports/cssm-licences"));

    @Test
    void deepMalformedOrMissingBodiesAreRefused() {
        Account account = Account.with("one");
        account.grant("E-1", "one", DNA, 1, "2025-01-01T00:00:00Z", null);
        List<String> events = account.events();
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        for (Door door : WRITES) {
            for (String body : List.of(
                    deep,
                    "{\"name\": " + deep + "}",
                    "{\"licenses\": " + deep + "}",
                    "{\"name\": \"x\"",
                    "{} {}",
                    "{\"name\": NaN}",
                    "\u0000",
                    "null",
                    "",
                    "\"text\"",
                    "true")) {
                refused(send(account, door, ContentType.JSON, body), 400).body("code", equalTo("UNREADABLE_BODY"));
            }
            refused(send(account, door, ContentType.XML, "<a/>"), 415);
        }
        assertThat(account.events()).isEqualTo(events);
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        Account account = Account.with("one");
        String large = "{\"name\": \"" + "x".repeat(16 * 1024 * 1024) + "\"}";
        for (Door door : List.of(WRITES.getFirst(), WRITES.getLast())) {
            refused(send(account, door, ContentType.JSON, large), 413).body("code", equalTo("TOO_LARGE"));
        }
    }

    @Test
    void everyWriteNeedsAnAccountThatExists() {
        Account absent = Account.absent();
        String grant = Account.grantBody("one", DNA, 1, "2025-01-01T00:00:00Z", null);
        refused(absent.put("entitlements/E-1", grant), 404);
        refused(absent.giveBack("E-1", "R-1", 1, "2025-01-01T00:00:00Z"), 404);
        refused(absent.put("pak-conversions/P", grant.replace("startsAt", "convertedAt")), 404);
        for (String list : List.of(
                "",
                "virtual-accounts",
                "licences",
                "entitlements",
                "entitlements/E-1",
                "entitlements/E-1/returns",
                "transfers",
                "pak-conversions",
                "paks",
                "orders",
                "term-ends",
                "ownership",
                "events",
                "directory",
                "aliases",
                "aliases/n",
                "unresolved",
                "imports",
                "ledger")) {
            refused(absent.get(list), 404).body("code", equalTo("NOT_FOUND"));
        }
    }

    @Test
    void idsOfWrongFormAreRefusedAtEveryDoor() {
        Account account = Account.with("one");
        for (String path : List.of(
                "virtual-accounts/%2F",
                "entitlements/a%2Fb",
                "entitlements/a%00b",
                "entitlements/E-1/returns/%20",
                "transfers/" + "t".repeat(129),
                "pak-conversions/%C3%A9",
                "licences/%0a")) {
            refused(account.get(path), 400).body("code", equalTo("INVALID_PARAMETER"));
        }
        for (String list : List.of(
                "virtual-accounts",
                "licences",
                "entitlements",
                "transfers",
                "pak-conversions",
                "paks",
                "orders",
                "term-ends",
                "ownership",
                "events",
                "ledger")) {
            for (String limit : List.of("0", "-1", "1001", "ten", "99999999999999999999")) {
                refused(account.get(list + "?limit=" + limit), 400);
            }
            refused(account.get(list + "?after=!!"), 400);
        }
        refused(given().get("/v1/smart-accounts?after=!!").then(), 400);
        refused(given().get("/v1/nothing").then(), 404);
    }

    private static ValidatableResponse send(Account account, Door door, ContentType type, String body) {
        // As bytes: given a string, the client would read it itself, for many seconds where it is deep.
        return given().contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .request(door.method(), account.path(door.path()))
                .then();
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType("application/problem+json").body("status", equalTo(status));
    }
}
