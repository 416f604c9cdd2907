package dev.ninety.compliance.vendor.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.NamesObserver;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.vendor.Count;
import dev.ninety.compliance.vendor.CountKey;
import dev.ninety.compliance.vendor.Resolution;
import dev.ninety.compliance.vendor.Resolver;
import dev.ninety.compliance.vendor.Totals.Before;
import dev.ninety.compliance.vendor.UsageReport;
import dev.ninety.compliance.vendor.store.VendorUsageStore;
import dev.ninety.compliance.vendor.store.VendorUsageStore.VendorFile;
import dev.ninety.compliance.vendor.store.WaitingStore;
import dev.ninety.kit.importing.ImportLog;
import dev.ninety.kit.importing.LineFate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes lines that waited for a name once it is known. Each adds to what its file says, so that the file stands as
 * if the name had been known when it came.
 */
@ApplicationScoped
class WaitingLines implements NamesObserver {

    private final AccountStore accounts;
    private final Resolvers resolvers;
    private final VendorUsageStore usage;
    private final WaitingStore waiting;
    private final ImportLog log;
    private final InstantSource clock;

    WaitingLines(
            AccountStore accounts,
            Resolvers resolvers,
            VendorUsageStore usage,
            WaitingStore waiting,
            ImportLog log,
            InstantSource clock) {
        this.accounts = accounts;
        this.resolvers = resolvers;
        this.usage = usage;
        this.waiting = waiting;
        this.log = log;
        this.clock = clock;
    }

    /** A line whose words are known now. */
    private record Found(WaitingStore.Line line, Pair pair) {}

    @Override
    public void namesChanged(String smartAccount) {
        List<WaitingStore.Line> lines = waiting.all(smartAccount);
        if (lines.isEmpty()) {
            return;
        }
        Resolver resolver = resolvers.of(smartAccount);
        Map<VendorFile, List<Found>> found = new LinkedHashMap<>();
        for (WaitingStore.Line line : lines) {
            if (resolver.resolve(line.subject()) instanceof Resolution.Found(Pair pair)) {
                found.computeIfAbsent(line.file(), file -> new ArrayList<>()).add(new Found(line, pair));
            }
        }
        if (!found.isEmpty()) {
            Instant recordedAt = accounts.record(smartAccount, clock.instant());
            found.forEach((file, own) -> take(smartAccount, file, own, recordedAt));
        }
    }

    private void take(String smartAccount, VendorFile file, List<Found> found, Instant recordedAt) {
        Map<CountKey, Count> counts = new HashMap<>();
        for (Found one : found) {
            counts.merge(
                    new CountKey(one.pair(), one.line().takenAt()), one.line().count(), Count::plus);
        }
        usage.before(smartAccount, file, List.copyOf(counts.keySet()))
                .forEach((key, before) -> add(counts, key, before));
        usage.append(smartAccount, file, counts, recordedAt);
        waiting.remove(smartAccount, found.stream().map(Found::line).toList());
        log.setFates(
                smartAccount,
                VendorUsageKeeper.KIND,
                file.sha256(),
                found.stream().map(WaitingLines::fate).toList());
    }

    private static void add(Map<CountKey, Count> counts, CountKey key, Before before) {
        if (before.own() != null) {
            counts.merge(key, before.own(), Count::plus);
        }
    }

    private static LineFate fate(Found found) {
        return new LineFate(
                found.line().index(),
                "",
                UsageReport.Status.ACCEPTED.name(),
                null,
                null,
                found.pair().virtualAccount() + "/" + found.pair().entitlementTag(),
                "");
    }
}
