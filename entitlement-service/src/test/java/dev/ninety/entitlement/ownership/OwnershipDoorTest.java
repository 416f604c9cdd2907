package dev.ninety.entitlement.ownership;

import static dev.ninety.entitlement.testing.Account.ADVANTAGE;
import static dev.ninety.entitlement.testing.Account.DNA;
import static dev.ninety.entitlement.testing.Account.ESSENTIALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.entitlement.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OwnershipDoorTest {

    @Inject
    TestClock clock;

    @Test
    void aPerpetualGrantIsOwnedFromItsStartForEver() {
        Account account = Account.with("va");
        account.grant("E-1", "va", ADVANTAGE, 30, "2025-01-01T00:00:00Z", null)
                .statusCode(201)
                .body("id", equalTo("E-1"))
                .body("quantity", equalTo(30))
                .body("endsAt", nullValue())
                .body("unitPrice", nullValue())
                .body("origin", equalTo("DIRECT"));
        assertThat(account.owned("va", ADVANTAGE, "2024-12-31T23:59:59.999999Z"))
                .isZero();
        assertThat(account.owned("va", ADVANTAGE, "2025-01-01T00:00:00Z")).isEqualTo(30);
        assertThat(account.owned("va", ADVANTAGE, "2099-01-01T00:00:00Z")).isEqualTo(30);
        assertThat(account.ledger()).containsExactly("va 2025-01-01T00:00:00Z 30 GRANT ENTITLEMENT E-1");
    }

    @Test
    void aSubscriptionPostsItsEndWhenItIsBought() {
        Account account = Account.with("va");
        account.grant("S-1", "va", DNA, 12, "2030-01-01T00:00:00Z", "2033-01-01T00:00:00Z")
                .statusCode(201);
        assertThat(account.ledger())
                .containsExactly(
                        "va 2030-01-01T00:00:00Z 12 GRANT ENTITLEMENT S-1",
                        "va 2033-01-01T00:00:00Z -12 TERM_END ENTITLEMENT S-1");
        assertThat(account.owned("va", DNA, "2026-01-01T00:00:00Z")).isZero();
        assertThat(account.owned("va", DNA, "2032-12-31T23:59:59Z")).isEqualTo(12);
        assertThat(account.owned("va", DNA, "2033-01-01T00:00:00Z")).isZero();
    }

    @Test
    void theSamePutAgainChangesNothing() {
        Account account = Account.with("va");
        account.grant("E-1", "va", DNA, 5, "2025-01-01T00:00:00Z", null).statusCode(201);
        account.grant("E-1", "va", DNA, 5, "2025-01-01T01:00:00+01:00", null).statusCode(200);
        assertThat(account.ledger()).hasSize(1);
        assertThat(account.events()).filteredOn("ENTITLEMENT_CHANGED"::equals).isEmpty();
    }

    @Test
    void aChangePostsTheDifference() {
        Account account = Account.with("va");
        account.grant("S-1", "va", DNA, 10, "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
        account.grant("S-1", "va", DNA, 15, "2025-02-01T00:00:00Z", "2027-01-01T00:00:00Z")
                .statusCode(200)
                .body("quantity", equalTo(15));
        assertThat(account.ledger().subList(2, account.ledger().size()))
                .containsExactly(
                        "va 2025-01-01T00:00:00Z -10 CHANGE ENTITLEMENT S-1",
                        "va 2025-02-01T00:00:00Z 15 CHANGE ENTITLEMENT S-1",
                        "va 2026-01-01T00:00:00Z 10 CHANGE ENTITLEMENT S-1",
                        "va 2027-01-01T00:00:00Z -15 CHANGE ENTITLEMENT S-1");
        assertThat(account.owned("va", DNA, "2026-06-01T00:00:00Z")).isEqualTo(15);
    }

    @Test
    void aChangeOfLabelsPostsNothing() {
        Account account = Account.with("va");
        account.grant("E-1", "va", DNA, 5, "2025-01-01T00:00:00Z", null);
        account.put("entitlements/E-1", """
                        {"virtualAccount": "va", "entitlementTag": "%s", "quantity": 5,
                         "startsAt": "2025-01-01T00:00:00Z", "orderReference": "PO-7", "subscriptionId": "Sub1",
                         "unitPrice": {"amount": "19.90", "currency": "EUR"}}
                        """.formatted(DNA)).statusCode(200);
        account.get("entitlements/E-1")
                .body("orderReference", equalTo("PO-7"))
                .body("subscriptionId", equalTo("Sub1"))
                .body("unitPrice.amount", equalTo("19.90"))
                .body("unitPrice.currency", equalTo("EUR"));
        assertThat(account.ledger()).hasSize(1);
        assertThat(account.events()).endsWith("ENTITLEMENT_GRANTED", "ENTITLEMENT_CHANGED");
    }

    @Test
    void aStartMayBeUnknownWhereTheAccountSaysFromWhenOnItsHistoryIsKnown() {
        Account account = Account.with("va");
        String grant = """
                {"virtualAccount": "va", "entitlementTag": "%s", "quantity": 5, "endsAt": "2027-01-01T00:00:00Z"}
                """.formatted(DNA);
        account.put("entitlements/E-1", grant).statusCode(422).body("errors.pointer", contains("/startsAt"));

        account.put("", "{\"name\": \"Test\", \"recordFrom\": \"2026-01-01T00:00:00Z\"}");

        account.put("entitlements/E-1", grant).statusCode(201).body("startsAt", equalTo("1970-01-01T00:00:00Z"));
        account.put("entitlements/E-1", grant).statusCode(200);
        assertThat(account.owned("va", DNA, "1970-01-01T00:00:00Z")).isEqualTo(5);
        assertThat(account.ledger()).hasSize(2);
        account.put("entitlements/E-2", grant.replace("2027", "1969"))
                .statusCode(422)
                .body("errors.pointer", contains("/endsAt"));
        account.put("", "{\"name\": \"Test\"}");
        account.put("entitlements/E-3", grant).statusCode(422).body("errors.pointer", contains("/startsAt"));
    }

    @Test
    void anotherVirtualAccountOrTagIsAContradiction() {
        Account account = Account.with("one", "two");
        account.grant("E-1", "one", DNA, 5, "2025-01-01T00:00:00Z", null);
        account.grant("E-1", "two", DNA, 5, "2025-01-01T00:00:00Z", null)
                .statusCode(409)
                .body("code", equalTo("ANOTHER_GRANT"))
                .body("errors.pointer", contains("/virtualAccount"));
        account.grant("E-1", "one", ADVANTAGE, 5, "2025-01-01T00:00:00Z", null)
                .statusCode(409)
                .body("errors.pointer", contains("/entitlementTag"));
        assertThat(account.ledger()).hasSize(1);
    }

    @Test
    void aChangeCannotUndoWhatWasTransferredOrReturned() {
        Account account = Account.with("one", "two");
        account.grant("E-1", "one", DNA, 10, "2025-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
        account.transfer("T-1", "one", "two", DNA, 4, "2025-06-01T00:00:00Z").statusCode(201);
        account.giveBack("E-1", "R-1", 3, "2025-07-01T00:00:00Z").statusCode(201);

        account.grant("E-1", "one", DNA, 6, "2025-01-01T00:00:00Z", "2028-01-01T00:00:00Z")
                .statusCode(409)
                .body("code", equalTo("LESS_THAN_TRANSFERRED"));
        account.grant("E-1", "one", DNA, 2, "2025-01-01T00:00:00Z", "2025-03-01T00:00:00Z")
                .statusCode(409)
                .body("code", equalTo("LESS_THAN_RETURNED"));
        account.grant("E-1", "one", DNA, 7, "2025-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
                .statusCode(200);

        assertThat(account.owned("one", DNA, "2026-01-01T00:00:00Z")).isZero();
        assertThat(account.owned("two", DNA, "2026-12-31T23:59:59Z")).isEqualTo(4);
        assertThat(account.owned("two", DNA, "2027-01-01T00:00:00Z")).isZero();
    }

    @Test
    void aReturnTakesFromWhatRemainsInTheGrantedVirtualAccount() {
        Account account = Account.with("one", "two");
        account.grant("E-1", "one", DNA, 10, "2025-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
        account.transfer("T-1", "one", "two", DNA, 4, "2026-01-01T00:00:00Z").statusCode(201);

        account.giveBack("E-1", "R-1", 7, "2025-06-01T00:00:00Z")
                .statusCode(409)
                .body("code", equalTo("NOT_ENOUGH_UNITS"))
                .body("errors.pointer", contains("/quantity"));
        account.giveBack("E-1", "R-1", 5, "2024-06-01T00:00:00Z")
                .statusCode(201)
                .body("id", equalTo("R-1"))
                .body("reason", nullValue());
        account.giveBack("E-1", "R-1", 5, "2024-06-01T00:00:00Z").statusCode(200);
        account.giveBack("E-1", "R-1", 4, "2024-06-01T00:00:00Z")
                .statusCode(409)
                .body("code", equalTo("ANOTHER_RETURN"));
        account.giveBack("E-1", "R-2", 1, "2025-06-01T00:00:00Z").statusCode(201);
        account.giveBack("E-1", "R-3", 1, "2025-06-01T00:00:00Z").statusCode(409);
        account.giveBack("E-1", "R-4", 1, "2028-01-01T00:00:00Z")
                .statusCode(409)
                .body("code", equalTo("TERM_IS_OVER"));

        assertThat(account.ledger())
                .contains(
                        "one 2025-01-01T00:00:00Z -5 RETURN ENTITLEMENT E-1",
                        "one 2028-01-01T00:00:00Z 5 RETURN ENTITLEMENT E-1",
                        "one 2025-06-01T00:00:00Z -1 RETURN ENTITLEMENT E-1");
        assertThat(account.owned("one", DNA, "2025-01-01T00:00:00Z")).isEqualTo(5);
        account.get("entitlements/E-1/returns").body("items.id", contains("R-1", "R-2"));
        account.get("entitlements/E-1/returns/R-2").body("quantity", equalTo(1));
        account.get("entitlements/E-1/returns/R-9").statusCode(404);
        account.giveBack("E-9", "R-1", 1, "2025-06-01T00:00:00Z").statusCode(404);
    }

    @Test
    void theNoteOfAReturnMayBeCorrected() {
        Account account = Account.with("one");
        account.grant("E-1", "one", DNA, 10, "2025-01-01T00:00:00Z", null);
        account.giveBack("E-1", "R-1", 1, "2025-06-01T00:00:00Z").statusCode(201);
        account.put(
                        "entitlements/E-1/returns/R-1",
                        "{\"quantity\": 1, \"effectiveAt\": \"2025-06-01T00:00:00Z\", \"reason\": \"RMA\"}")
                .statusCode(200)
                .body("reason", equalTo("RMA"));
        account.get("entitlements/E-1/returns/R-1").body("reason", equalTo("RMA"));
        assertThat(account.ledger()).hasSize(2);
        assertThat(account.events()).endsWith("RETURN_RECORDED", "RETURN_ANNOTATED");
    }

    @Test
    void aPakIsConvertedOnce() {
        Account account = Account.with("one", "two");
        String body =
                "{\"virtualAccount\": \"one\", \"entitlementTag\": \"%s\", \"quantity\": 8, \"convertedAt\": \"2025-05-01T00:00:00Z\"}"
                        .formatted(ESSENTIALS);
        account.put("pak-conversions/3XJ1A2B3C4D", body).statusCode(201).body("pak", equalTo("3XJ1A2B3C4D"));
        account.put("pak-conversions/3XJ1A2B3C4D", body).statusCode(200);
        account.put("pak-conversions/3XJ1A2B3C4D", body.replace(": 8", ": 9"))
                .statusCode(409)
                .body("code", equalTo("PAK_CONVERTED"));
        account.get("pak-conversions/3XJ1A2B3C4D").body("quantity", equalTo(8));
        account.get("pak-conversions").body("items.pak", contains("3XJ1A2B3C4D"));
        account.get("pak-conversions/other").statusCode(404);
        account.get("entitlements/PAK-3XJ1A2B3C4D").body("origin", equalTo("PAK_CONVERSION"));
        account.grant("PAK-3XJ1A2B3C4D", "one", ESSENTIALS, 8, "2025-05-01T00:00:00Z", null)
                .statusCode(409)
                .body("code", equalTo("ENTITLEMENT_OF_PAK"));
        account.transfer("T-1", "one", "two", ESSENTIALS, 3, "2025-06-01T00:00:00Z")
                .statusCode(201);
        assertThat(account.ledger())
                .containsExactly(
                        "one 2025-05-01T00:00:00Z 8 PAK_CONVERSION PAK_CONVERSION 3XJ1A2B3C4D",
                        "one 2025-06-01T00:00:00Z -3 TRANSFER TRANSFER T-1",
                        "two 2025-06-01T00:00:00Z 3 TRANSFER TRANSFER T-1");
    }

    @Test
    void aConversionDoesNotTakeOverAnotherEntitlement() {
        Account account = Account.with("one");
        account.grant("PAK-X", "one", ESSENTIALS, 1, "2025-05-01T00:00:00Z", null)
                .statusCode(201);
        account.put(
                        "pak-conversions/X",
                        "{\"virtualAccount\": \"one\", \"entitlementTag\": \"%s\", \"quantity\": 1, \"convertedAt\": \"2025-05-01T00:00:00Z\"}"
                                .formatted(ESSENTIALS))
                .statusCode(409)
                .body("code", equalTo("ENTITLEMENT_EXISTS"));
        account.put("pak-conversions/" + "p".repeat(125), "{}").statusCode(400);
    }

    @Test
    void ownershipIsReadAsItWasKnown() {
        clock.set("2026-01-01T00:00:00Z");
        Account account = Account.with("va");
        account.grant("E-1", "va", DNA, 10, "2025-01-01T00:00:00Z", null);
        clock.set("2026-02-01T00:00:00Z");
        account.grant("E-2", "va", ADVANTAGE, 5, "2027-01-01T00:00:00Z", null);
        account.grant("E-1", "va", DNA, 4, "2025-01-01T00:00:00Z", null);

        assertThat(account.owned("va", DNA, "2025-06-01T00:00:00Z", "2026-01-31T23:59:59Z"))
                .isEqualTo(10);
        assertThat(account.owned("va", DNA, "2025-06-01T00:00:00Z", "2026-02-01T00:00:00Z"))
                .isEqualTo(4);
        assertThat(account.owned("va", ADVANTAGE, "2026-06-01T00:00:00Z", "2026-01-31T00:00:00Z"))
                .as("not known yet")
                .isEqualTo(-1);
        assertThat(account.owned("va", ADVANTAGE, "2026-06-01T00:00:00Z", "2026-02-01T00:00:00Z"))
                .as("known, and 0 until its start")
                .isZero();
        account.get("ownership").body("items.owned", contains(0, 4)).body("next", nullValue());
        String next = account.get("ownership?limit=1").extract().path("next");
        account.get("ownership?limit=1&after=" + next).body("items.owned", contains(4));
        account.get("ownership?at=yesterday").statusCode(400).body("errors.parameter", contains("at"));
        account.get("ownership?knownAt=1").statusCode(400).body("errors.parameter", contains("knownAt"));
    }

    @Test
    void everyFieldAtFaultIsNamed() {
        Account account = Account.with("va");
        account.grant("E-1", "va", DNA, -5, "2025-01-01T00:00:00Z", "2025-01-01T00:00:00Z")
                .statusCode(422)
                .body("errors.pointer", contains("/quantity", "/endsAt"));
        account.put("entitlements/E-1", "{}")
                .statusCode(422)
                .body("errors.pointer", contains("/virtualAccount", "/entitlementTag", "/quantity", "/startsAt"));
        account.grant("E-1", "nowhere", DNA, 5, "2025-01-01T00:00:00Z", null)
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_VIRTUAL_ACCOUNT"))
                .body("errors.pointer", contains("/virtualAccount"));
        account.grant("E-1", "va", " padded", 5, "2025-01-01T00:00:00Z", null)
                .statusCode(422)
                .body("errors.pointer", contains("/entitlementTag"));
        account.put("entitlements/E-1", """
                        {"virtualAccount": "va", "entitlementTag": "t", "quantity": 1,
                         "startsAt": "2025-01-01T00:00:00Z", "unitPrice": {"amount": "-1", "currency": "eur"}}
                        """)
                .statusCode(422)
                .body("errors.pointer", hasItems("/unitPrice/amount", "/unitPrice/currency"));
        for (String wrong : new String[] {
            "{\"quantity\": 1.5}",
            "{\"quantity\": \"1\"}",
            "{\"startsAt\": 5}",
            "{\"startsAt\": \"soon\"}",
            "{\"unitPrice\": {\"amount\": 1}}",
            "{\"quantity\": 1e30}"
        }) {
            account.put("entitlements/E-1", wrong).statusCode(400).body("code", equalTo("UNREADABLE_BODY"));
        }
        account.grant("-x", "va", DNA, 5, "2025-01-01T00:00:00Z", null)
                .statusCode(400)
                .body("errors.parameter", contains("entitlement"));
        account.grant("E-1", "va", DNA, 1_000_000_000_001L, "2025-01-01T00:00:00Z", null)
                .statusCode(422);
        assertThat(account.ledger()).isEmpty();
        account.get("entitlements/E-1").statusCode(404);
    }
}
