package dev.ninety.usage;

import static io.restassured.RestAssured.given;

import dev.ninety.kit.testing.CommittedOpenApi;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest extends UsageServiceTest {

    @Test
    void theCommittedDescriptionIsTheOneServed() {
        CommittedOpenApi.assertCommitted(
                "usage-service",
                given().accept("application/yaml").get("/q/openapi").asString());
    }

    @Test
    void everyOperationHasASummary() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().get("/q/openapi?format=json").path("paths");
        CommittedOpenApi.assertSummaries(paths);
    }
}
