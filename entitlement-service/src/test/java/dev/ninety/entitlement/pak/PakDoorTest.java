package dev.ninety.entitlement.pak;

import static dev.ninety.entitlement.testing.Account.ADVANTAGE;
import static dev.ninety.entitlement.testing.Account.DNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PakDoorTest {

    @Test
    void anUnconvertedKeyIsListedWithWhatItWouldGive() {
        Account account = Account.with("va");
        account.put("paks/4XA1", pak("C9300-24 NETWORK advantage", 5))
                .statusCode(201)
                .body("pak", equalTo("4XA1"))
                .body("state", equalTo("UNCONVERTED"))
                .body("conversion", nullValue())
                .body("gives.entitlementTag", contains(ADVANTAGE))
                .body("gives.displayName", contains("C9300-24 Network Advantage"))
                .body("gives.basis", contains("CATALOGUE"));
        account.put("paks/4XA2", pak("Something of old", 1)).body("gives", hasSize(0));
        account.get("ownership").body("items", hasSize(0));

        convert(account, "4XA1", ADVANTAGE, 5).statusCode(201);

        account.get("paks/4XA1")
                .body("state", equalTo("CONVERTED"))
                .body("conversion.entitlementTag", equalTo(ADVANTAGE))
                .body("conversion.virtualAccount", equalTo("va"))
                .body("gives", hasSize(0));
        account.get("paks?state=UNCONVERTED").body("items.pak", contains("4XA2"));
        account.get("paks?state=CONVERTED").body("items.pak", contains("4XA1"));
        account.get("paks?limit=1")
                .body("items.pak", contains("4XA1"))
                .body("items.state", contains("CONVERTED"))
                .body("next", notNullValue());
        account.get("paks").body("items.state", contains("CONVERTED", "UNCONVERTED"));
        account.get("paks?state=LOST").statusCode(400).body("errors.parameter", contains("state"));
    }

    @Test
    void whatIsSaidOfAKeyIsCorrectedUntilItIsConverted() {
        Account account = Account.with("va");
        account.put("paks/P", pak("Old", 5)).statusCode(201);
        account.put("paks/P", pak("Old", 5)).statusCode(200);
        account.put("paks/P", pak("New", 6)).statusCode(200).body("quantity", equalTo(6));
        convert(account, "P", DNA, 4).statusCode(201);

        account.put("paks/P", pak("Newer", 6)).statusCode(200).body("description", equalTo("Newer"));
        account.put("paks/P", pak("Newer", 5))
                .statusCode(409)
                .body("code", equalTo("PAK_CONVERTED"))
                .body("errors.pointer", contains("/quantity"));
        account.put("paks/P", pak("Newer", 4)).statusCode(200);
        account.put("paks/P", pak("Newer", 6)).statusCode(409);
        assertThat(account.events())
                .endsWith("PAK_LISTED", "PAK_CHANGED", "PAK_CONVERTED", "PAK_CHANGED", "PAK_CHANGED");
    }

    @Test
    void aKeyThatWasNeverListedIsConvertedAndMayBeListedLater() {
        Account account = Account.with("va");
        convert(account, "P", DNA, 4).statusCode(201);
        account.get("paks/P").statusCode(404);
        account.put("paks/P", pak("C9300", 5)).statusCode(409);
        account.put("paks/P", pak("C9300", 4)).statusCode(201).body("state", equalTo("CONVERTED"));
    }

    @Test
    void aKeyIsRefusedWithTheFieldAtFault() {
        Account account = Account.with("va");
        account.put("paks/P", "{}").statusCode(422).body("errors.pointer", contains("/description", "/quantity"));
        account.put("paks/P", pak("a\\u0000b", 0))
                .statusCode(422)
                .body("errors.pointer", contains("/description", "/quantity"));
        account.put("paks/P", "{\"quantity\": \"5\"}").statusCode(400);
        account.put("paks/" + "p".repeat(125), pak("x", 1)).statusCode(400).body("errors.parameter", contains("pak"));
        account.get("paks").body("items", hasSize(0));
    }

    private static ValidatableResponse convert(Account account, String pak, String tag, long units) {
        return account.put("pak-conversions/" + pak, """
                {"virtualAccount": "va", "entitlementTag": "%s", "quantity": %d, "convertedAt": "2026-01-01T00:00:00Z"}
                """.formatted(tag, units));
    }

    private static String pak(String description, long units) {
        return "{\"description\": \"%s\", \"quantity\": %d}".formatted(description, units);
    }
}
