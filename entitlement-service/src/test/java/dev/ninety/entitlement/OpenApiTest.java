package dev.ninety.entitlement;

import static io.restassured.RestAssured.given;

import dev.ninety.kit.testing.CommittedOpenApi;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenApiTest {

    @Test
    void theCommittedDescriptionIsTheOneServed() {
        CommittedOpenApi.assertCommitted(
                "entitlement-service",
                given().accept("application/yaml").get("/q/openapi").asString());
    }

    @Test
    void everyOperationHasASummary() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().get("/q/openapi?format=json").path("paths");
        CommittedOpenApi.assertSummaries(paths);
    }
}
