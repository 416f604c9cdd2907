package dev.ninety.compliance.forecast.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.HeldTerm;
import dev.ninety.compliance.cause.HeldTerms;
import dev.ninety.compliance.forecast.Holding;
import dev.ninety.compliance.forecast.Lots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the terms of lots to those who ask why something is short. */
@ApplicationScoped
public class LotTerms implements HeldTerms {

    private final Simulations simulations;

    LotTerms(Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public Map<Pair, List<HeldTerm>> of(String smartAccount, Collection<String> entitlementTags) {
        return entitlementTags.isEmpty() ? Map.of() : terms(simulations.lots(smartAccount, entitlementTags));
    }

    /** The terms of lots, by where they are held. */
    public static Map<Pair, List<HeldTerm>> terms(Lots lots) {
        Map<String, Long> whole = new HashMap<>();
        lots.holdings().forEach(holding -> whole.merge(holding.lot(), holding.atEnd(), Math::addExact));
        Map<Pair, List<HeldTerm>> terms = new HashMap<>();
        for (Holding holding : lots.holdings()) {
            terms.computeIfAbsent(holding.pair(), none -> new ArrayList<>())
                    .add(new HeldTerm(
                            holding.lot(),
                            holding.startsAt(),
                            holding.endsAt(),
                            holding.held().at(holding.startsAt()),
                            holding.atEnd(),
                            whole.getOrDefault(holding.lot(), 0L)));
        }
        return terms;
    }
}
