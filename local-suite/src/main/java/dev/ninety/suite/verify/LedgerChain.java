package dev.ninety.suite.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.verify.PackCheck.PackScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the entries of one ledger from hash to hash, as docs/ledger.md says. Where a pack is about one Virtual Account,
 * a stretch of entries of others is only its last number and hash: what follows it is chained to that.
 */
final class LedgerChain {

    private static final int MOST = 5;
    private static final String START = "0".repeat(64);

    private final String name;
    private final PackScope scope;
    private final Totals totals;
    private final List<String> wrong = new ArrayList<>();
    private String hash = START;
    private long sequence;
    private long entries;
    private long failures;
    private Instant recorded = Instant.MIN;

    LedgerChain(String name, PackScope scope, Totals totals) {
        this.name = name;
        this.scope = scope;
        this.totals = totals;
    }

    void next(JsonNode line) {
        long number = line.path("sequence").asLong();
        if (line.path("delta").isMissingNode()) {
            passOver(number, line.path("hash").asText());
            return;
        }
        if (number != sequence + 1) {
            fail("entry " + (sequence + 1) + " is missing; " + number + " follows");
        }
        String expected = hash(line);
        if (!expected.equals(line.path("hash").asText())) {
            fail("entry " + number + " does not follow from the hash before it");
        }
        Instant recordedAt = Instant.parse(line.path("recordedAt").asText());
        if (recordedAt.isBefore(recorded)) {
            fail("entry " + number + " was recorded before the one before it");
        }
        if (recordedAt.isAfter(scope.knownAt())) {
            fail("entry " + number + " was not known at " + scope.knownAt());
        }
        String virtualAccount = line.path("virtualAccount").asText();
        if (scope.virtualAccount() != null && !scope.virtualAccount().equals(virtualAccount)) {
            fail("entry " + number + " is of another Virtual Account");
        }
        recorded = recordedAt;
        hash = line.path("hash").asText();
        sequence = number;
        entries++;
        totals.add(name, line, scope.at());
    }

    private void passOver(long number, String itsHash) {
        if (scope.virtualAccount() == null) {
            fail("entries up to " + number + " are left out, though the pack is about all Virtual Accounts");
        }
        if (number <= sequence) {
            fail("number " + number + " stands after " + sequence);
        }
        sequence = number;
        hash = itsHash;
    }

    /** The ledger ends where the manifest says. */
    void end(long lastSequence, String lastHash) {
        if (sequence != lastSequence || !hash.equals(lastHash)) {
            fail("it ends with number " + sequence + ", and not with " + lastSequence + " and its hash");
        }
        if (failures > MOST) {
            wrong.add(name + ": and " + (failures - MOST) + " more like this");
        }
    }

    List<String> wrong() {
        return wrong;
    }

    long entries() {
        return entries;
    }

    private void fail(String what) {
        failures++;
        if (failures <= MOST) {
            wrong.add(name + ": " + what);
        }
    }

    private String hash(JsonNode entry) {
        return Digests.of(String.join(
                "\n",
                hash,
                entry.path("format").asText(),
                scope.smartAccount(),
                entry.path("sequence").asText(),
                entry.path("virtualAccount").asText(),
                entry.path("entitlementTag").asText(),
                entry.path("view").asText(),
                entry.path("effectiveAt").asText(),
                entry.path("delta").asText(),
                entry.path("reason").asText(),
                entry.path("sourceType").asText(),
                entry.path("sourceId").asText(),
                entry.path("recordedAt").asText()));
    }
}
