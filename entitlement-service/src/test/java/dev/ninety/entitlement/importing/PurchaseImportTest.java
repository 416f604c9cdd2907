package dev.ninety.entitlement.importing;

import static dev.ninety.entitlement.testing.Account.ADVANTAGE;
import static dev.ninety.entitlement.testing.Account.DNA;
import static dev.ninety.entitlement.testing.Account.ESSENTIALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.entitlement.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of prices, orders and legacy keys. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PurchaseImportTest {

    @Inject
    TestClock clock;

    @BeforeEach
    void begin() {
        clock.set("2026-05-01T00:00:00Z");
    }

    @Test
    void aPriceIsANewVersionOfTheLicence() {
        Account account = Account.with("one");
        String etag = account.get("directory").extract().header("ETag");
        String table = """
                Licence;Tag;Unit Price;Currency
                c9300-24 dna advantage;;1,250.50;eur
                ;%s;10;USD
                C9300-24 Network Essentials;%s;10;USD
                Unheard of;;10;USD
                ;tag-of-nobody;10;USD
                C9300-48 DNA Advantage;;cheap;USD
                C9300-48 DNA Advantage;;1;DOLLAR
                C9300-24 DNA Advantage;;1250.5;EUR
                C9300-24 DNA Advantage;;1251;EUR
                ;;5;EUR
                """.formatted(ADVANTAGE, ESSENTIALS);
        account.post("imports/prices", "text/csv", table)
                .statusCode(200)
                .body(
                        "lines.reason",
                        contains(
                                null,
                                null,
                                null,
                                "UNKNOWN_LICENCE",
                                "UNCATALOGUED",
                                "BAD_AMOUNT",
                                "BAD_CURRENCY",
                                null,
                                "DUPLICATE_LINE",
                                "MISSING_LICENCE"))
                .body("changed", equalTo(3))
                .body("unchanged", equalTo(1))
                .body("unresolved", equalTo(1))
                .body("refused", equalTo(5))
                .body("lines[0].resource", equalTo("licences/" + DNA))
                .body("lines[0].entitlement", nullValue());
        account.get("licences/" + DNA)
                .body("unitPrice.amount", equalTo("1250.50"))
                .body("unitPrice.currency", equalTo("EUR"))
                .body("family", equalTo("C9300-24 DNA"))
                .body("usageSource", equalTo("RUM"));
        assertThat(account.get("directory").extract().header("ETag")).isNotEqualTo(etag);
        List<String> events = account.events();
        assertThat(events).endsWith("LICENCE_CHANGED", "LICENCE_CHANGED", "LICENCE_CHANGED", "PRICES_IMPORTED");
        account.post("imports/prices", "text/csv", table)
                .body("changed", equalTo(0))
                .body("unchanged", equalTo(4));
        assertThat(account.events()).isEqualTo(events);
    }

    @Test
    void aPriceThatWaitedIsTakenUnlessALaterOneStands() {
        Account account = Account.with("one");
        prices(account, price("Adv", "7")).body("unresolved", equalTo(1));
        prices(account, price("Adv", "8"), price("Ess", "1")).body("unresolved", equalTo(2));
        clock.set("2026-05-02T00:00:00Z");
        account.post("imports/prices", """
                {"prices": [{"entitlementTag": "%s", "amount": "3", "currency": "EUR"}]}
                """.formatted(ESSENTIALS)).body("changed", equalTo(1));
        account.get("unresolved").body("items.name", contains("Adv", "Ess")).body("items.quantity", contains(0, 0));
        bind(account, "Adv", DNA).body("replayed", equalTo(2));
        account.get("licences/" + DNA).body("unitPrice.amount", equalTo("8"));
        bind(account, "Ess", ESSENTIALS).body("replayed", equalTo(1));
        account.get("licences/" + ESSENTIALS).body("unitPrice.amount", equalTo("3"));
        account.get("unresolved").body("items", empty());
    }

    @Test
    void ordersArePlacedAndChanged() {
        Account account = Account.with("one");
        String table = """
                PO Number,Virtual Account,License,Qty,Order Date,Expected Date
                PO/1,Name of one,C9300-24 DNA Advantage,5,2026-03-01,2026-04-30
                PO 2,one,C9300-24 DNA Advantage,5,2026-Mar-01,
                PO 2,one,C9300-24 Network Advantage,5,2026-Mar-01,
                PO 3,one,C9300-24 DNA Advantage,5,,
                PO 4,Nowhere,Unheard of,5,2026-03-01,
                ,one,C9300-24 DNA Advantage,5,2026-03-01,
                """;
        account.post("imports/orders", "text/csv", table)
                .statusCode(200)
                .body(
                        "lines.reason",
                        contains(
                                null,
                                null,
                                "DUPLICATE_LINE",
                                "MISSING_ORDERED_AT",
                                "UNKNOWN_LICENCE",
                                "MISSING_ORDER_REFERENCE"))
                .body("created", equalTo(2));
        account.get("orders/PO%2F1")
                .body("state", equalTo("OVERDUE"))
                .body("orderedAt", equalTo("2026-03-01T00:00:00Z"))
                .body("expectedAt", equalTo("2026-05-01T00:00:00Z"))
                .body("entitlementTag", equalTo(DNA));
        account.post("imports/orders", "text/csv", table)
                .body("created", equalTo(0))
                .body("unchanged", equalTo(2));
        account.post("imports/orders", """
                        {"orders": [
                          {"orderReference": "PO/1", "virtualAccount": "one", "entitlementTag": "%s", "quantity": 6,
                           "orderedAt": "2026-03-01", "expectedAt": "2026-06-01T12:00:00Z"},
                          {"orderReference": "PO 2", "virtualAccount": "one", "entitlementTag": "%s", "quantity": 6,
                           "orderedAt": "2026-03-01"}]}
                        """.formatted(DNA, ADVANTAGE))
                .body("changed", equalTo(1))
                .body("lines[1].reason", equalTo("ANOTHER_ORDER"));
        account.get("orders/PO%2F1")
                .body("state", equalTo("PLACED"))
                .body("expectedAt", equalTo("2026-06-01T12:00:00Z"));
        account.get("unresolved").body("items.name", contains("Unheard of", "Nowhere"));
        bind(account, "Unheard of", ESSENTIALS).body("replayed", equalTo(0));
        account.put("virtual-accounts/two", "{\"name\": \"Nowhere\"}").statusCode(201);
        account.get("orders/PO%204").body("virtualAccount", equalTo("two")).body("entitlementTag", equalTo(ESSENTIALS));
        assertThat(account.events()).endsWith("VIRTUAL_ACCOUNT_CREATED", "ORDER_PLACED", "WAITING_LINES_TAKEN");
    }

    @Test
    void anOrderThatWaitedLeavesALaterOneAlone() {
        Account account = Account.with("one");
        String order =
                "{\"orderReference\": \"%s\", \"virtualAccount\": \"one\", \"license\": \"Adv\", \"quantity\": %d, \"orderedAt\": \"2026-01-01\"}";
        account.post("imports/orders", "[" + order.formatted("A", 1) + "," + order.formatted("B", 1) + "]");
        account.post("imports/orders?virtualAccount=one", "[" + order.formatted("A", 2) + "]");
        clock.set("2026-05-02T00:00:00Z");
        account.put("orders/B", """
                {"virtualAccount": "one", "entitlementTag": "%s", "quantity": 9, "orderedAt": "2026-01-01T00:00:00Z"}
                """.formatted(DNA)).statusCode(201);
        bind(account, "Adv", DNA).body("replayed", equalTo(3));
        account.get("orders/A").body("quantity", equalTo(2));
        account.get("orders/B").body("quantity", equalTo(9));
    }

    @Test
    void legacyKeysAreListed() {
        Account account = Account.with("one");
        account.put("pak-conversions/P-3", """
                {"virtualAccount": "one", "entitlementTag": "%s", "quantity": 4, "convertedAt": "2026-01-01T00:00:00Z"}
                """.formatted(DNA)).statusCode(201);
        String table =
                "PAK #\tProduct\tQuantity\nP-1\tC9300-24 DNA Adv Term\t2\nP-2\tOld\t1\nP-2\tOld\t2\nP 4\tOld\t1\nP-3\tOld\t5\nP-5\t\t5\n";
        account.post("imports/paks", "text/csv", table)
                .statusCode(200)
                .body(
                        "lines.reason",
                        contains(null, null, "DUPLICATE_LINE", "BAD_PAK", "PAK_CONVERTED", "MISSING_DESCRIPTION"))
                .body("lines[0].resource", equalTo("paks/P-1"));
        account.get("paks").body("items.pak", contains("P-1", "P-2"));
        account.get("paks/P-1")
                .body("gives[0].entitlementTag", equalTo(DNA))
                .body("gives[0].basis", equalTo("CATALOGUE"));
        account.post(
                        "imports/paks",
                        "{\"paks\": [{\"pak\": \"P-1\", \"description\": \"Other\", \"quantity\": 2}, {\"pak\": \"P-2\", \"description\": \"Old\", \"quantity\": 1}]}")
                .body("changed", equalTo(1))
                .body("unchanged", equalTo(1));
        account.get("paks/P-1").body("description", equalTo("Other"));
        bind(account, "other", "t-1");
        account.get("paks/P-1").body("gives.entitlementTag", contains("t-1")).body("gives.basis", contains("MANUAL"));
    }

    @Test
    void aPreviewWritesNothing() {
        Account account = Account.with("one");
        List<String> events = account.events();
        account.post(
                        "imports/prices?preview=true",
                        "[{\"license\": \"C9300-24 DNA Advantage\", \"amount\": \"7\", \"currency\": \"EUR\"}]")
                .body("changed", equalTo(1));
        account.post("imports/orders?preview=true&virtualAccount=one", """
                        [{"orderReference": "A", "entitlementTag": "t", "quantity": 1, "orderedAt": "2026-01-01"}]
                        """).body("created", equalTo(1));
        account.post("imports/paks?preview=true", "[{\"pak\": \"P\", \"description\": \"d\", \"quantity\": 1}]")
                .body("created", equalTo(1))
                .body("preview", equalTo(true));
        account.get("licences/" + DNA).body("unitPrice", nullValue());
        account.get("orders").body("items", empty());
        account.get("paks").body("items", empty());
        account.get("imports").body("items", empty());
        assertThat(account.events()).isEqualTo(events);
    }

    @Test
    void whatATableLacksIsNamed() {
        Account account = Account.with("one");
        account.post("imports/prices", "text/csv", "a,b\n").statusCode(422).body("errors", hasSize(1));
        account.post("imports/prices", "text/csv", "Tag,b\n").statusCode(422).body("errors", hasSize(2));
        account.post("imports/orders", "text/csv", "a,b\n").statusCode(422).body("errors", hasSize(3));
        account.post("imports/orders", "text/csv", "PO,Qty,Tag,Order Date\n")
                .statusCode(422)
                .body("errors", hasSize(1));
        account.post("imports/orders?virtualAccount=one", "text/csv", "PO,Qty,Tag,Order Date\n")
                .statusCode(200);
        account.post("imports/paks", "text/csv", "a,b\n").statusCode(422).body("errors", hasSize(3));
        account.post("imports/prices", "[{\"license\": \"x\", \"amount\": 7, \"currency\": \"EUR\"}, 7]")
                .body("lines.reason", contains("UNREADABLE", "UNREADABLE"));
    }

    private static ValidatableResponse prices(Account account, String... items) {
        return account.post("imports/prices", "{\"prices\": [" + String.join(",", items) + "]}")
                .statusCode(200);
    }

    private static String price(String license, String amount) {
        return "{\"license\": \"%s\", \"amount\": \"%s\", \"currency\": \"EUR\"}".formatted(license, amount);
    }

    private static ValidatableResponse bind(Account account, String name, String tag) {
        return account.put("aliases/" + name.replace(" ", "%20"), "{\"entitlementTag\": \"" + tag + "\"}");
    }
}
