package dev.ninety.entitlement.importing;

import static dev.ninety.entitlement.testing.Account.ADVANTAGE;
import static dev.ninety.entitlement.testing.Account.DNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines that wait for a name post nothing, are listed, and are taken as if the name had always been known. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WaitingLinesTest {

    @Test
    void whatWaitsIsListedWithWhatItMayMean() {
        Account account = Account.with("one");
        String sha = imported(
                        account, line("DNA Advantage C9300-24 Term", "Name of one", 7), line("ISE", "Nowhere one", 2))
                .body("unresolved", equalTo(2))
                .body("lines.status", contains("UNRESOLVED", "UNRESOLVED"))
                .body("lines.reason", contains("UNKNOWN_LICENCE", "UNKNOWN_LICENCE"))
                .body("lines.resource", contains(nullValue(), nullValue()))
                .extract()
                .path("sha256");
        assertThat(account.ledger()).isEmpty();
        account.get("unresolved")
                .statusCode(200)
                .body("items.kind", contains("LICENCE", "LICENCE", "VIRTUAL_ACCOUNT"))
                .body("items.name", contains("DNA Advantage C9300-24 Term", "ISE", "Nowhere one"))
                .body("items.reason", contains("UNKNOWN", "UNKNOWN", "UNKNOWN"))
                .body("items.lines", contains(1, 1, 1))
                .body("items.quantity", contains(7, 2, 2))
                .body("items[0].sources", equalTo(List.of(Map.of("kind", "cssm-licences", "sha256", sha))))
                .body("items[0].firstSeenAt", notNullValue())
                .body("items[0].candidates[0].entitlementTag", equalTo(DNA))
                .body("items[0].candidates[0].displayName", equalTo("C9300-24 DNA Advantage"))
                .body("items[0].candidates[0].score", equalTo(89))
                .body("items[0].candidates[0].basis", equalTo("CATALOGUE"))
                .body("items[0].candidates", hasSize(5))
                .body("items[1].candidates", empty())
                .body("items[2].candidates[0].virtualAccount", equalTo("one"))
                .body("items[2].candidates[0].name", equalTo("Name of one"))
                .body("items[2].candidates[0].score", equalTo(40));
        String next = account.get("unresolved?limit=2")
                .body("items", hasSize(2))
                .extract()
                .path("next");
        account.get("unresolved?limit=2&after=" + next)
                .body("items.name", contains("Nowhere one"))
                .body("next", nullValue());
        account.get("imports/cssm-licences/" + sha).body("items.status", contains("UNRESOLVED", "UNRESOLVED"));
        Account.absent().get("unresolved").statusCode(404);
    }

    @Test
    void aBindingTakesWhatWaitsInTheSameTransaction() {
        Account account = Account.with("one");
        String sha = imported(account, line("Adv", "Name of one", 7)).extract().path("sha256");
        bind(account, "ADV", DNA).statusCode(201).body("replayed", equalTo(1));
        assertThat(account.owned("one", DNA, "2026-01-01T00:00:00Z")).isEqualTo(7);
        account.get("unresolved").body("items", empty());
        account.get("imports/cssm-licences/" + sha)
                .body("items.status", contains("CREATED"))
                .body("items.reason", contains(nullValue()))
                .body("items[0].resource", startsWith("entitlements/cssm-"));
        assertThat(account.events()).endsWith("ALIAS_BOUND", "ENTITLEMENT_GRANTED", "WAITING_LINES_TAKEN");
        List<String> ledger = account.ledger();
        imported(account, line("Adv", "Name of one", 7)).body("unchanged", equalTo(1));
        assertThat(account.ledger()).isEqualTo(ledger);
    }

    @Test
    void theSameLineInTwoFilesIsGrantedOnce() {
        Account account = Account.with("one");
        imported(account, line("Adv", "Name of one", 7));
        imported(account, line("Adv", "Name of one", 7), line("Other", "Name of one", 1));
        account.get("unresolved")
                .body("items[0].lines", equalTo(2))
                .body("items[0].quantity", equalTo(7))
                .body("items[0].sources", hasSize(2));
        bind(account, "adv", DNA).body("replayed", equalTo(2));
        assertThat(account.owned("one", DNA, "2026-01-01T00:00:00Z")).isEqualTo(7);
        account.get("unresolved").body("items.name", contains("Other"));
    }

    @Test
    void theLaterFileHasTheLastWord() {
        Account account = Account.with("one");
        imported(account, line("Adv", "Name of one", 7));
        imported(account, line("Adv", "Name of one", 9));
        bind(account, "adv", DNA);
        assertThat(account.owned("one", DNA, "2026-01-01T00:00:00Z")).isEqualTo(9);
        account.get("entitlements").body("items", hasSize(1));
    }

    @Test
    void aVirtualAccountOfThatNameTakesWhatWaits() {
        Account account = Account.with("one");
        imported(account, line("Adv", "Campus", 7));
        bind(account, "Adv", DNA).body("replayed", equalTo(0));
        account.get("unresolved").body("items.kind", contains("VIRTUAL_ACCOUNT"));
        account.put("virtual-accounts/two", "{\"name\": \"campus\"}").statusCode(201);
        account.get("unresolved").body("items", empty());
        assertThat(account.owned("two", DNA, "2026-01-01T00:00:00Z")).isEqualTo(7);
    }

    @Test
    void seedsAndCatalogueEditsTakeWhatWaits() {
        Account account = Account.with("one");
        imported(
                account,
                line("By summary", "Name of one", 1),
                line("by-device", "Name of one", 2),
                line("By edit", "one", 4));
        account.post("imports/get-summary", "[{\"tag\": \"t-1\", \"display_name\": \"By Summary\"}]")
                .body("replayed", equalTo(1));
        account.post("imports/show-license", "text/plain", "by-device (By summary):\n  Description: By summary\n")
                .body("replayed", equalTo(1));
        assertThat(account.owned("one", "t-1", "2026-01-01T00:00:00Z")).isEqualTo(3);
        account.put("licences/t-2", """
                {"displayName": "by edit", "tierRank": 1, "licenceType": "PERPETUAL", "enforcementType": "UNENFORCED",
                 "enforcementAction": "NOTIFY_ONLY", "graceDays": 90}
                """).statusCode(201);
        assertThat(account.owned("one", "t-2", "2026-01-01T00:00:00Z")).isEqualTo(4);
        account.get("unresolved").body("items", empty());
    }

    @Test
    void anAmbiguousNameWaitsForADecision() {
        Account account = Account.with("one");
        account.post(
                "imports/get-summary",
                "[{\"tag\": \"t-1\", \"display_name\": \"Adv\"}, {\"tag\": \"t-2\", \"display_name\": \"adv\"}]");
        imported(account, line("ADV", "Name of one", 7)).body("lines.reason", contains("AMBIGUOUS_LICENCE"));
        account.get("unresolved")
                .body("items.reason", contains("AMBIGUOUS"))
                .body("items[0].candidates.entitlementTag", contains("t-1", "t-2"))
                .body("items[0].candidates.basis", hasItem("SUMMARY"));
        bind(account, "adv", "t-2").body("replayed", equalTo(1));
        assertThat(account.owned("one", "t-2", "2026-01-01T00:00:00Z")).isEqualTo(7);
    }

    @Test
    void aPreviewLeavesNothingWaiting() {
        Account account = Account.with("one");
        List<String> events = account.events();
        account.post(
                        "imports/cssm-licences?preview=true",
                        body(line("Adv", "Name of one", 7), line("C9300-24 DNA Advantage", "one", 1)))
                .statusCode(200)
                .body("preview", equalTo(true))
                .body("created", equalTo(1))
                .body("unresolved", equalTo(1));
        account.get("unresolved").body("items", empty());
        account.get("imports").body("items", empty());
        account.get("entitlements").body("items", empty());
        assertThat(account.ledger()).isEmpty();
        assertThat(account.events()).isEqualTo(events);
        bind(account, "Adv", DNA).body("replayed", equalTo(0));
        account.post("imports/cssm-licences?preview=yes", "[]")
                .statusCode(400)
                .body("errors.parameter", contains("preview"));
    }

    /** Files in any order, names known before, between or after them: what stands in the end is the same. */
    @Test
    void whenANameBecomesKnownMakesNoDifference() {
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<String> files = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                files.add(randomFile(random));
            }
            Account before = Account.with("one");
            bindAll(before);
            files.forEach(file -> before.post("imports/cssm-licences", file).statusCode(200));
            Account after = Account.with("one");
            int between = random.nextInt(files.size() + 1);
            for (int i = 0; i < files.size(); i++) {
                if (i == between) {
                    bind(after, "alias b", DNA);
                }
                after.post("imports/cssm-licences", files.get(i)).statusCode(200);
            }
            bindAll(after);
            assertThat(standing(after)).as("seed " + seed + ": " + files).isEqualTo(standing(before));
            after.get("unresolved").body("items", empty());
            for (String tag : List.of(DNA, ADVANTAGE)) {
                assertThat(after.owned("one", tag, "2026-01-01T00:00:00Z"))
                        .isEqualTo(before.owned("one", tag, "2026-01-01T00:00:00Z"));
            }
        }
    }

    private static String randomFile(Random random) {
        List<String> names = List.of("C9300-24 DNA Advantage", "alias a", "Alias B", "alias of another", "Alias A");
        String[] lines = new String[1 + random.nextInt(4)];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line(names.get(random.nextInt(names.size())), "Name of one", 1 + random.nextInt(5));
        }
        return body(lines);
    }

    private static void bindAll(Account account) {
        bind(account, "alias a", DNA);
        bind(account, "alias b", DNA);
        bind(account, "alias of another", ADVANTAGE);
    }

    private static List<String> standing(Account account) {
        List<Map<String, Object>> items =
                account.get("entitlements?limit=1000").extract().path("items");
        return items.stream()
                .map(item -> item.get("id") + " " + item.get("quantity"))
                .toList();
    }

    private static ValidatableResponse imported(Account account, String... lines) {
        return account.post("imports/cssm-licences", body(lines)).statusCode(200);
    }

    private static ValidatableResponse bind(Account account, String name, String tag) {
        return account.put("aliases/" + name.replace(" ", "%20"), "{\"entitlementTag\": \"" + tag + "\"}");
    }

    private static String body(String... lines) {
        return "{\"licenses\": [" + String.join(",", lines) + "]}";
    }

    private static String line(String license, String virtualAccount, int quantity) {
        return """
                {"license": "%s", "virtualAccount": "%s", "licenseDetails": [
                  {"quantity": %d, "startDate": "2025-01-01", "endDate": "2027-12-31", "licenseType": "TERM"}]}
                """.formatted(license, virtualAccount, quantity);
    }
}
