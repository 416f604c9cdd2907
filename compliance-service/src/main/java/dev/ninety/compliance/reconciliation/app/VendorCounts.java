package dev.ninety.compliance.reconciliation.app;

import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.DisputeKey;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.dispute.Origin;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.compliance.reconciliation.store.LevelStore;
import dev.ninety.compliance.vendor.CountKey;
import dev.ninety.compliance.vendor.store.VendorCountStore;
import dev.ninety.compliance.vendor.store.VendorCountStore.Standing;
import dev.ninety.compliance.vendor.store.WaitingStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what the vendor counts with this record, each count at its own moment: what is in use with what the vendor can
 * see by this record, and what is bought with what is owned here.
 */
@ApplicationScoped
class VendorCounts {

    private final VendorCountStore counts;
    private final WaitingStore waiting;
    private final CatalogueStore catalogues;
    private final LevelStore levels;
    private final BalanceStore balances;
    private final Heads heads;

    VendorCounts(
            VendorCountStore counts,
            WaitingStore waiting,
            CatalogueStore catalogues,
            LevelStore levels,
            BalanceStore balances,
            Heads heads) {
        this.counts = counts;
        this.waiting = waiting;
        this.catalogues = catalogues;
        this.levels = levels;
        this.balances = balances;
        this.heads = heads;
    }

    /**
     * Compares the latest count of every licence and Virtual Account.
     *
     * @param at counts of later moments are left aside
     */
    Comparison compare(String smartAccount, Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> read(smartAccount, at));
    }

    private Comparison read(String smartAccount, Instant at) {
        balances.holdStill();
        List<Standing> standing = counts.standing(smartAccount, at);
        Set<String> vendorOnly = vendorOnly(smartAccount, standing);
        List<Comparison.Told> told = new ArrayList<>();
        told.addAll(compare(
                smartAccount,
                Measure.DISCLOSED,
                standing.stream()
                        .filter(one -> !vendorOnly.contains(one.pair().entitlementTag()))
                        .toList()));
        told.addAll(compare(
                smartAccount,
                Measure.OWNED,
                standing.stream().filter(one -> one.count().quantity() != null).toList()));
        Set<Instant> moments = new HashSet<>();
        standing.forEach(one -> moments.add(one.takenAt()));
        long unresolved = waiting.all(smartAccount).stream()
                .filter(line -> moments.contains(line.takenAt()))
                .count();
        return new Comparison(told, unresolved, List.of(), heads.now(smartAccount));
    }

    private List<Comparison.Told> compare(String smartAccount, Measure measure, List<Standing> standing) {
        Map<CountKey, Long> ours = levels.at(
                smartAccount, measure, standing.stream().map(VendorCounts::key).toList());
        return standing.stream()
                .map(one -> new Comparison.Told(
                        new Compared(
                                new DisputeKey(Origin.VENDOR, measure, one.pair(), null),
                                one.takenAt(),
                                ours.getOrDefault(key(one), 0L),
                                theirs(measure, one)),
                        one.sha256(),
                        List.of()))
                .toList();
    }

    private static long theirs(Measure measure, Standing one) {
        Long quantity = one.count().quantity();
        return measure == Measure.OWNED && quantity != null
                ? quantity
                : one.count().inUse();
    }

    private static CountKey key(Standing one) {
        return new CountKey(one.pair(), one.takenAt());
    }

    /** Licences of whose use nobody but the vendor tells: there is nothing to hold against its count. */
    private Set<String> vendorOnly(String smartAccount, List<Standing> standing) {
        CatalogueView catalogue = catalogues.load(smartAccount).latest();
        Set<String> vendorOnly = new HashSet<>();
        List<String> open = new ArrayList<>();
        for (String tag : standing.stream()
                .map(one -> one.pair().entitlementTag())
                .distinct()
                .toList()) {
            UsageSource said = catalogue.usageSource(tag);
            if (said == null) {
                open.add(tag);
            } else if (said == UsageSource.VENDOR_ONLY) {
                vendorOnly.add(tag);
            }
        }
        vendorOnly.addAll(counts.onlyCounted(smartAccount, open, null));
        return vendorOnly;
    }
}
