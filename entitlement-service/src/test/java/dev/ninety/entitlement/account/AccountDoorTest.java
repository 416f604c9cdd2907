package dev.ninety.entitlement.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.entitlement.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccountDoorTest {

    @Inject
    TestClock clock;

    @Test
    void anAccountIsCreatedOnceAndRenamed() {
        Account account = Account.absent();
        account.get("").statusCode(404).contentType("application/problem+json").body("code", equalTo("NOT_FOUND"));
        account.put("", "{\"name\": \"Example\"}")
                .statusCode(201)
                .body("smartAccount", equalTo(account.name))
                .body("name", equalTo("Example"));
        account.put("", "{\"name\": \"Example\"}").statusCode(200);
        account.put("", "{\"name\": \"Renamed\", \"unknownField\": [1]}").statusCode(200);
        account.get("").statusCode(200).body("name", equalTo("Renamed"));
        assertThat(account.events()).containsExactly("SMART_ACCOUNT_CREATED", "SMART_ACCOUNT_RENAMED");
    }

    @Test
    void anAccountSaysFromWhenOnItsHistoryIsKnown() {
        Account account = Account.absent();
        account.put("", "{\"name\": \"Example\", \"recordFrom\": \"2026-01-01T02:00:00+02:00\"}")
                .statusCode(201)
                .body("recordFrom", equalTo("2026-01-01T00:00:00Z"));
        account.put("", "{\"name\": \"Example\", \"recordFrom\": \"2026-01-01T00:00:00Z\"}")
                .statusCode(200);
        account.get("").body("recordFrom", equalTo("2026-01-01T00:00:00Z"));
        given().get("/v1/smart-accounts?limit=1000")
                .then()
                .body(
                        "items.find { it.smartAccount == '" + account.name + "' }.recordFrom",
                        equalTo("2026-01-01T00:00:00Z"));
        account.put("", "{\"name\": \"Example\"}").statusCode(200).body("recordFrom", nullValue());
        account.get("").body("recordFrom", nullValue());
        assertThat(account.events())
                .containsExactly("SMART_ACCOUNT_CREATED", "RECORD_FROM_CHANGED", "RECORD_FROM_CHANGED");
        for (String moment : List.of("1970-01-01T00:00:00Z", "-0001-01-01T00:00:00Z")) {
            account.put("", "{\"name\": \"Example\", \"recordFrom\": \"" + moment + "\"}")
                    .statusCode(422)
                    .body("errors.pointer", hasItem("/recordFrom"));
        }
        account.put("", "{\"name\": \"Example\", \"recordFrom\": 2026}")
                .statusCode(400)
                .body("errors.pointer", contains("/recordFrom"));
    }

    @Test
    void accountsAreListedPageByPage() {
        Account one = Account.with();
        Account two = Account.with();
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            var page = given().queryParam("limit", 1)
                    .queryParams(after == null ? Map.of() : Map.of("after", after))
                    .get("/v1/smart-accounts")
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.<List<String>>path("items.smartAccount"));
            after = page.path("next");
        } while (after != null);
        assertThat(seen).contains(one.name, two.name).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void theFirstVirtualAccountIsTheDefaultUntilAnotherSaysSo() {
        Account account = Account.with("one", "two");
        account.get("virtual-accounts/one").body("default", equalTo(true));
        account.get("virtual-accounts/two").body("default", equalTo(false));

        account.put("virtual-accounts/two", "{\"name\": \"Two\", \"region\": \"EU\", \"default\": true}")
                .statusCode(200)
                .body("default", equalTo(true))
                .body("region", equalTo("EU"))
                .body("businessUnit", nullValue());

        account.get("virtual-accounts/one").body("default", equalTo(false));
        account.put("virtual-accounts/two", "{\"name\": \"Two\", \"default\": false}")
                .statusCode(200)
                .body("default", equalTo(true));
        account.put("virtual-accounts/two", "{\"name\": \"Two\"}").body("default", equalTo(true));
        account.get("virtual-accounts").body("items.default", contains(false, true));
    }

    @Test
    void whatAVirtualAccountMapsToIsDated() {
        clock.set("2026-03-01T00:00:00Z");
        Account account = Account.with("one");
        account.put("virtual-accounts/one", "{\"name\": \"One\", \"region\": \"EU\"}")
                .statusCode(200);
        clock.set("2026-04-01T00:00:00Z");
        account.put("virtual-accounts/one", "{\"name\": \"One\", \"region\": \"US\", \"businessUnit\": \"B\"}")
                .body("region", equalTo("US"));
        account.put("virtual-accounts/one", """
                        {"name": "One", "region": "APJ", "effectiveFrom": "2026-06-01T00:00:00Z"}
                        """)
                .statusCode(200)
                .body("region", equalTo("US"))
                .body("mappings", hasSize(3));
        account.put("virtual-accounts/one", """
                        {"name": "One", "region": "APJ", "effectiveFrom": "2026-07-01T00:00:00Z"}
                        """).statusCode(200).body("mappings", hasSize(3));

        String one = "virtual-accounts/one";
        account.get(one + "?at=2020-01-01T00:00:00Z").body("region", equalTo("EU"));
        account.get(one + "?at=2026-03-31T23:59:59.999999Z")
                .body("region", equalTo("EU"))
                .body("businessUnit", nullValue());
        account.get(one).body("region", equalTo("US")).body("businessUnit", equalTo("B"));
        account.get("virtual-accounts?at=2026-06-01T00:00:00Z").body("items.region", contains("APJ"));
        account.get(one)
                .body("mappings.effectiveFrom", contains(null, "2026-04-01T00:00:00Z", "2026-06-01T00:00:00Z"))
                .body("mappings.recordedAt[0]", equalTo("2026-03-01T00:00:00Z"));
        account.get(one + "?at=soon").statusCode(400).body("errors.parameter", contains("at"));
        account.put(one, "{\"name\": \"One\", \"effectiveFrom\": \"soon\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/effectiveFrom"));
    }

    @Test
    void anUnknownAccountOrVirtualAccountIsNotFound() {
        Account.absent().get("virtual-accounts").statusCode(404);
        Account.absent().put("virtual-accounts/one", "{\"name\": \"One\"}").statusCode(404);
        Account.with("one").get("virtual-accounts/two").statusCode(404);
    }

    @Test
    void aBodyIsRefusedWithTheFieldAtFault() {
        Account account = Account.with("one");
        account.put("", "{}").statusCode(422).body("errors.pointer", contains("/name"));
        account.put("", "{\"name\": 7}")
                .statusCode(400)
                .body("code", equalTo("UNREADABLE_BODY"))
                .body("errors.pointer", contains("/name"));
        account.put("", "").statusCode(400).body("code", equalTo("UNREADABLE_BODY"));
        account.put("", "null").statusCode(400).body("code", equalTo("UNREADABLE_BODY"));
        account.put("", "[]").statusCode(400).body("code", equalTo("UNREADABLE_BODY"));
        account.put("", "{\"name\": ").statusCode(400);
        account.put("virtual-accounts/one", "{\"name\": \" \", \"region\": \"a\\u0000b\", \"default\": null}")
                .statusCode(422)
                .body("errors.pointer", contains("/name", "/region"));
        account.put("virtual-accounts/one", "{\"name\": \"One\", \"default\": \"yes\"}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/default"));
    }

    @Test
    void idsAndPageParametersHaveTheirForm() {
        given().urlEncodingEnabled(false)
                .get("/v1/smart-accounts/-bad/virtual-accounts")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("smartAccount"));
        Account account = Account.with("one");
        account.get("virtual-accounts/a%20b").statusCode(400).body("errors.parameter", contains("virtualAccount"));
        account.get("virtual-accounts?limit=0").statusCode(400).body("errors.parameter", contains("limit"));
        account.get("virtual-accounts?limit=1001").statusCode(400);
        account.get("virtual-accounts?after=%25%25").statusCode(400).body("errors.parameter", contains("after"));
    }
}
