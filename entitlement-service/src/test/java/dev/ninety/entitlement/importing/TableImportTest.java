package dev.ninety.entitlement.importing;

import static dev.ninety.entitlement.testing.Account.ADVANTAGE;
import static dev.ninety.entitlement.testing.Account.DNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Licences as tables. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TableImportTest {

    private static final String TABLE = """
            License,Virtual Account,Purchased,In Use,Billing,License Type,Start Date,Expiration Date,Subscription Id,Status
            C9300-24 DNA Advantage,Name of one,"1,200",3,PREPAID,TERM,2025-Jan-01,2027-12-31,Sub1,In Compliance
            C9300-24 Network Advantage,NAME OF ONE,10,0,PREPAID,PERPETUAL,,-,,ACTIVE
            """;

    @Test
    void aTableIsTakenAndItsColumnsAreTold() {
        Account account = Account.with("one");
        table(account, "", TABLE)
                .statusCode(200)
                .body("received", equalTo(2))
                .body("created", equalTo(2))
                .body("lines.pointer", contains("/lines/2", "/lines/3"))
                .body("columns", hasSize(10))
                .body("columns.title[2]", equalTo("Purchased"))
                .body("columns.field[2]", equalTo("quantity"))
                .body("columns.field[3]", nullValue())
                .body("columns.field[7]", equalTo("endDate"));
        assertThat(account.owned("one", DNA, "2027-12-31T23:59:59Z")).isEqualTo(1_200);
        assertThat(account.owned("one", DNA, "2028-01-01T00:00:00Z")).isZero();
        assertThat(account.owned("one", ADVANTAGE, "1970-01-01T00:00:00Z")).isEqualTo(10);
        table(account, "", TABLE).body("unchanged", equalTo(2));
        // the same lines as JSON are the same grants
        account.post("imports/cssm-licences", """
                        [{"license": "C9300-24 DNA Advantage", "virtualAccount": "one", "licenseDetails": [
                          {"quantity": 1200, "licenseType": "term", "startDate": "2025-01-01",
                           "endDate": "2027-12-31", "subscriptionId": "Sub1"}]}]
                        """).body("unchanged", equalTo(1)).body("columns", nullValue());
    }

    @Test
    void aSenderNamesTheColumnsThatNobodyKnows() {
        Account account = Account.with("one");
        String strange = "Product Bought;Anzahl;Bis\nC9300-24 DNA Advantage;5;2027-12-31\n";
        table(account, "", strange)
                .statusCode(422)
                .body("code", equalTo("INVALID"))
                .body("errors.code", contains("MISSING_COLUMN", "MISSING_COLUMN"))
                .body("errors[0].detail", containsString("Product Bought, Anzahl, Bis"));
        String named = "?column=license:Product%20bought&column=quantity:anzahl&virtualAccount=one";
        table(account, named, strange)
                .statusCode(422)
                .body("errors.code", contains("MISSING_COLUMN"))
                .body("errors[0].detail", containsString("openEnded=true"));
        table(account, named + "&column=endDate:BIS&preview=true", strange)
                .statusCode(200)
                .body("preview", equalTo(true))
                .body("created", equalTo(1))
                .body("columns.field", contains("license", "quantity", "endDate"));
        account.get("entitlements").body("items", empty());
        table(account, named + "&openEnded=true", strange).statusCode(200).body("created", equalTo(1));
        account.get("entitlements").body("items.endsAt", contains(nullValue()));
        table(account, "?column=colour:Bis", strange).statusCode(400).body("errors.parameter", contains("column"));
        table(account, named.replace("one", "nobody") + "&openEnded=true", strange)
                .statusCode(400)
                .body("errors.parameter", contains("virtualAccount"));
    }

    @Test
    void everyLineHasAFateOfItsOwn() {
        Account account = Account.with("one");
        String table = """
                License;Virtual Account;Quantity;End Date;Status
                C9300-24 DNA Advantage;one;1;2027-12-31;
                C9300-24 DNA Advantage;one;1;31.12.2027;
                C9300-24 DNA Advantage;one;1.5;2027-12-31;
                C9300-24 DNA Advantage;one;=1+1;2027-12-31;
                C9300-24 DNA Advantage;one;2;2027-12-31;;;
                =HYPERLINK("x");one;3;2027-12-31;
                \u202eegatnavdA;one;4;2027-12-31;
                C9300-24 DNA Advantage;;5;2027-12-31;Cancelled
                C9300-24 DNA Advantage;;5;2027-12-31;Active
                %s;one;6;2027-12-31;
                C9300-24\u0007DNA Advantage;one;1;2027-12-31;
                """.formatted("x".repeat(400));
        String sha = table(account, "", table)
                .statusCode(200)
                .body(
                        "lines.reason",
                        contains(
                                null,
                                "BAD_DATE",
                                "BAD_QUANTITY",
                                "BAD_QUANTITY",
                                "UNREADABLE",
                                "UNKNOWN_LICENCE",
                                "UNKNOWN_LICENCE",
                                "CANCELLED",
                                "MISSING_VIRTUAL_ACCOUNT",
                                "BAD_TEXT",
                                "UNREADABLE"))
                .body("created", equalTo(1))
                .body("unresolved", equalTo(2))
                .body("skipped", equalTo(1))
                .body("refused", equalTo(7))
                .extract()
                .path("sha256");
        account.get("imports/cssm-licences/" + sha)
                .body("items", hasSize(11))
                .body("items[5].content", containsString("HYPERLINK"))
                .body("items.pointer[10]", equalTo("/lines/12"));
        account.get("unresolved").body("items.name", contains("=HYPERLINK(\"x\")", "\u202eegatnavdA"));
    }

    @Test
    void encodingsAreToldNotGuessed() throws IOException {
        Account account = Account.with("one");
        account.put("virtual-accounts/zh", "{\"name\": \"Zürich\"}").statusCode(201);
        String table = "License,Virtual Account,Quantity,End Date\nC9300-24 DNA Advantage,Zürich,%d,2027-12-31\n";
        bytes(account, "text/csv", ("\uFEFF" + table.formatted(1)).getBytes(StandardCharsets.UTF_8))
                .body("created", equalTo(1));
        bytes(account, "text/csv", ("\uFEFF" + table.formatted(2)).getBytes(StandardCharsets.UTF_16LE))
                .body("changed", equalTo(1));
        bytes(account, "text/csv; charset=ISO-8859-1", table.formatted(3).getBytes(StandardCharsets.ISO_8859_1))
                .body("changed", equalTo(1));
        bytes(account, "text/csv", gzip(table.formatted(4).getBytes(StandardCharsets.UTF_8)))
                .body("changed", equalTo(1));
        assertThat(account.owned("zh", DNA, "2026-01-01T00:00:00Z")).isEqualTo(4);
        bytes(account, "text/csv", table.formatted(5).getBytes(StandardCharsets.ISO_8859_1))
                .statusCode(400)
                .body("code", equalTo("UNREADABLE_BODY"))
                .body("errors[0].detail", containsString("Line 2"));
        bytes(account, "text/csv; charset=klingon", table.formatted(5).getBytes(StandardCharsets.UTF_8))
                .statusCode(400);
        assertThat(account.owned("zh", DNA, "2026-01-01T00:00:00Z")).isEqualTo(4);
    }

    @Test
    void whatIsNoTableIsRefusedWhole() throws IOException {
        Account account = Account.with("one");
        List<String> events = account.events();
        String titles = "License,Virtual Account,Quantity,End Date";
        table(account, "", "").statusCode(400);
        table(account, "", "\n\n").statusCode(400);
        table(account, "", titles + "\nDNA,\u0000,1,2027-12-31\n").statusCode(400);
        table(account, "", titles + "\n\"DNA,one,1,2027-12-31\n").statusCode(400);
        table(account, "", titles + ",license\n").statusCode(422).body("errors.code", contains("AMBIGUOUS_COLUMN"));
        table(account, "", titles + ",c".repeat(3_000) + "\n").statusCode(400);
        table(account, "", titles + "\n" + "x".repeat(1_000_000) + ",one,1,2027-12-31\n")
                .statusCode(400);
        table(account, "", "[]").statusCode(422);
        bytes(account, "text/csv", gzip(new byte[64 * 1024 * 1024])).statusCode(413);
        bytes(account, "text/csv", new byte[] {0x1F, (byte) 0x8B, 8, 0}).statusCode(400);
        table(account, "", titles + "\n").statusCode(200).body("received", equalTo(0));
        table(account, "", "a,b\n").statusCode(422);
        account.post("imports/cssm-licences", "text/plain", TABLE).statusCode(415);
        table(Account.absent(), "", TABLE).statusCode(404);
        assertThat(account.events()).isEqualTo(events);
        account.get("imports").body("items.kind", contains("cssm-licences"));
    }

    @Test
    void tensOfThousandsOfLinesAreOneTransaction() {
        Account account = Account.with("one");
        String rows = IntStream.range(0, 20_000)
                .mapToObj(i -> (i % 2 == 0 ? "C9300-24 DNA Advantage" : "Unheard of") + ",one,1,2027-12-31,S" + i)
                .collect(Collectors.joining("\n"));
        table(account, "", "License,Virtual Account,Quantity,End Date,Subscription Id\n" + rows)
                .statusCode(200)
                .body("created", equalTo(10_000))
                .body("unresolved", equalTo(10_000))
                .body("lines.status[0..1]", contains("CREATED", "UNRESOLVED"));
        account.put("aliases/unheard%20of", "{\"entitlementTag\": \"" + ADVANTAGE + "\"}")
                .body("replayed", equalTo(10_000));
        assertThat(account.owned("one", ADVANTAGE, "2026-01-01T00:00:00Z")).isEqualTo(10_000);
        account.get("unresolved").body("items", everyItem(nullValue()));
    }

    private static ValidatableResponse table(Account account, String query, String table) {
        return account.post("imports/cssm-licences" + query, "text/csv", table);
    }

    private static ValidatableResponse bytes(Account account, String type, byte[] body) {
        return account.post("imports/cssm-licences", type, body);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
