package dev.ninety.compliance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is served is what is committed; {@code -Dopenapi.write=true} commits to a new description. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class OpenApiTest {

    private static final Path COMMITTED =
            Path.of(System.getProperty("ninety.root"), "docs", "openapi", "compliance-service.yaml");

    @Test
    void theCommittedDescriptionIsTheOneServed() throws IOException {
        String served = given().accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replace("\r\n", "\n");
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, served);
        }
        assertThat(Files.readString(COMMITTED).replace("\r\n", "\n"))
                .as("run this test with -Dopenapi.write=true to accept the new description")
                .isEqualTo(served);
    }

    @Test
    void everyOperationHasASummaryAndNoLedgerIsPublished() {
        Map<String, Map<String, Map<String, Object>>> paths = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        assertThat(paths)
                .hasSize(4)
                .allSatisfy((path, operations) -> assertThat(path).doesNotContain("ledger"));
        paths.values()
                .forEach(operations -> operations
                        .values()
                        .forEach(operation -> assertThat(operation).containsKey("summary")));
        given().get("/v1/ledgers").then().statusCode(404);
    }
}
