package dev.ninety.entitlement;

import static dev.ninety.entitlement.testing.Account.ADVANTAGE;
import static dev.ninety.entitlement.testing.Account.DNA;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.entitlement.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verifies a ledger as an outsider would: from the feed's JSON and the documented form alone. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LedgerChainTest {

    private static final List<String> FIELDS = List.of(
            "virtualAccount",
            "entitlementTag",
            "view",
            "effectiveAt",
            "delta",
            "reason",
            "sourceType",
            "sourceId",
            "recordedAt");

    @Inject
    TestClock clock;

    @Test
    void anyoneCanVerifyTheChain() throws Exception {
        clock.set("2026-06-01T10:00:00.000001Z");
        Account account = Account.with("one", "two");
        account.get("ledger").statusCode(200).body("items", hasSize(0)).body("next", nullValue());
        account.grant("E-1", "one", DNA, 10, "2025-01-01T00:00:00.5Z", "2027-01-01T00:00:00Z");
        clock.advance(Duration.ofSeconds(1));
        account.transfer("T-1", "one", "two", DNA, 4, "2026-01-01T00:00:00Z").statusCode(201);
        account.giveBack("E-1", "R-1", 1, "2026-02-01T00:00:00Z").statusCode(201);
        clock.advance(Duration.ofMinutes(-5));
        account.grant("E-2", "two", ADVANTAGE, 3, "2025-01-01T00:00:00Z", null).statusCode(201);

        List<Map<String, Object>> entries = entries(account);

        String hash = "0".repeat(64);
        String recorded = "";
        for (int i = 0; i < entries.size(); i++) {
            Map<String, Object> entry = entries.get(i);
            assertThat(entry.get("sequence")).isEqualTo(i + 1);
            assertThat((String) entry.get("recordedAt")).isGreaterThanOrEqualTo(recorded);
            StringBuilder canonical = new StringBuilder(
                    hash + "\n" + entry.get("format") + "\n" + account.name + "\n" + entry.get("sequence"));
            FIELDS.forEach(field -> canonical.append('\n').append(entry.get(field)));
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            hash = HexFormat.of().formatHex(digest);
            assertThat(entry).containsEntry("hash", hash);
            recorded = (String) entry.get("recordedAt");
        }
        assertThat(entries).hasSizeGreaterThanOrEqualTo(9);
        Map<String, Object> head = head(account);
        assertThat(head).containsEntry("head", entries.size()).containsEntry("hash", hash);
    }

    @Test
    void anAccountWithoutEntriesHasNoHead() {
        Account account = Account.with("one");
        given().get("/v1/ledgers?limit=1000").then().body("items.smartAccount", not(hasItem(account.name)));
        account.grant("E-1", "one", DNA, 10, "2025-01-01T00:00:00Z", null);
        given().get("/v1/ledgers?limit=1000").then().body("items.smartAccount", hasItem(account.name));
    }

    private static List<Map<String, Object>> entries(Account account) {
        List<Map<String, Object>> entries = new ArrayList<>();
        String next = "0";
        while (next != null) {
            var page =
                    account.get("ledger?limit=2&after=" + next).statusCode(200).extract();
            entries.addAll(page.<List<Map<String, Object>>>path("items"));
            next = page.path("next");
        }
        return entries;
    }

    private static Map<String, Object> head(Account account) {
        List<Map<String, Object>> heads = given().get("/v1/ledgers?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return heads.stream()
                .filter(head -> head.get("smartAccount").equals(account.name))
                .findFirst()
                .orElseThrow();
    }
}
