package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ninety.suite.Suite;
import dev.ninety.suite.http.JsonClient;
import dev.ninety.suite.sample.SampleEstate;
import dev.ninety.suite.sample.SampleGenerator;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.LedgerCheck;
import dev.ninety.system.harness.RunningSuite;
import dev.ninety.system.harness.SampleFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads the published ledgers can prove that nothing is missing, changed or added. */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
class LedgerVerificationTest {

    private final Suite suite;
    private Account account;
    private Instant now;

    LedgerVerificationTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void load() {
        SampleEstate estate = SampleFixture.loaded(suite);
        account = Account.existing(suite, SampleGenerator.SMART_ACCOUNT);
        now = estate.anchor();
    }

    @Test
    void theLedgerOfOwnershipVerifiesAndAddsUpToWhatIsOwned() {
        // When
        List<JsonNode> entries = LedgerCheck.verified(account.entitlements(), account.name());

        // Then
        assertThat(entries).allMatch(entry -> entry.path("view").asText().equals("ACTUAL"));
        assertThat(LedgerCheck.levels(entries, now)).isEqualTo(levels(account.entitlements(), "ownership", "owned"));
    }

    @Test
    void theLedgerOfConsumptionVerifiesAndAddsUpToWhatIsConsumed() {
        // When
        List<JsonNode> entries = LedgerCheck.verified(account.usage(), account.name());

        // Then
        assertThat(entries).allMatch(entry -> entry.path("sourceType").asText().equals("PRODUCT_INSTANCE"));
        assertThat(LedgerCheck.levels(entries, now)).isEqualTo(levels(account.usage(), "consumption", "consumed"));
    }

    @Test
    void anEntryThatIsChangedRemovedOrAddedIsNoticed() {
        // Given
        List<JsonNode> entries = account.entitlements().items(account.path("ledger"));
        JsonNode head = account.entitlements().items("/v1/ledgers").stream()
                .filter(item -> item.path("smartAccount").asText().equals(account.name()))
                .findFirst()
                .orElseThrow();
        LedgerCheck.verify(account.name(), entries, head);

        // When
        List<JsonNode> changed = new ArrayList<>(entries);
        changed.set(3, ((ObjectNode) entries.get(3).deepCopy()).put("delta", 1_000_000));
        List<JsonNode> removed = new ArrayList<>(entries);
        removed.removeLast();
        List<JsonNode> added = new ArrayList<>(entries);
        added.add(((ObjectNode) entries.getLast().deepCopy()).put("sequence", entries.size() + 1));

        // Then
        for (List<JsonNode> forged : List.of(changed, removed, added)) {
            assertThatThrownBy(() -> LedgerCheck.verify(account.name(), forged, head))
                    .isInstanceOf(AssertionError.class);
        }
    }

    private Map<String, Long> levels(JsonClient service, String list, String field) {
        Map<String, Long> levels = new TreeMap<>();
        service.items(account.path(list) + "?at=" + now)
                .forEach(item -> levels.put(
                        item.path("virtualAccount").asText() + "/"
                                + item.path("entitlementTag").asText(),
                        item.path(field).asLong()));
        return levels;
    }
}
