package dev.ninety.entitlement.naming;

import static dev.ninety.entitlement.testing.Account.DNA;
import static dev.ninety.entitlement.testing.Account.ESSENTIALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AliasDoorTest {

    private static final String DEVICE = """
            dna-advantage (C9300-24 DNA Advantage):
              Description: C9300-24 DNA Advantage
            Report Id: 1
              Feature Name: hseck9
              Metric Value: regid.2021-05.com.cisco.C9K_HSEC,1.0_x
            """;

    @Test
    void aNameIsBoundOnceAndReadInAnySpelling() {
        Account account = Account.with("one");
        bind(account, "DNA%20Adv%20%2F%2024", DNA)
                .statusCode(201)
                .body("name", equalTo("DNA Adv / 24"))
                .body("entitlementTag", equalTo(DNA))
                .body("source", equalTo("MANUAL"))
                .body("recordedAt", notNullValue())
                .body("candidates", empty())
                .body("replayed", equalTo(0));
        List<String> events = account.events();
        bind(account, "dna%20%20adv%20%2F%2024", DNA).statusCode(200).body("name", equalTo("DNA Adv / 24"));
        assertThat(account.events()).isEqualTo(events).endsWith("ALIAS_BOUND");
        account.get("aliases/DNA%20ADV%20%2F%2024").statusCode(200).body("entitlementTag", equalTo(DNA));
        bind(account, "DNA%20Adv%20%2F%2024", "tag-of-nobody")
                .statusCode(200)
                .body("entitlementTag", equalTo("tag-of-nobody"));
        account.get("aliases?source=MANUAL")
                .body("items", hasSize(1))
                .body("items[0].entitlementTag", equalTo("tag-of-nobody"));
    }

    @Test
    void theCatalogueTheSummaryAndDevicesAreSourcesToo() {
        Account account = Account.with("one");
        account.get("aliases/c9300-24%20DNA%20advantage")
                .statusCode(200)
                .body("source", equalTo("CATALOGUE"))
                .body("name", equalTo("C9300-24 DNA Advantage"))
                .body("recordedAt", nullValue());
        account.get("aliases/" + DNA).statusCode(200).body("entitlementTag", equalTo(DNA));
        account.get("aliases/Firepower%20Threat").statusCode(404).body("code", equalTo("NOT_FOUND"));
        account.post("imports/get-summary", """
                        {"status": "SUCCESS", "summary": [
                          {"tag": "regid.threat", "display_name": "Firepower Threat", "entitled": 5},
                          {"tag": "regid.other", "display_name": "C9300-24 DNA Advantage"},
                          {"tag": 7, "display_name": "x"}, {"tag": "regid.y"}, "z"]}
                        """)
                .statusCode(200)
                .body("created", equalTo(2))
                .body("refused", equalTo(3))
                .body("lines.reason", contains(null, null, "UNREADABLE", "MISSING_NAME", "UNREADABLE"))
                .body("lines.pointer", hasItem("/summary/4"))
                .body("columns", nullValue())
                .body("sha256", notNullValue());
        account.get("aliases/Firepower%20Threat")
                .body("source", equalTo("SUMMARY"))
                .body("entitlementTag", equalTo("regid.threat"))
                .body("recordedAt", notNullValue());
        account.get("aliases/C9300-24%20DNA%20Advantage")
                .body("entitlementTag", nullValue())
                .body("source", equalTo("CATALOGUE"))
                .body("candidates", contains(DNA, "regid.other"));
        showLicense(account, DEVICE)
                .body("created", equalTo(2))
                .body("lines.pointer", contains("/lines/2", "/lines/5"));
        account.get("aliases/hseck9").body("source", equalTo("DEVICE"));
        account.get("aliases/dna-advantage").body("candidates", contains(DNA, "regid.other"));
        bind(account, "C9300-24%20DNA%20Advantage", DNA).statusCode(201);
        account.get("aliases/dna-advantage")
                .body("entitlementTag", equalTo(DNA))
                .body("candidates", empty());
        account.get("aliases?source=DEVICE&limit=1")
                .body("items.name", contains("dna-advantage"))
                .body("next", notNullValue());
        account.get("aliases?limit=1000").body("items.name", hasItem("Firepower Threat"));
    }

    @Test
    void theSameSeedTwiceSaysNothingNewAndAPreviewSaysNothingAtAll() {
        Account account = Account.with("one");
        String summary = "[{\"tag\": \"regid.t\", \"display_name\": \"Threat\"}]";
        List<String> events = account.events();
        account.post("imports/get-summary?preview=true", summary)
                .body("preview", equalTo(true))
                .body("created", equalTo(1));
        account.get("aliases/threat").statusCode(404);
        account.get("imports").body("items", empty());
        assertThat(account.events()).isEqualTo(events);
        account.post("imports/get-summary", summary).body("created", equalTo(1)).body("preview", equalTo(false));
        String etag = account.get("directory").extract().header("ETag");
        account.post("imports/get-summary", summary).body("unchanged", equalTo(1));
        assertThat(account.get("directory").extract().header("ETag")).isEqualTo(etag);
        account.get("imports").body("items.kind", contains("get-summary"));
        assertThat(account.events()).hasSize(events.size() + 1).endsWith("GET_SUMMARY_IMPORTED");
    }

    @Test
    void aNameIsNotReboundWhileUnitsRemainThatWereGrantedUnderIt() {
        Account account = Account.with("one");
        bind(account, "Adv", DNA).statusCode(201);
        String id = account.post("imports/cssm-licences", """
                        [{"license": "ADV", "virtualAccount": "Name of one", "licenseDetails": [
                          {"quantity": 5, "startDate": "2025-01-01", "endDate": "2025-12-31"}]}]
                        """).extract().path("lines[0].entitlement");
        bind(account, "adv", ESSENTIALS)
                .statusCode(409)
                .body("code", equalTo("ALIAS_IN_USE"))
                .body("detail", containsString(id))
                .body("detail", containsString("Return"))
                .body("errors.pointer", contains("/entitlementTag"));
        account.giveBack(id, "R-1", 4, "2025-01-01T00:00:00Z").statusCode(201);
        bind(account, "adv", ESSENTIALS).statusCode(409);
        account.giveBack(id, "R-2", 1, "2025-01-01T00:00:00Z").statusCode(201);
        bind(account, "adv", ESSENTIALS).statusCode(200).body("entitlementTag", equalTo(ESSENTIALS));
    }

    @Test
    void namesAndTagsOfWrongFormAreRefused() {
        Account account = Account.with("one");
        for (String name : List.of("%20", "a%00b", "%C2%A0", "n".repeat(301))) {
            bind(account, name, DNA).statusCode(400).body("errors.parameter", contains("name"));
            account.get("aliases/" + name).statusCode(400);
        }
        bind(account, "x", "").statusCode(422).body("errors.pointer", contains("/entitlementTag"));
        account.put("aliases/x", "{}").statusCode(422);
        account.put("aliases/x", "{\"entitlementTag\": 7}").statusCode(400);
        bind(Account.absent(), "x", DNA).statusCode(404);
        Account.absent().get("aliases/x").statusCode(404);
        account.get("aliases?source=RUMOUR").statusCode(400);
        account.get("aliases?source=MANUAL").body("items", empty());
        showLicense(account, "Gibberish (\u202e:\n\u0007 (x):\nDescription: \n").body("received", equalTo(0));
        account.get("aliases?limit=1000").body("items.source", everyItem(equalTo("CATALOGUE")));
    }

    private static ValidatableResponse bind(Account account, String name, String tag) {
        return account.put("aliases/" + name, "{\"entitlementTag\": \"" + tag + "\"}");
    }

    private static ValidatableResponse showLicense(Account account, String text) {
        return account.post("imports/show-license", "text/plain", text).statusCode(200);
    }
}
