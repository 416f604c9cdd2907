package dev.ninety.entitlement.transfer;

import static dev.ninety.entitlement.testing.Account.DNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TransferDoorTest {

    @Test
    void lotsAreTakenEarliestEndFirst() {
        Account account = Account.with("one", "two");
        account.grant("E-perpetual", "one", DNA, 10, "2025-01-01T00:00:00Z", null);
        account.grant("E-late", "one", DNA, 4, "2025-01-01T00:00:00Z", "2029-01-01T00:00:00Z");
        account.grant("E-early", "one", DNA, 3, "2025-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
        account.grant("E-over", "one", DNA, 9, "2024-01-01T00:00:00Z", "2025-06-01T00:00:00Z");
        account.grant("E-future", "one", DNA, 9, "2025-06-01T00:00:01Z", "2026-06-01T00:00:00Z");
        int posted = account.ledger().size();

        account.transfer("T-1", "one", "two", DNA, 8, "2025-06-01T00:00:00Z")
                .statusCode(201)
                .body("lots.entitlement", contains("E-early", "E-late", "E-perpetual"))
                .body("lots.quantity", contains(3, 4, 1));

        assertThat(account.ledger().subList(posted, account.ledger().size()))
                .containsExactly(
                        "one 2025-06-01T00:00:00Z -8 TRANSFER TRANSFER T-1",
                        "two 2025-06-01T00:00:00Z 8 TRANSFER TRANSFER T-1",
                        "one 2028-01-01T00:00:00Z 3 TRANSFER TRANSFER T-1",
                        "two 2028-01-01T00:00:00Z -3 TERM_END TRANSFER T-1",
                        "one 2029-01-01T00:00:00Z 4 TRANSFER TRANSFER T-1",
                        "two 2029-01-01T00:00:00Z -4 TERM_END TRANSFER T-1");
        assertThat(account.owned("two", DNA, "2030-01-01T00:00:00Z")).isEqualTo(1);
        assertThat(account.owned("one", DNA, "2030-01-01T00:00:00Z")).isEqualTo(9);
    }

    @Test
    void theChoiceOfLotsIsFixedWhenRecorded() {
        Account account = Account.with("one", "two");
        account.grant("E-2", "one", DNA, 4, "2025-01-01T00:00:00Z", "2029-01-01T00:00:00Z");
        account.transfer("T-1", "one", "two", DNA, 4, "2025-06-01T00:00:00Z").statusCode(201);
        account.grant("E-1", "one", DNA, 4, "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z");

        account.transfer("T-1", "one", "two", DNA, 4, "2025-06-01T00:00:00Z")
                .statusCode(200)
                .body("lots.entitlement", contains("E-2"));
        account.transfer("T-1", "one", "two", DNA, 3, "2025-06-01T00:00:00Z")
                .statusCode(409)
                .body("code", equalTo("ANOTHER_TRANSFER"));
        account.get("transfers/T-1").body("lots.entitlement", contains("E-2")).body("quantity", equalTo(4));
        account.get("transfers").body("items", hasSize(1)).body("items[0].lots[0].quantity", equalTo(4));
        account.get("transfers/T-2").statusCode(404);
    }

    @Test
    void whatWasReceivedCanBePassedOnAndFollowsANewEnd() {
        Account account = Account.with("one", "two", "three");
        account.grant("S-1", "one", DNA, 10, "2025-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        account.transfer("T-1", "one", "two", DNA, 6, "2025-03-01T00:00:00Z").statusCode(201);
        account.transfer("T-2", "two", "three", DNA, 2, "2025-04-01T00:00:00Z").statusCode(201);
        account.grant("S-1", "one", DNA, 10, "2025-01-01T00:00:00Z", "2028-01-01T00:00:00Z")
                .statusCode(200);

        assertThat(account.owned("three", DNA, "2027-06-01T00:00:00Z")).isEqualTo(2);
        assertThat(account.owned("two", DNA, "2027-06-01T00:00:00Z")).isEqualTo(4);
        assertThat(account.owned("one", DNA, "2027-06-01T00:00:00Z")).isEqualTo(4);
        assertThat(account.owned("three", DNA, "2028-01-01T00:00:00Z")).isZero();
    }

    @Test
    void unitsThatAreGivenAwayLaterCannotBeGivenAwayNow() {
        Account account = Account.with("one", "two");
        account.grant("E-1", "one", DNA, 10, "2025-01-01T00:00:00Z", null);
        account.transfer("T-late", "one", "two", DNA, 7, "2026-01-01T00:00:00Z").statusCode(201);
        int posted = account.ledger().size();
        account.transfer("T-now", "one", "two", DNA, 4, "2025-06-01T00:00:00Z")
                .statusCode(409)
                .body("code", equalTo("NOT_ENOUGH_UNITS"))
                .body("errors.pointer", contains("/quantity"));
        assertThat(account.ledger()).hasSize(posted);
        account.get("transfers/T-now").statusCode(404);
        account.transfer("T-now", "one", "two", DNA, 3, "2025-06-01T00:00:00Z").statusCode(201);
    }

    @Test
    void aTransferThatCannotBeMeantIsRefused() {
        Account account = Account.with("one", "two");
        account.grant("E-1", "one", DNA, 10, "2025-01-01T00:00:00Z", null);
        account.transfer("T-1", "one", "one", DNA, 1, "2025-06-01T00:00:00Z")
                .statusCode(422)
                .body("errors.pointer", contains("/to"));
        account.transfer("T-1", "one", "three", DNA, 1, "2025-06-01T00:00:00Z")
                .statusCode(422)
                .body("errors.pointer", contains("/to"));
        account.transfer("T-1", "zero", "two", DNA, 1, "2025-06-01T00:00:00Z")
                .statusCode(422)
                .body("errors.pointer", contains("/from"));
        account.transfer("T-1", "one", "two", DNA, 0, "2025-06-01T00:00:00Z").statusCode(422);
        account.put("transfers/T-1", "{\"quantity\": true}").statusCode(400);
        account.put("transfers/T-1", "{}")
                .statusCode(422)
                .body("errors.pointer", contains("/from", "/to", "/entitlementTag", "/quantity", "/effectiveAt"));
        Account.absent()
                .transfer("T-1", "one", "two", DNA, 1, "2025-06-01T00:00:00Z")
                .statusCode(404);
        account.get("transfers/%20").statusCode(400);
    }
}
