package dev.ninety.compliance.pack.app;

import static dev.ninety.compliance.pack.app.PackJson.fields;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackSection;
import dev.ninety.compliance.pack.store.KnownStore;
import dev.ninety.kit.ledger.HashChain;
import dev.ninety.kit.ledger.LedgerEntry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one ledger, from its beginning, so that their chain can be followed. Of a stretch of entries that are
 * of other Virtual Accounts than the one asked for, there is only the last one's number and hash.
 */
abstract sealed class LedgerSection implements PackSection {

    private static final int PAGE = 2_000;

    private final Source source;
    private final KnownStore known;
    private final PackJson json;

    LedgerSection(Source source, KnownStore known, PackJson json) {
        this.source = source;
        this.known = known;
        this.json = json;
    }

    /** The ledger of what is owned. */
    @Singleton
    static non-sealed class Ownership extends LedgerSection {
        Ownership(KnownStore known, PackJson json) {
            super(Source.ENTITLEMENT, known, json);
        }
    }

    /** The ledger of what is consumed. */
    @Singleton
    static non-sealed class Consumption extends LedgerSection {
        Consumption(KnownStore known, PackJson json) {
            super(Source.USAGE, known, json);
        }
    }

    /** The name of a ledger's file. */
    static String entry(Source source) {
        return FOLDER + "ledgers/" + source.service() + ".ndjson";
    }

    @Override
    public String entry() {
        return entry(source);
    }

    @Override
    public String title() {
        return "The ledger of " + source.service()
                + ", an entry a line, from the first one to the last that was recorded"
                + " by then. Each entry's hash covers the one before, so that none can be changed, removed or added.";
    }

    @Override
    public Summary write(PackScope scope, OutputStream out) throws IOException {
        PackJson.Lines lines = json.lines(out);
        LedgerEntry skipped = null;
        LedgerEntry last = null;
        long entries = 0;
        List<LedgerEntry> page;
        do {
            page = known.entries(
                    scope.smartAccount(), source, scope.knownAt(), last == null ? 0 : last.sequence(), PAGE);
            for (LedgerEntry entry : page) {
                last = entry;
                if (scope.holds(entry.virtualAccount())) {
                    if (skipped != null) {
                        lines.add(passedOver(skipped));
                        skipped = null;
                    }
                    lines.add(whole(entry));
                    entries++;
                } else {
                    skipped = entry;
                }
            }
        } while (page.size() == PAGE);
        if (skipped != null) {
            lines.add(passedOver(skipped));
        }
        Chain chain = last == null ? new Chain(0, HashChain.START) : new Chain(last.sequence(), last.hash());
        return new Summary(
                entries, List.of("up to number " + chain.sequence() + " with the hash " + chain.hash()), chain);
    }

    private static Map<String, @Nullable Object> passedOver(LedgerEntry entry) {
        return fields("sequence", entry.sequence(), "hash", entry.hash());
    }

    private static Map<String, @Nullable Object> whole(LedgerEntry entry) {
        return fields(
                "format",
                entry.format(),
                "sequence",
                entry.sequence(),
                "virtualAccount",
                entry.virtualAccount(),
                "entitlementTag",
                entry.entitlementTag(),
                "view",
                entry.view(),
                "effectiveAt",
                entry.effectiveAt().toString(),
                "delta",
                entry.delta(),
                "reason",
                entry.reason(),
                "sourceType",
                entry.sourceType(),
                "sourceId",
                entry.sourceId(),
                "recordedAt",
                entry.recordedAt().toString(),
                "hash",
                entry.hash());
    }
}
