package dev.ninety.compliance.cssm.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.position.Levels;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.compliance.vendor.Count;
import dev.ninety.compliance.vendor.CountKey;
import dev.ninety.compliance.vendor.Resolution;
import dev.ninety.compliance.vendor.Resolver;
import dev.ninety.compliance.vendor.Subject;
import dev.ninety.compliance.vendor.app.Resolvers;
import dev.ninety.compliance.vendor.store.VendorCountStore;
import dev.ninety.compliance.vendor.store.VendorUsageStore;
import dev.ninety.compliance.vendor.store.WaitingStore;
import dev.ninety.kit.ledger.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the vendor does not list in a Virtual Account all of whose licences it told, it has none of. That is recorded of
 * what is owned or shown there by this record, and of what the vendor counted there before, so that a count does not go on
 * holding for ever. A Virtual Account in which a name is uncertain is left out: what is absent may be what is meant by it.
 */
@ApplicationScoped
class AbsentCounts {

    private static final Count NONE = new Count(0, 0L);

    private final AccountStore accounts;
    private final Resolvers resolvers;
    private final BalanceStore balances;
    private final VendorCountStore counts;
    private final VendorUsageStore usage;
    private final WaitingStore waiting;
    private final InstantSource clock;

    AbsentCounts(
            AccountStore accounts,
            Resolvers resolvers,
            BalanceStore balances,
            VendorCountStore counts,
            VendorUsageStore usage,
            WaitingStore waiting,
            InstantSource clock) {
        this.accounts = accounts;
        this.resolvers = resolvers;
        this.balances = balances;
        this.counts = counts;
        this.usage = usage;
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * Records what is absent from a file that was just taken over.
     *
     * @param virtualAccounts by the vendor's names, whose licences the file has all
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void keep(String smartAccount, String sha256, Collection<String> virtualAccounts, Instant takenAt) {
        Instant recordedAt = accounts.record(smartAccount, clock.instant());
        Set<String> whole = whole(smartAccount, sha256, virtualAccounts);
        List<VendorCountStore.Standing> standing = counts.standing(smartAccount, takenAt);
        Set<Pair> wanted = new HashSet<>();
        for (Levels level : balances.levels(smartAccount, View.DISCLOSED, takenAt, null, null)) {
            if (level.owned() != 0 || level.consumed() != 0) {
                wanted.add(level.pair());
            }
        }
        for (VendorCountStore.Standing one : standing) {
            if (!one.count().equals(NONE)) {
                wanted.add(one.pair());
            }
        }
        for (VendorCountStore.Standing one : standing) {
            if (one.takenAt().equals(takenAt)) {
                wanted.remove(one.pair());
            }
        }
        wanted.removeIf(pair -> !whole.contains(pair.virtualAccount()));
        Map<CountKey, Count> absent = new HashMap<>();
        wanted.forEach(pair -> absent.put(new CountKey(pair, takenAt), NONE));
        usage.file(smartAccount, sha256).ifPresent(file -> usage.append(smartAccount, file, absent, recordedAt));
    }

    /** The ids of those Virtual Accounts of which every line of the file is certain. */
    private Set<String> whole(String smartAccount, String sha256, Collection<String> names) {
        Resolver resolver = resolvers.of(smartAccount);
        Set<String> whole = new HashSet<>();
        for (String name : names) {
            // Any tag does: it is the Virtual Account that is looked for.
            if (resolver.resolve(new Subject(name, "any", null)) instanceof Resolution.Found(Pair pair)) {
                whole.add(pair.virtualAccount());
            }
        }
        List<Subject> uncertain = waiting.all(smartAccount).stream()
                .filter(line -> line.file().sha256().equals(sha256))
                .map(WaitingStore.Line::subject)
                .toList();
        whole.removeIf(id -> uncertain.stream().anyMatch(subject -> resolver.mayBeIn(subject, id)));
        return whole;
    }
}
