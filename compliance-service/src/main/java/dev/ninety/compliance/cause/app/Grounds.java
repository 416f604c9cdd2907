package dev.ninety.compliance.cause.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.Cause;
import dev.ninety.compliance.cause.store.CauseStore;
import dev.ninety.compliance.cause.store.CauseStore.At;
import dev.ninety.compliance.cause.store.CauseStore.Entries;
import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.evidence.Evidence.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries that balances are the sums of, read for all causes at once. */
final class Grounds {

    private final Map<At, Entries> owned;
    private final Map<At, Entries> consumed;

    private Grounds(Map<At, Entries> owned, Map<At, Entries> consumed) {
        this.owned = owned;
        this.consumed = consumed;
    }

    static Grounds read(CauseStore store, String smartAccount, Collection<At> balances) {
        if (balances.isEmpty()) {
            return new Grounds(Map.of(), Map.of());
        }
        return new Grounds(
                store.entries(smartAccount, Kind.ENTITLEMENT.name(), balances, Evidence.MOST),
                store.entries(smartAccount, Kind.USAGE.name(), balances, Evidence.MOST));
    }

    /** What a cause was read from. */
    List<Evidence> of(Asked asked, Cause cause) {
        List<Evidence> evidence = new ArrayList<>();
        for (Cause.Ground ground : cause.grounds()) {
            switch (ground) {
                case Cause.Told told -> evidence.add(told.evidence());
                case Cause.Balance balance -> {
                    At at = asked.balance(balance.pair());
                    add(evidence, Kind.ENTITLEMENT, balance.pair(), owned.get(at));
                    add(evidence, Kind.USAGE, balance.pair(), consumed.get(at));
                }
            }
        }
        return evidence;
    }

    private static void add(List<Evidence> evidence, Kind kind, Pair pair, @Nullable Entries entries) {
        if (entries != null) {
            evidence.add(Evidence.listed(kind, pair, entries.units(), entries.listed(), entries.all()));
        }
    }
}
