package dev.ninety.compliance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.kit.testing.CommittedOpenApi;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class OpenApiTest {

    @Test
    void theCommittedDescriptionIsTheOneServed() {
        CommittedOpenApi.assertCommitted(
                "compliance-service",
                given().accept("application/yaml").get("/q/openapi").asString());
    }

    @Test
    void everyOperationHasASummaryAndNoLedgerIsPublished() {
        Map<String, Map<String, Map<String, Object>>> paths = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        assertThat(paths)
                .isNotEmpty()
                .allSatisfy((path, operations) -> assertThat(path).doesNotContain("ledger"));
        CommittedOpenApi.assertSummaries(paths);
        given().get("/v1/ledgers").then().statusCode(404);
    }
}
