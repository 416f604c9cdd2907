package dev.ninety.entitlement;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OperationsTest {

    @Test
    void healthAndMetricsAnswer() {
        for (String kind : new String[] {"started", "live", "ready"}) {
            given().get("/q/health/" + kind).then().statusCode(200).body("status", equalTo("UP"));
        }
        given().get("/q/metrics").then().statusCode(200).body(containsString("http_server_"));
    }
}
