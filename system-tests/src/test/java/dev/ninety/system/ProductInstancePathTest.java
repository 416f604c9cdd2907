package dev.ninety.system;

import static dev.ninety.suite.http.JsonClient.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ninety.suite.Suite;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.Licences;
import dev.ninety.system.harness.Rum;
import dev.ninety.system.harness.RunningSuite;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Real product ids contain slashes, which must get through every address unharmed. */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
class ProductInstancePathTest {

    private static final String ROUTER = "ISR4331/K9:FDO2113A0C1";
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final Account account;

    ProductInstancePathTest(Suite suite) {
        account = Account.create(suite, "slash.example.com", "branches", "spares");
    }

    @Test
    void aProductInstanceWithASlashInItsPidIsWrittenReadMovedAndRetired() {
        // Given
        String router = account.path("product-instances", ROUTER);
        assertThat(router).endsWith("/ISR4331%2FK9%3AFDO2113A0C1");
        account.usage()
                .put(router, Map.of("hostname", "br-isr-001", "virtualAccount", "branches", "haMembers", List.of()))
                .expect(201);
        account.report("branches", Rum.of(ROUTER, Licences.DNA_ADVANTAGE, 1).row(START, START.plusSeconds(3_600), 1));

        // When
        account.usage()
                .post(router + "/moves", Map.of("to", "spares", "effectiveAt", "2026-03-02T00:00:00Z"))
                .expect(200, 201);
        JsonNode before = consumption(router, "2026-03-01T12:00:00Z");
        JsonNode after = consumption(router, "2026-03-03T00:00:00Z");
        account.usage()
                .post(router + "/decommission", Map.of("effectiveAt", "2026-03-04T00:00:00Z", "reason", "replaced"))
                .expect(200, 201);
        JsonNode retired = consumption(router, "2026-03-05T00:00:00Z");

        // Then
        assertThat(before.path("virtualAccount").asText()).isEqualTo("branches");
        assertThat(after.path("virtualAccount").asText()).isEqualTo("spares");
        assertThat(after.path("consumed").asLong()).isEqualTo(1);
        assertThat(retired.path("consumed").asLong()).isZero();
        assertThat(account.usage()
                        .get(router)
                        .expect(200)
                        .json()
                        .path("hostname")
                        .asText())
                .isEqualTo("br-isr-001");
        assertThat(account.usage().items(account.path("rum-reports") + "?productInstance=" + query(ROUTER)))
                .hasSize(1);
        assertThat(account.usage().items(account.path("ledger")))
                .extracting(entry -> entry.path("sourceId").asText())
                .containsOnly(ROUTER);
    }

    @Test
    void theColonMayBeSentAsItIs() {
        // Given
        account.usage()
                .put(
                        account.path("product-instances") + "/ISR4331%2FK9:FDO2113A0C2",
                        Map.of("hostname", "br-isr-002", "virtualAccount", "branches", "haMembers", List.of()))
                .expect(201);

        // Then
        account.usage()
                .get(account.path("product-instances", "ISR4331/K9:FDO2113A0C2"))
                .expect(200);
    }

    private JsonNode consumption(String router, String at) {
        return account.usage().items(router + "/consumption?at=" + query(at)).stream()
                .filter(item -> item.path("entitlementTag").asText().equals(Licences.DNA_ADVANTAGE))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
