package dev.ninety.compliance.remedy;

import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.Lots;
import dev.ninety.compliance.forecast.Simulation;
import java.util.List;
import java.util.Map;

/**
 * What plans are made from.
 *
 * @param today the account as it is: at least the pools of the targets, in all Virtual Accounts
 * @param lots who holds which units until when, of all licences of those pools
 * @param catalogue what may cover what
 * @param clearables what can be cleared, in all Virtual Accounts
 * @param ended how many units have been lost to terms that ended within or just before the shortage, by target; what
 *     was renewed since is not lost
 * @param prices what units cost
 */
public record RemedyFacts(
        Simulation today,
        Lots lots,
        CatalogueView catalogue,
        List<Clearable> clearables,
        Map<Pair, Long> ended,
        PriceBook prices) {

    public RemedyFacts {
        clearables = List.copyOf(clearables);
        ended = Map.copyOf(ended);
    }
}
