package dev.ninety.entitlement.order;

import static dev.ninety.entitlement.testing.Account.ADVANTAGE;
import static dev.ninety.entitlement.testing.Account.DNA;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OrderDoorTest {

    @Inject
    TestClock clock;

    @Test
    void aGrantWithTheReferenceFulfilsAnOrder() {
        clock.set("2026-05-01T00:00:00Z");
        Account account = Account.with("one", "two");
        account.put("orders/SO-1", order("one", DNA, 10, "2026-06-01T00:00:00Z"))
                .statusCode(201)
                .body("orderReference", equalTo("SO-1"))
                .body("state", equalTo("PLACED"))
                .body("granted", equalTo(0))
                .body("grants", hasSize(0));
        grant(account, "E-1", "one", DNA, 6, "SO-1");
        grant(account, "E-2", "one", ADVANTAGE, 50, "SO-1");
        grant(account, "E-3", "one", DNA, 50, "SO-2");
        account.get("orders/SO-1")
                .body("state", equalTo("PLACED"))
                .body("granted", equalTo(6))
                .body("grants", contains("E-1"));

        grant(account, "E-0", "two", DNA, 4, "SO-1");

        account.get("orders/SO-1")
                .body("state", equalTo("FULFILLED"))
                .body("granted", equalTo(10))
                .body("grants", contains("E-0", "E-1"));
        account.giveBack("E-1", "R-1", 6, "2026-05-02T00:00:00Z").statusCode(201);
        account.get("orders/SO-1?at=2027-01-01T00:00:00Z").body("state", equalTo("FULFILLED"));
    }

    @Test
    void whatThePortalSaysIsGrantedFulfilsAnOrderToo() {
        Account account = Account.with("one");
        account.put("orders/4711", order("one", DNA, 5, null)).statusCode(201);
        account.post("imports/cssm-licences", """
                        {"licenses": [{"license": "C9300-24 DNA Advantage", "virtualAccount": "Name of one",
                          "licenseDetails": [{"quantity": 5, "licenseType": "TERM", "startDate": "2026-01-01",
                                              "endDate": "2028-12-31", "orderNumber": "4711", "status": "ACTIVE"}]}]}
                        """).statusCode(200).body("created", equalTo(1));
        account.get("orders/4711").body("state", equalTo("FULFILLED")).body("grants", hasSize(1));
    }

    @Test
    void anOrderIsOverdueFromTheMomentAtWhichItWasExpected() {
        clock.set("2026-05-01T00:00:00Z");
        Account account = Account.with("one", "two");
        account.put("orders/late", order("one", DNA, 10, "2026-06-01T00:00:00Z"));
        account.put("orders/open", order("two", DNA, 10, null)).body("expectedAt", nullValue());
        account.put("orders/done", order("two", DNA, 1, "2026-06-01T00:00:00Z"));
        grant(account, "E-1", "two", DNA, 1, "done");

        account.get("orders/late?at=2026-05-31T23:59:59.999999Z").body("state", equalTo("PLACED"));
        account.get("orders/late?at=2026-06-01T00:00:00Z").body("state", equalTo("OVERDUE"));
        account.get("orders?state=OVERDUE").body("items", hasSize(0));
        clock.set("2026-06-01T00:00:00Z");
        account.get("orders?state=OVERDUE").body("items.orderReference", contains("late"));
        account.get("orders?state=PLACED").body("items.orderReference", contains("open"));
        account.get("orders?state=FULFILLED").body("items.orderReference", contains("done"));
        account.get("orders?virtualAccount=two").body("items.orderReference", contains("done", "open"));
        account.get("orders?virtualAccount=nowhere").body("items", hasSize(0));
        account.get("orders?state=LATE").statusCode(400).body("errors.parameter", contains("state"));
        account.get("orders?virtualAccount=%20").statusCode(400);
    }

    @Test
    void ordersOfOneStateAreListedPageByPage() {
        Account account = Account.with("one");
        List<String> placed = new ArrayList<>();
        for (int i = 10; i < 22; i++) {
            account.put("orders/" + i, order("one", DNA, 1, null));
            if (i % 4 == 0) {
                placed.add(String.valueOf(i));
            } else {
                grant(account, "E-" + i, "one", DNA, 1, String.valueOf(i));
            }
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = account.get("orders?state=PLACED&limit=1" + (next.isEmpty() ? "" : "&after=" + next))
                    .extract();
            seen.addAll(page.<List<String>>path("items.orderReference"));
            next = page.path("next");
        }
        assertThat(seen).isEqualTo(placed);
    }

    @Test
    void anOrderSlipsAndIsAmendedButStaysTheSameOrder() {
        Account account = Account.with("one", "two");
        account.put("orders/SO-1", order("one", DNA, 10, "2026-06-01T00:00:00Z"));
        account.put("orders/SO-1", order("one", DNA, 10, "2026-06-01T00:00:00Z"))
                .statusCode(200);
        account.put("orders/SO-1", order("one", DNA, 12, "2026-07-01T00:00:00Z"))
                .statusCode(200)
                .body("quantity", equalTo(12))
                .body("expectedAt", equalTo("2026-07-01T00:00:00Z"));
        account.put("orders/SO-1", order("two", DNA, 12, null))
                .statusCode(409)
                .body("code", equalTo("ANOTHER_ORDER"))
                .body("errors.pointer", contains("/virtualAccount"));
        account.put("orders/SO-1", order("one", ADVANTAGE, 12, null))
                .statusCode(409)
                .body("errors.pointer", contains("/entitlementTag"));
        account.get("orders/SO-1").body("quantity", equalTo(12));
        assertThat(account.events()).endsWith("ORDER_PLACED", "ORDER_CHANGED");
        assertThat(account.ledger()).isEmpty();
    }

    @Test
    void aReferenceIsWhatBuyersWrite() {
        Account account = Account.with("one");
        account.put("orders/PO%204711%2F2%20%E2%80%AE", order("one", "in/no catalogue", 1, null))
                .statusCode(201)
                .body("orderReference", equalTo("PO 4711/2 \u202e"));
        account.get("orders/PO%204711%2F2%20%E2%80%AE").statusCode(200);
        account.get("orders/%20x").statusCode(400).body("errors.parameter", contains("orderReference"));
        account.get("orders/x%00").statusCode(400);
        account.get("orders/" + "x".repeat(201)).statusCode(400);
        account.get("orders/nothing").statusCode(404);
    }

    @Test
    void anOrderIsRefusedWithTheFieldAtFault() {
        Account account = Account.with("one");
        account.put("orders/SO-1", "{}")
                .statusCode(422)
                .body("errors.pointer", contains("/virtualAccount", "/entitlementTag", "/quantity", "/orderedAt"));
        account.put("orders/SO-1", order("one", DNA, 0, null))
                .statusCode(422)
                .body("errors.pointer", contains("/quantity"));
        account.put("orders/SO-1", order("nowhere", DNA, 1, null))
                .statusCode(422)
                .body("errors.pointer", contains("/virtualAccount"));
        account.put("orders/SO-1", "{\"expectedAt\": \"soon\"}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/expectedAt"));
        account.get("orders").body("items", hasSize(0));
    }

    private static void grant(Account account, String id, String virtualAccount, String tag, long units, String order) {
        account.put("entitlements/" + id, """
                        {"virtualAccount": "%s", "entitlementTag": "%s", "quantity": %d,
                         "startsAt": "2026-01-01T00:00:00Z", "orderReference": "%s"}
                        """.formatted(virtualAccount, tag, units, order))
                .statusCode(201);
    }

    private static String order(String virtualAccount, String tag, long units, String expectedAt) {
        return """
                {"virtualAccount": "%s", "entitlementTag": "%s", "quantity": %d, "orderedAt": "2026-04-01T00:00:00Z",
                 "expectedAt": %s}
                """.formatted(virtualAccount, tag, units, expectedAt == null ? "null" : "\"" + expectedAt + "\"");
    }
}
