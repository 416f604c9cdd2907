package dev.ninety.entitlement.ownership;

import static dev.ninety.entitlement.testing.Account.ADVANTAGE;
import static dev.ninety.entitlement.testing.Account.DNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UnitPriceDoorTest {

    private static void buy(Account account, String id, String tag, String from, String to, String amount) {
        String end = to == null ? "null" : "\"" + to + "\"";
        String price = amount == null ? "null" : "{\"amount\": \"" + amount + "\", \"currency\": \"EUR\"}";
        account.put("entitlements/" + id, """
                {"virtualAccount": "one", "entitlementTag": "%s", "quantity": 1, "startsAt": "%s", "endsAt": %s,
                 "unitPrice": %s}
                """.formatted(tag, from, end, price)).statusCode(201);
    }

    private static List<String> prices(Account account, String query) {
        List<String> lines = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = account.get("unit-prices?" + query + (next.isEmpty() ? "" : "&after=" + next))
                    .statusCode(200)
                    .extract();
            List<Map<String, Object>> items = page.path("items");
            items.forEach(item -> lines.add(item.get("entitlementTag") + " " + item.get("lasting") + " "
                    + item.get("unitPrice") + " " + item.get("entitlement")));
            next = page.path("next");
        }
        return lines;
    }

    @Test
    void thePriceIsThatOfTheLatestToStartApartForUnitsThatLast() {
        Account account = Account.with("one");
        buy(account, "E-1", DNA, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "10");
        buy(account, "E-2", DNA, "2026-03-01T00:00:00Z", "2027-01-01T00:00:00Z", "12.50");
        buy(account, "E-3", DNA, "2026-05-01T00:00:00Z", "2027-01-01T00:00:00Z", null);
        buy(account, "E-4", DNA, "2025-01-01T00:00:00Z", null, "300");
        buy(account, "E-5", ADVANTAGE, "2026-01-01T00:00:00Z", null, "700");
        buy(account, "E-6", ADVANTAGE, "2026-01-01T00:00:00Z", null, "800");

        List<String> expected = new ArrayList<>(List.of(
                DNA + " false {amount=12.50, currency=EUR} E-2",
                DNA + " true {amount=300, currency=EUR} E-4",
                ADVANTAGE + " true {amount=800, currency=EUR} E-6"));
        expected.sort(null);
        assertThat(prices(account, "limit=100")).isEqualTo(expected);
        assertThat(prices(account, "limit=1")).isEqualTo(expected);
        assertThat(prices(Account.with("one"), "limit=1")).isEmpty();
        account.get("unit-prices?after=!!").statusCode(400).body("errors.parameter", contains("after"));
        account.get("unit-prices?limit=0").statusCode(400);
        Account.absent().get("unit-prices").statusCode(404);
    }
}
