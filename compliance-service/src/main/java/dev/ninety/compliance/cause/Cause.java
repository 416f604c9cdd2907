package dev.ninety.compliance.cause;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.evidence.Evidence;
import java.util.List;

/**
 * Why a licence is short.
 *
 * @param units how many units it is about, at least 1; findings and orders count whole, whatever is short
 * @param explains how many of the units that are short it accounts for, at least 1 and at most all of them
 * @param grounds what tells so
 */
public record Cause(CauseCode code, long units, long explains, List<Ground> grounds) {

    public Cause {
        grounds = List.copyOf(grounds);
    }

    /** What a cause rests on. */
    public sealed interface Ground {}

    /** The balance of a licence in a Virtual Account, which is the sum of its entries in both ledgers. */
    public record Balance(Pair pair) implements Ground {}

    /** Facts that are known one by one. */
    public record Told(Evidence evidence) implements Ground {}
}
