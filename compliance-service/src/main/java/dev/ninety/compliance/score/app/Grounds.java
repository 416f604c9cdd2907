package dev.ninety.compliance.score.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.evidence.Evidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What a deduction was read from.
 *
 * @param licences those that are short, what weighs most first; empty for a deduction that is not about licences
 * @param moreLicences how many further ones there are
 * @param evidence of the licences that are listed, or the cases that it is about
 */
public record Grounds(List<Missing> licences, long moreLicences, List<Evidence> evidence) {

    static final Grounds NONE = new Grounds(List.of(), 0, List.of());

    /**
     * A licence that is short.
     *
     * @param units so many, at least 1
     * @param unitWeight what one of them weighs in the score
     * @param at when
     */
    public record Missing(Pair pair, long units, BigDecimal unitWeight, Instant at) {

        BigDecimal weight() {
            return unitWeight.multiply(BigDecimal.valueOf(units));
        }
    }
}
