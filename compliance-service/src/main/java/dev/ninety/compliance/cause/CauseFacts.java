package dev.ninety.compliance.cause;

import dev.ninety.compliance.catalogue.Pair;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known around a shortage at the moment at which its causes are looked for.
 *
 * @param balances of its pool, in all Virtual Accounts
 * @param ended the terms that ended within or just before the spell, by tag of its pool, in its Virtual Account
 * @param artefacts the findings of each code within the pool, in all Virtual Accounts; a code that was never heard of
 *     is left out
 * @param orders the orders of the licence in its Virtual Account; null where none were ever heard of
 * @param substitutions by the vendor, of the licence in its Virtual Account
 */
public record CauseFacts(
        Pair pair,
        PoolBalances balances,
        Map<String, EndedTerms> ended,
        Map<CauseCode, List<Artefact>> artefacts,
        @Nullable List<OpenOrder> orders,
        List<VendorSubstitution> substitutions) {

    public CauseFacts {
        ended = Map.copyOf(ended);
        artefacts = Map.copyOf(artefacts);
        orders = orders == null ? null : List.copyOf(orders);
        substitutions = List.copyOf(substitutions);
    }
}
