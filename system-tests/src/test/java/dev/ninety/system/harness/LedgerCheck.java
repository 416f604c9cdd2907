package dev.ninety.system.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.http.JsonClient;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Verifies a published ledger with nothing but its JSON and the documented canonical form. */
public final class LedgerCheck {

    private static final List<String> BEFORE_RECORDED = List.of(
            "virtualAccount", "entitlementTag", "view", "effectiveAt", "delta", "reason", "sourceType", "sourceId");

    private LedgerCheck() {}

    /**
     * Reads a whole ledger and checks its order, its hashes and its head.
     *
     * @return its entries
     */
    public static List<JsonNode> verified(JsonClient service, String smartAccount) {
        List<JsonNode> entries = service.items(JsonClient.path("v1", "smart-accounts", smartAccount) + "/ledger");
        JsonNode head = service.items("/v1/ledgers").stream()
                .filter(item -> item.path("smartAccount").asText().equals(smartAccount))
                .findFirst()
                .orElseThrow();
        verify(smartAccount, entries, head);
        return entries;
    }

    /** Fails where the entries are not exactly those that the head stands for. */
    public static void verify(String smartAccount, List<JsonNode> entries, JsonNode head) {
        String hash = "0".repeat(64);
        long sequence = 0;
        Instant recordedAt = Instant.MIN;
        for (JsonNode entry : entries) {
            sequence++;
            assertThat(entry.path("sequence").asLong()).isEqualTo(sequence);
            hash = hash(hash, smartAccount, entry);
            assertThat(entry.path("hash").asText())
                    .as("hash of entry %d", sequence)
                    .isEqualTo(hash);
            Instant recorded = Instant.parse(entry.path("recordedAt").asText());
            assertThat(recorded).isAfterOrEqualTo(recordedAt);
            recordedAt = recorded;
        }
        assertThat(head.path("head").asLong()).isEqualTo(sequence);
        assertThat(head.path("hash").asText()).isEqualTo(hash);
    }

    /** The level of every pair at a moment: the sum of the deltas up to it, by Virtual Account and tag. */
    public static Map<String, Long> levels(List<JsonNode> entries, Instant at) {
        Map<String, Long> levels = new TreeMap<>();
        for (JsonNode entry : entries) {
            if (!Instant.parse(entry.path("effectiveAt").asText()).isAfter(at)
                    && entry.path("view").asText().equals("ACTUAL")) {
                levels.merge(
                        entry.path("virtualAccount").asText() + "/"
                                + entry.path("entitlementTag").asText(),
                        entry.path("delta").asLong(),
                        Long::sum);
            }
        }
        return levels;
    }

    private static String hash(String previous, String smartAccount, JsonNode entry) {
        StringBuilder canonical = new StringBuilder(previous)
                .append('\n')
                .append(entry.path("format").asText())
                .append('\n')
                .append(smartAccount)
                .append('\n')
                .append(entry.path("sequence").asText());
        BEFORE_RECORDED.forEach(
                field -> canonical.append('\n').append(entry.path(field).asText()));
        canonical.append('\n').append(entry.path("recordedAt").asText());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
