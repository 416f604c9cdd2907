package dev.ninety.entitlement.catalogue;

import static dev.ninety.entitlement.testing.Account.ADVANTAGE;
import static dev.ninety.entitlement.testing.Account.ESSENTIALS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.entitlement.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CatalogueDoorTest {

    private static final String HSEC = "regid.2021-05.com.cisco.C9K_HSEC,1.0_90fdf411-3823-45bd-bd8c-5a5d0e0e1ea2";

    @Inject
    TestClock clock;

    @Test
    void theShippedCatalogueHasEveryTagOfTheField() {
        var list = given().get("/v1/licences").then().statusCode(200);
        list.body("items", hasSize(16)).body("next", nullValue());
        List<String> names = list.extract().path("items.displayName");
        assertThat(names).doesNotHaveDuplicates();
        given().get("/v1/licences/" + ESSENTIALS)
                .then()
                .body("family", equalTo("C9300-24 Network"))
                .body("tierRank", equalTo(10))
                .body("licenceType", equalTo("PERPETUAL"))
                .body("enforcementType", equalTo("UNENFORCED"))
                .body("enforcementAction", equalTo("NOTIFY_ONLY"))
                .body("graceDays", equalTo(90))
                .body("unitPrice", nullValue());
        given().get("/v1/licences/" + ADVANTAGE)
                .then()
                .body("family", equalTo("C9300-24 Network"))
                .body("tierRank", equalTo(20));
        given().get("/v1/licences/" + HSEC)
                .then()
                .body("enforcementType", equalTo("EXPORT_CONTROLLED"))
                .body("enforcementAction", equalTo("DISABLE"));
        given().get("/v1/licences/other").then().statusCode(404);
    }

    @Test
    void theShippedCatalogueIsReadOnly() {
        for (Method method : new Method[] {Method.PUT, Method.POST, Method.DELETE, Method.PATCH}) {
            for (String path : new String[] {"/v1/licences", "/v1/licences/" + ESSENTIALS}) {
                given().contentType(ContentType.JSON)
                        .body("{}")
                        .request(method, path)
                        .then()
                        .statusCode(405)
                        .contentType("application/problem+json");
            }
        }
    }

    @Test
    void anEditIsAVersionThatIsKnownFromItsRecording() {
        clock.set("2026-03-01T00:00:00Z");
        Account account = Account.with("va");
        account.get("licences").body("items", hasSize(16)).body("items.source", not(hasItem("EDITED")));
        account.put("licences/" + ESSENTIALS, licence("Essentials", 30))
                .statusCode(200)
                .body("displayName", equalTo("Essentials"))
                .body("source", equalTo("EDITED"));
        clock.set("2026-04-01T00:00:00Z");
        account.put("licences/" + ESSENTIALS, licence("Essentials", 60)).statusCode(200);

        account.get("licences/" + ESSENTIALS).body("graceDays", equalTo(60));
        account.get("licences/" + ESSENTIALS + "?knownAt=2026-03-31T00:00:00Z").body("graceDays", equalTo(30));
        account.get("licences/" + ESSENTIALS + "?knownAt=2026-02-01T00:00:00Z")
                .body("graceDays", equalTo(90))
                .body("source", equalTo("SHIPPED"));
        account.get("licences?knownAt=2026-02-01T00:00:00Z").body("items.source", not(hasItem("EDITED")));
        given().get("/v1/licences/" + ESSENTIALS).then().body("graceDays", equalTo(90));
        Account.with("va").get("licences/" + ESSENTIALS).body("graceDays", equalTo(90));
    }

    @Test
    void contentThatStandsIsNoEdit() {
        Account account = Account.with("va");
        String shipped = given().get("/v1/licences/" + ESSENTIALS).asString();
        account.put("licences/" + ESSENTIALS, shipped).statusCode(200).body("source", equalTo("SHIPPED"));
        account.put("licences/" + ESSENTIALS, licence("Essentials", 30)).statusCode(200);
        account.put("licences/" + ESSENTIALS, licence("Essentials", 30)).statusCode(200);
        assertThat(account.events()).filteredOn("LICENCE_CHANGED"::equals).hasSize(1);
        account.get("directory").body("licenceVersions", hasSize(17));
    }

    @Test
    void anAccountMayAddALicenceUnderATagWithASlash() {
        Account account = Account.with("va");
        account.put("licences/ESR%2FP_5G%20P", licence("Routers 5G", 90))
                .statusCode(201)
                .body("entitlementTag", equalTo("ESR/P_5G P"));
        account.get("licences/ESR%2FP_5G%20P").statusCode(200).body("displayName", equalTo("Routers 5G"));
        account.get("licences").body("items", hasSize(17));
        given().urlEncodingEnabled(false)
                .get("/v1/licences/ESR%2FP_5G%20P")
                .then()
                .statusCode(404);
    }

    @Test
    void aTagThatNoCatalogueHasIsAcceptedAndListedAsUncatalogued() {
        clock.set("2026-03-01T00:00:00Z");
        Account account = Account.with("va");
        account.get("licences/DNA_P_5G_P").statusCode(404);
        account.grant("E-1", "va", "DNA_P_5G_P", 3, "2025-01-01T00:00:00Z", null)
                .statusCode(201);
        account.get("licences/DNA_P_5G_P")
                .statusCode(200)
                .body("source", equalTo("UNCATALOGUED"))
                .body("family", nullValue())
                .body("graceDays", equalTo(90))
                .body("enforcementAction", equalTo("NOTIFY_ONLY"));
        account.get("licences").body("items.source", hasItem("UNCATALOGUED"));
        account.get("licences?knownAt=2026-02-28T00:00:00Z").body("items.source", not(hasItem("UNCATALOGUED")));
        account.get("directory").body("licences", hasSize(16));
        account.put("licences/DNA_P_5G_P", licence("DNA Premier", 90)).statusCode(201);
        account.get("licences/DNA_P_5G_P").body("source", equalTo("EDITED"));
    }

    @Test
    void anEditIsRefusedWithTheFieldsAtFault() {
        Account account = Account.with("va");
        account.put("licences/" + ESSENTIALS, "{}")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains(
                                "/displayName",
                                "/tierRank",
                                "/licenceType",
                                "/enforcementType",
                                "/enforcementAction",
                                "/graceDays"));
        account.put("licences/" + ESSENTIALS, """
                        {"entitlementTag": "other", "displayName": "E", "tierRank": 1001, "licenceType": "RENTED",
                         "enforcementType": "unenforced", "enforcementAction": "EXPLODE", "graceDays": 3651,
                         "unitPrice": {"amount": "1,5", "currency": "EURO"}}
                        """)
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains(
                                "/entitlementTag",
                                "/tierRank",
                                "/licenceType",
                                "/enforcementType",
                                "/enforcementAction",
                                "/graceDays",
                                "/unitPrice/amount",
                                "/unitPrice/currency"));
        account.put("licences/" + ESSENTIALS, "{\"graceDays\": \"90\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/graceDays"));
        account.put("licences/%0A", "{}").statusCode(400).body("errors.parameter", contains("entitlementTag"));
        Account.absent().put("licences/" + ESSENTIALS, licence("E", 1)).statusCode(404);
        Account.absent().get("licences").statusCode(404);
    }

    private static String licence(String name, int graceDays) {
        return """
                {"displayName": "%s", "family": "F", "tierRank": 10, "licenceType": "PERPETUAL",
                 "enforcementType": "UNENFORCED", "enforcementAction": "NOTIFY_ONLY", "graceDays": %d,
                 "unitPrice": {"amount": "100.50", "currency": "EUR"}}
                """.formatted(name, graceDays);
    }
}
