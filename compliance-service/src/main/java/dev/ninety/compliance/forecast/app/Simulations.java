package dev.ninety.compliance.forecast.app;

import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.forecast.LotReplay;
import dev.ninety.compliance.forecast.Lots;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.compliance.forecast.store.TimelineStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds simulations of what is so, from all that is known. */
@ApplicationScoped
public class Simulations {

    private final TimelineStore timelines;
    private final CatalogueStore catalogues;
    private final StructureStore structures;

    Simulations(TimelineStore timelines, CatalogueStore catalogues, StructureStore structures) {
        this.timelines = timelines;
        this.catalogues = catalogues;
        this.structures = structures;
    }

    /** A whole account. */
    @Transactional
    public Simulation whole(String smartAccount) {
        return simulation(
                smartAccount,
                timelines.all(smartAccount),
                catalogues.load(smartAccount).latest());
    }

    /**
     * The part of an account that certain pairs depend on: all that share a pool with one of them.
     *
     * @param supposed another catalogue that the pairs will be looked at by; null for none
     */
    @Transactional
    public Simulation of(String smartAccount, Collection<Pair> pairs, @Nullable CatalogueView supposed) {
        CatalogueView catalogue = catalogues.load(smartAccount).latest();
        List<CatalogueView> views = new ArrayList<>(List.of(catalogue));
        if (supposed != null) {
            views.add(supposed);
        }
        return simulation(smartAccount, timelines.of(smartAccount, together(pairs, views)), catalogue);
    }

    /** Who holds which units of certain licences until when. */
    @Transactional
    public Lots lots(String smartAccount, Collection<String> tags) {
        return LotReplay.of(timelines.ownership(smartAccount, tags));
    }

    /** All pairs that the positions of some depend on, directly or not, by any of the catalogues. */
    private static Set<Pair> together(Collection<Pair> pairs, List<CatalogueView> views) {
        Set<Pair> all = new HashSet<>(pairs);
        ArrayDeque<Pair> open = new ArrayDeque<>(all);
        while (!open.isEmpty()) {
            Pair pair = open.remove();
            for (CatalogueView view : views) {
                for (String tag : view.poolOf(pair.entitlementTag()).tags()) {
                    Pair other = new Pair(pair.virtualAccount(), tag);
                    if (all.add(other)) {
                        open.add(other);
                    }
                }
            }
        }
        return new TreeSet<>(all);
    }

    private Simulation simulation(String smartAccount, TimelineStore.Both both, CatalogueView catalogue) {
        return new Simulation(
                both.owned(),
                both.consumed(),
                catalogue,
                structures.recordStarts(smartAccount).latest());
    }
}
