package dev.ninety.entitlement.directory;

import static dev.ninety.entitlement.testing.Account.DNA;
import static dev.ninety.entitlement.testing.Account.ESSENTIALS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
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
class DirectoryDoorTest {

    @Inject
    TestClock clock;

    @Test
    void theDirectoryIsTheWholeAccount() {
        clock.set("2026-05-01T00:00:00Z");
        Account account = Account.with("one", "two");
        account.put("licences/" + ESSENTIALS, """
                {"displayName": "E", "tierRank": 5, "licenceType": "PERPETUAL", "enforcementType": "ENFORCED",
                 "enforcementAction": "RESTRICT", "graceDays": 10}
                """);
        account.get("directory")
                .statusCode(200)
                .body("smartAccount", equalTo(account.name))
                .body("name", equalTo("Test"))
                .body("virtualAccounts.virtualAccount", contains("one", "two"))
                .body("virtualAccounts.default", contains(true, false))
                .body("virtualAccounts[0].businessUnit", nullValue())
                .body("licences", hasSize(16))
                .body("licences[0].keySet()", hasSize(10))
                .body("licences.find { it.entitlementTag == '" + ESSENTIALS + "' }.graceDays", equalTo(10))
                .body("licenceVersions", hasSize(17))
                .body("licenceVersions[0..15].recordedAt", everyItem(nullValue()))
                .body("licenceVersions[16].recordedAt", equalTo("2026-05-01T00:00:00Z"))
                .body("licenceVersions[16].licence.enforcementAction", equalTo("RESTRICT"));
        Account.absent().get("directory").statusCode(404);
    }

    @Test
    void theDirectoryTellsWhatNamesStandFor() {
        Account account = Account.with("one");
        String before = etag(account);
        account.put("aliases/DNA%20%20Adv", "{\"entitlementTag\": \"" + DNA + "\"}")
                .statusCode(201);
        String bound = modified(account, before);
        account.post("imports/get-summary", "[{\"tag\": \"t-1\", \"display_name\": \"C9300-24 DNA Advantage\"}]")
                .statusCode(200);
        modified(account, bound);
        account.get("directory")
                .body("names.find { it.name == 'dna adv' }.entitlementTags", contains(DNA))
                .body("names.find { it.name == 'c9300-24 dna advantage' }.entitlementTags", contains(DNA, "t-1"))
                .body("names", hasSize(17));
    }

    @Test
    void theEntityTagMovesWithEveryChangeThatTheDirectoryShows() {
        Account account = Account.with("one");
        String first = etag(account);
        notModified(account, first);

        account.grant("E-1", "one", DNA, 1, "2025-01-01T00:00:00Z", null);
        account.put("", "{\"name\": \"Test\"}");
        account.put("virtual-accounts/one", "{\"name\": \"Name of one\"}");
        notModified(account, first);

        account.put("", "{\"name\": \"Renamed\"}").statusCode(200);
        String renamed = modified(account, first);
        account.put("", "{\"name\": \"Renamed\", \"recordFrom\": \"2026-01-01T00:00:00Z\"}")
                .statusCode(200);
        String recorded = modified(account, renamed);
        account.put("virtual-accounts/one", "{\"name\": \"Name of one\", \"region\": \"EU\"}")
                .statusCode(200);
        String second = modified(account, recorded);
        account.put("virtual-accounts/one", "{\"name\": \"Renamed\", \"region\": \"EU\"}")
                .statusCode(200);
        String third = modified(account, second);
        account.put("virtual-accounts/two", "{\"name\": \"Two\"}").statusCode(201);
        String fourth = modified(account, third);
        account.put("virtual-accounts/two", "{\"name\": \"Two\", \"default\": true}")
                .statusCode(200);
        String fifth = modified(account, fourth);
        account.put("licences/" + ESSENTIALS, """
                        {"displayName": "E", "tierRank": 5, "licenceType": "PERPETUAL", "enforcementType": "ENFORCED",
                         "enforcementAction": "RESTRICT", "graceDays": 10}
                        """).statusCode(200);
        modified(account, fifth);
    }

    @Test
    void theDirectoryHasEveryVersionOfRecordStartAndMappings() {
        clock.set("2026-05-01T00:00:00Z");
        Account account = Account.with("one");
        account.get("directory")
                .body("recordFrom", nullValue())
                .body("recordFroms", hasSize(0))
                .body("virtualAccounts[0].mappings", hasSize(0))
                .body("licences.usageSource", everyItem(equalTo("RUM")));
        account.put("", "{\"name\": \"Test\", \"recordFrom\": \"2026-01-01T00:00:00Z\"}");
        account.put("virtual-accounts/one", "{\"name\": \"One\", \"region\": \"EU\"}");
        clock.set("2026-06-01T00:00:00Z");
        account.put("", "{\"name\": \"Test\", \"recordFrom\": null}");
        account.put("virtual-accounts/one", "{\"name\": \"One\", \"region\": \"US\"}");
        account.get("directory")
                .body("recordFrom", nullValue())
                .body("recordFroms.recordFrom", contains("2026-01-01T00:00:00Z", null))
                .body("recordFroms.recordedAt", contains("2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z"))
                .body("virtualAccounts[0].region", equalTo("US"))
                .body("virtualAccounts[0].mappings.effectiveFrom", contains(null, "2026-06-01T00:00:00Z"))
                .body("virtualAccounts[0].mappings.region", contains("EU", "US"));
    }

    @Test
    void aMappingDatedAheadTakesEffectWithoutAWrite() {
        clock.set("2026-05-01T00:00:00Z");
        Account account = Account.with("one");
        account.put(
                "virtual-accounts/one",
                "{\"name\": \"One\", \"region\": \"EU\", \"effectiveFrom\": \"2026-06-01T00:00:00Z\"}");
        String before = etag(account);
        account.get("directory").body("virtualAccounts[0].region", nullValue());

        clock.set("2026-06-01T00:00:00Z");

        modified(account, before);
        account.get("directory").body("virtualAccounts[0].region", equalTo("EU"));
    }

    private static String etag(Account account) {
        return account.get("directory").statusCode(200).extract().header("ETag");
    }

    private static void notModified(Account account, String etag) {
        String body = given().header("If-None-Match", etag)
                .get(account.path("directory"))
                .then()
                .statusCode(304)
                .header("ETag", etag)
                .extract()
                .asString();
        assertThat(body).isEmpty();
    }

    private static String modified(Account account, String etag) {
        return given().header("If-None-Match", etag)
                .get(account.path("directory"))
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }
}
