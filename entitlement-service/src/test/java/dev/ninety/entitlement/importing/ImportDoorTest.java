package dev.ninety.entitlement.importing;

import static dev.ninety.entitlement.testing.Account.ADVANTAGE;
import static dev.ninety.entitlement.testing.Account.DNA;
import static dev.ninety.entitlement.testing.Account.ESSENTIALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportDoorTest {

    private static final String EXPORT = """
            {"totalRecords": 2, "status": "SUCCESS", "statusMessage": null, "licenses": [
              {"license": "C9300-24 DNA Advantage", "virtualAccount": "Name of one", "quantity": 200, "inUse": 0,
               "available": 200, "status": "In Compliance", "billingType": "PREPAID", "isPortable": false,
               "ahaApps": false, "pendingQuantity": 0, "reserved": 0, "licenseSubstitutions": [],
               "licenseDetails": [
                 {"licenseType": "TERM", "quantity": 100, "startDate": "2019-05-20", "endDate": "2022-05-19",
                  "subscriptionId": "Sub269233", "status": "ACTIVE"},
                 {"licenseType": "TERM", "quantity": 50, "startDate": "2019-May-30", "endDate": "2020-05-29T12:00:00Z",
                  "subscriptionId": null, "status": "Expired", "orderNumber": "SO-1"}]},
              {"license": " c9300-24 NETWORK advantage ", "virtualAccount": "name of ONE", "quantity": 10,
               "licenseDetails": [
                 {"startDate": null, "endDate": null, "subscriptionId": null, "status": "ACTIVE",
                  "licenseType": "PERPETUAL", "quantity": 10}]}]}
            """;

    @Test
    void everyDateFormAndNameIsUnderstood() {
        Account account = Account.with("one");
        imported(account, EXPORT)
                .body("received", equalTo(3))
                .body("created", equalTo(3))
                .body("changed", equalTo(0))
                .body("unchanged", equalTo(0))
                .body("skipped", equalTo(0))
                .body("refused", equalTo(0))
                .body("lines.index", contains(0, 1, 2))
                .body("lines.status", everyItem(equalTo("CREATED")))
                .body("lines.entitlement", everyItem(notNullValue()))
                .body("lines.reason", everyItem(nullValue()))
                .body(
                        "lines.pointer",
                        contains(
                                "/licenses/0/licenseDetails/0",
                                "/licenses/0/licenseDetails/1",
                                "/licenses/1/licenseDetails/0"));
        assertThat(account.owned("one", DNA, "2019-05-20T00:00:00Z")).isEqualTo(100);
        assertThat(account.owned("one", DNA, "2019-05-30T00:00:00Z")).isEqualTo(150);
        assertThat(account.owned("one", DNA, "2020-05-29T12:00:00Z")).isEqualTo(100);
        assertThat(account.owned("one", DNA, "2022-05-19T23:59:59Z")).isEqualTo(100);
        assertThat(account.owned("one", DNA, "2022-05-20T00:00:00Z")).isZero();
        assertThat(account.owned("one", ADVANTAGE, "1969-12-31T23:59:59Z")).isZero();
        assertThat(account.owned("one", ADVANTAGE, "1970-01-01T00:00:00Z")).isEqualTo(10);
        account.get("entitlements")
                .body("items", hasSize(3))
                .body("items.origin", everyItem(equalTo("CSSM_IMPORT")))
                .body("items.find { it.quantity == 100 }.subscriptionId", equalTo("Sub269233"))
                .body("items.find { it.quantity == 50 }.orderReference", equalTo("SO-1"));
        assertThat(account.events()).endsWith("ENTITLEMENT_GRANTED", "ENTITLEMENT_GRANTED", "CSSM_LICENCES_IMPORTED");
    }

    @Test
    void theSameExportTwiceWritesOnce() {
        Account account = Account.with("one");
        List<String> first = imported(account, EXPORT).extract().path("lines.entitlement");
        List<String> ledger = account.ledger();
        List<String> events = account.events();

        imported(account, EXPORT)
                .body("unchanged", equalTo(3))
                .body("lines.status", everyItem(equalTo("UNCHANGED")))
                .body("lines.entitlement", equalTo(first));
        assertThat(account.ledger()).isEqualTo(ledger);
        assertThat(account.events()).isEqualTo(events);
    }

    @Test
    void anotherQuantityPostsTheDifference() {
        Account account = Account.with("one");
        imported(account, EXPORT);
        int posted = account.ledger().size();
        List<String> ids = imported(account, EXPORT.replace("\"quantity\": 100", "\"quantity\": 130"))
                .body("changed", equalTo(1))
                .body("unchanged", equalTo(2))
                .extract()
                .path("lines.entitlement");
        assertThat(account.ledger().subList(posted, account.ledger().size()))
                .containsExactly(
                        "one 2019-05-20T00:00:00Z 30 CHANGE ENTITLEMENT " + ids.getFirst(),
                        "one 2022-05-20T00:00:00Z -30 CHANGE ENTITLEMENT " + ids.getFirst());
    }

    @Test
    void linesThatDifferInQuantityAloneAreToldApart() {
        Account account = Account.with("one");
        imported(account, lines(detail(7), detail(5), detail(5))).body("created", equalTo(3));
        assertThat(account.owned("one", DNA, "2026-01-01T00:00:00Z")).isEqualTo(17);
        imported(account, lines(detail(5), detail(7), detail(5))).body("unchanged", equalTo(3));
        imported(account, lines(detail(5), detail(9), detail(5)))
                .body("unchanged", equalTo(2))
                .body("changed", equalTo(1));
        assertThat(account.owned("one", DNA, "2026-01-01T00:00:00Z")).isEqualTo(19);
    }

    @Test
    void aLineThatCannotStandIsRefusedAndTheOthersStand() {
        Account account = Account.with("one", "two");
        imported(account, lines(detail(10)));
        account.transfer("T-1", "one", "two", DNA, 8, "2026-01-01T00:00:00Z").statusCode(201);
        String more = detail(4).replace("TERM", "DEMO");
        imported(account, lines(detail(7), more))
                .body("refused", equalTo(1))
                .body("created", equalTo(1))
                .body("lines[0].status", equalTo("REFUSED"))
                .body("lines[0].reason", equalTo("LESS_THAN_TRANSFERRED"))
                .body("lines[0].entitlement", notNullValue());
        assertThat(account.owned("one", DNA, "2026-06-01T00:00:00Z")).isEqualTo(6);
    }

    @Test
    void whatPeopleRecordedHereStays() {
        Account account = Account.with("one");
        String id = imported(account, lines(detail(10))).extract().path("lines[0].entitlement");
        account.put("entitlements/" + id, """
                        {"virtualAccount": "one", "entitlementTag": "%s", "quantity": 10,
                         "startsAt": "2025-01-01T00:00:00Z", "endsAt": "2028-01-01T00:00:00Z", "orderReference": "PO-1",
                         "subscriptionId": "Sub1", "unitPrice": {"amount": "9", "currency": "EUR"}}
                        """.formatted(DNA)).statusCode(200);
        imported(account, lines(detail(10))).body("unchanged", equalTo(1));
        imported(account, lines(detail(11))).body("changed", equalTo(1));
        account.get("entitlements/" + id)
                .body("quantity", equalTo(11))
                .body("orderReference", equalTo("PO-1"))
                .body("unitPrice.amount", equalTo("9"));
    }

    @Test
    void everyReasonIsNamed() {
        Account account = Account.with("one");
        account.put("virtual-accounts/twin-1", "{\"name\": \"Twin\"}");
        account.put("virtual-accounts/twin-2", "{\"name\": \"twin\"}");
        account.put("licences/" + ESSENTIALS, """
                        {"displayName": "C9400 DNA Advantage", "tierRank": 1, "licenceType": "PERPETUAL",
                         "enforcementType": "UNENFORCED", "enforcementAction": "NOTIFY_ONLY", "graceDays": 90}
                        """).statusCode(200);
        String body = "["
                + String.join(
                        ",",
                        List.of(
                                item("Nothing of the kind", "Name of one", detail(1)),
                                item("C9400 DNA Advantage", "Name of one", detail(1)),
                                item("C9300-24 DNA Advantage", "Nowhere", detail(1)),
                                item("C9300-24 DNA Advantage", "TWIN", detail(1)),
                                item("C9300-24 DNA Advantage", "Name of one", detail(0)),
                                item("C9300-24 DNA Advantage", "Name of one", detail(-1)),
                                item(
                                        "C9300-24 DNA Advantage",
                                        "Name of one",
                                        detail(1).replace("2025-01-01", "1/1/2025")),
                                item(
                                        "C9300-24 DNA Advantage",
                                        "Name of one",
                                        detail(1).replace("2027-12-31", "2024-12-31")),
                                item(
                                        "C9300-24 DNA Advantage",
                                        "Name of one",
                                        detail(1).replace("ACTIVE", "Cancelled")),
                                item(
                                        "C9300-24 DNA Advantage",
                                        "Name of one",
                                        detail(1).replace("ACTIVE", "PENDING")),
                                item(
                                        "C9300-24 DNA Advantage",
                                        "Name of one",
                                        detail(1).replace("ACTIVE", "Lost")),
                                item(
                                        "C9300-24 DNA Advantage",
                                        "Name of one",
                                        detail(1).replace("1,", "\"1\",")),
                                item(
                                        "C9300-24 DNA Advantage",
                                        "Name of one",
                                        detail(1).replace("Sub1", "a\\nb")),
                                "{\"license\": 7, \"virtualAccount\": \"Name of one\", \"licenseDetails\": []}",
                                "{\"license\": \"L\", \"virtualAccount\": \"V\", \"quantity\": 5}",
                                "{\"license\": \"L\", \"virtualAccount\": \"V\", \"quantity\": 0, \"licenseDetails\": null}",
                                "{\"license\": \"L\", \"virtualAccount\": \"V\", \"licenseDetails\": {}}",
                                item("C9300-24 DNA Advantage", "Name of one", "3"),
                                "null",
                                "{\"virtualAccount\": \"Name of one\", \"licenseDetails\": [" + detail(1) + "]}",
                                item(
                                        "C9300-24 DNA Advantage",
                                        "Name of one",
                                        detail(1).replace("ACTIVE", "future"))))
                + "]";
        imported(account, body)
                .body(
                        "lines.reason",
                        contains(
                                "UNKNOWN_LICENCE",
                                "AMBIGUOUS_LICENCE",
                                "UNKNOWN_VIRTUAL_ACCOUNT",
                                "AMBIGUOUS_VIRTUAL_ACCOUNT",
                                "BAD_QUANTITY",
                                "BAD_QUANTITY",
                                "BAD_DATE",
                                "END_BEFORE_START",
                                "CANCELLED",
                                "PENDING",
                                "UNKNOWN_STATUS",
                                "UNREADABLE",
                                "BAD_TEXT",
                                "UNREADABLE",
                                "NO_DETAILS",
                                "NO_UNITS",
                                "UNREADABLE",
                                "UNREADABLE",
                                "UNREADABLE",
                                "MISSING_LICENCE",
                                null))
                .body("skipped", equalTo(3))
                .body("created", equalTo(1))
                .body("refused", equalTo(13))
                .body("unresolved", equalTo(4))
                .body("lines[0..3].status", everyItem(equalTo("UNRESOLVED")))
                .body("lines[0].license", equalTo("Nothing of the kind"))
                .body("lines[2].virtualAccount", equalTo("Nowhere"))
                .body("lines[14].pointer", equalTo("/14"))
                .body("lines[17].pointer", equalTo("/17/licenseDetails/0"));
    }

    @Test
    void aBodyThatIsNoExportIsRefusedWhole() {
        Account account = Account.with("one");
        account.post("imports/cssm-licences", "{\"licenses\": {}}")
                .statusCode(400)
                .body("code", equalTo("UNREADABLE_BODY"))
                .body("errors.pointer", contains("/licenses"));
        account.post("imports/cssm-licences", "{}").statusCode(400).body("errors.pointer", contains("/licenses"));
        account.post("imports/cssm-licences", "7").statusCode(400).body("errors.pointer", contains(""));
        account.post("imports/cssm-licences", "null").statusCode(400);
        account.post("imports/cssm-licences", "").statusCode(400);
        account.post("imports/cssm-licences", "{\"licenses\": [").statusCode(400);
        Account.absent().post("imports/cssm-licences", EXPORT).statusCode(404);
        imported(account, "[]").body("received", equalTo(0)).body("lines", hasSize(0));
        assertThat(account.events()).doesNotContain("CSSM_LICENCES_IMPORTED");
    }

    @Test
    void thousandsOfLinesAreOneTransaction() {
        Account account = Account.with("one");
        String details = IntStream.range(0, 4_000)
                .mapToObj(i -> detail(1).replace("Sub1", "Sub" + i))
                .collect(Collectors.joining(","));
        imported(account, lines(details)).body("created", equalTo(4_000));
        imported(account, lines(details)).body("unchanged", equalTo(4_000));
        assertThat(account.owned("one", DNA, "2026-01-01T00:00:00Z")).isEqualTo(4_000);
    }

    private static ValidatableResponse imported(Account account, String body) {
        return account.post("imports/cssm-licences", body).statusCode(200);
    }

    private static String lines(String... details) {
        return "{\"licenses\": [" + item("C9300-24 DNA Advantage", "Name of one", String.join(",", details)) + "]}";
    }

    private static String item(String license, String virtualAccount, String details) {
        return "{\"license\": \"%s\", \"virtualAccount\": \"%s\", \"quantity\": 1, \"licenseDetails\": [%s]}"
                .formatted(license, virtualAccount, details);
    }

    private static String detail(long quantity) {
        return "{\"quantity\": %d, \"licenseType\": \"TERM\", \"startDate\": \"2025-01-01\", \"endDate\": \"2027-12-31\", \"subscriptionId\": \"Sub1\", \"status\": \"ACTIVE\"}"
                .formatted(quantity);
    }
}
