package dev.ninety.compliance.alert.app;

import dev.ninety.compliance.alert.TermFall;
import dev.ninety.compliance.alert.store.TermFallStore;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.LotReplay;
import dev.ninety.compliance.forecast.Lots;
import dev.ninety.compliance.forecast.store.TimelineStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Falls of what is owned that are the end of a term; returns and transfers are none. */
@ApplicationScoped
class TermFalls {

    private final TermFallStore store;
    private final TimelineStore timelines;

    TermFalls(TermFallStore store, TimelineStore timelines) {
        this.store = store;
        this.timelines = timelines;
    }

    /** Those of an account in a stretch of time. */
    List<TermFall> within(String smartAccount, TermFallStore.Window window) {
        return ends(smartAccount, store.within(smartAccount, window));
    }

    /** All of some pairs. */
    List<TermFall> of(String smartAccount, Collection<Pair> pairs) {
        return ends(smartAccount, store.of(smartAccount, pairs));
    }

    private List<TermFall> ends(String smartAccount, List<TermFall> falls) {
        if (falls.isEmpty()) {
            return falls;
        }
        Set<String> tags = new TreeSet<>();
        falls.forEach(fall -> tags.add(fall.pair().entitlementTag()));
        Lots lots = LotReplay.of(timelines.ownership(smartAccount, tags));
        return falls.stream()
                .filter(fall -> lots.ending(fall.pair(), fall.at()) > 0)
                .toList();
    }
}
