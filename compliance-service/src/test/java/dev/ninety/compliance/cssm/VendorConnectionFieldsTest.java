package dev.ninety.compliance.cssm;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writing down where the vendor is asked. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class VendorConnectionFieldsTest {

    private static final String CONNECTIONS = "/v1/smart-accounts/{sa}/vendor-connections";
    private static final String CONNECTION = CONNECTIONS + "/{id}";

    @Inject
    StubPeers peers;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
    }

    private void account(String name) {
        peers.account(name).virtualAccount("campus", "Campus");
        evaluate(name);
    }

    @Test
    void connectionsAreWrittenListedAndTakenAway() {
        String name = "connections.example.com";
        account(name);
        given().contentType(ContentType.JSON)
                .body("{\"secretRef\":\"cssm\"}")
                .put(CONNECTION, name, "defaults")
                .then()
                .statusCode(201)
                .body("apiUrl", equalTo("https://apx.cisco.com/services/api/smart-accounts-and-licensing"))
                .body("tokenUrl", equalTo("https://cloudsso.cisco.com/as/token.oauth2"))
                .body("domain", equalTo(name))
                .body("enabled", equalTo(true))
                .body("virtualAccounts", nullValue())
                .body("outcome", nullValue());
        given().contentType(ContentType.JSON)
                .body("{\"secretRef\":\"cssm\",\"domain\":\"vendor.example.com\",\"enabled\":false}")
                .put(CONNECTION, name, "cloud")
                .then()
                .statusCode(201);
        String next = given().queryParam("limit", 1)
                .get(CONNECTIONS, name)
                .then()
                .body("items.id", contains("cloud"))
                .extract()
                .path("next");
        given().queryParam("after", next)
                .get(CONNECTIONS, name)
                .then()
                .body("items.id", contains("defaults"))
                .body("next", nullValue());
        given().delete(CONNECTION, name, "defaults").then().statusCode(204);
        given().delete(CONNECTION, name, "defaults").then().statusCode(404);
        given().get(CONNECTION, name, "defaults").then().statusCode(404);
    }

    @Test
    void whatCannotBeAConnectionIsRefusedByField() {
        String name = "bad-connections.example.com";
        account(name);
        refused(name, "{}").body("errors.pointer", contains("/secretRef"));
        refused(name, """
                {"apiUrl":"ftp://vendor.example.com","tokenUrl":"https://169.254.169.254/token","domain":" ",
                 "secretRef":"../other","virtualAccounts":["", "Lab"],"everyHours":0}
                """)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/apiUrl", "/tokenUrl", "/domain", "/secretRef", "/virtualAccounts/0", "/everyHours"));
        refused(name, "{\"secretRef\":\"s\",\"apiUrl\":\"https://v.example.com/api?x=1\",\"virtualAccounts\":[]}")
                .body("errors.pointer", containsInAnyOrder("/apiUrl", "/virtualAccounts"));
        given().contentType(ContentType.JSON)
                .body("null")
                .put(CONNECTION, name, "c")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{\"secretRef\":\"s\"}")
                .put(CONNECTION, "nobody-connects.example.com", "c")
                .then()
                .statusCode(404);
        given().get(CONNECTIONS, name).then().body("items", hasSize(0));
    }

    private static ValidatableResponse refused(String name, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put(CONNECTION, name, "c")
                .then()
                .statusCode(422);
    }
}
