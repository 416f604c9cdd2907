package dev.ninety.compliance.score;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.HeardStanding;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that a score follows from, of a Virtual Account or of a whole account: the same formula goes over both.
 *
 * @param exposures of every licence that counts
 * @param leftOut licences of which nothing can be said because of use that only the vendor sees
 * @param standings the figures of each Virtual Account; null where none were ever heard of
 * @param openCases the cases that are open
 * @param reconciliationMissed whether a reconciliation was due and did not run
 */
public record ScoreFacts(
        Worth worth,
        List<Exposure> exposures,
        List<Pair> leftOut,
        @Nullable List<HeardStanding> standings,
        List<OpenCase> openCases,
        boolean reconciliationMissed) {

    public ScoreFacts {
        exposures = List.copyOf(exposures);
        leftOut = List.copyOf(leftOut);
        standings = standings == null ? null : List.copyOf(standings);
        openCases = List.copyOf(openCases);
    }

    /** A case that is open, and who cares for it. */
    public record OpenCase(String id, Pair pair, @Nullable String owner) {}

    /** What is short now, of what is owned. */
    public Share shortNow() {
        return weighed(Exposure::shortNow);
    }

    /** What is short when each licence is shortest within the horizon, of what is owned now. */
    public Share shortAhead() {
        return weighed(Exposure::deepest);
    }

    private Share weighed(ToLongFunction<Exposure> units) {
        BigDecimal missing = BigDecimal.ZERO;
        BigDecimal owned = BigDecimal.ZERO;
        for (Exposure one : exposures) {
            String tag = one.pair().entitlementTag();
            missing = missing.add(worth.of(tag, units.applyAsLong(one)));
            owned = owned.add(worth.of(tag, Math.max(0, one.owned())));
        }
        return new Share(missing, owned);
    }

    /** A figure of the records, of another one; null where none were ever heard of. */
    @Nullable
    Share of(ToLongFunction<HeardStanding> part, ToLongFunction<HeardStanding> whole) {
        return standings == null
                ? null
                : Share.of(
                        standings.stream().mapToLong(part).sum(),
                        standings.stream().mapToLong(whole).sum());
    }

    /** The part of them that is about one Virtual Account. */
    public ScoreFacts in(String virtualAccount) {
        return new ScoreFacts(
                worth,
                exposures.stream()
                        .filter(one -> one.pair().virtualAccount().equals(virtualAccount))
                        .toList(),
                leftOut.stream()
                        .filter(pair -> pair.virtualAccount().equals(virtualAccount))
                        .toList(),
                standings == null
                        ? null
                        : standings.stream()
                                .filter(one -> one.virtualAccount().equals(virtualAccount))
                                .toList(),
                openCases.stream()
                        .filter(one -> one.pair().virtualAccount().equals(virtualAccount))
                        .toList(),
                reconciliationMissed);
    }

    /** The open cases that nobody cares for. */
    public List<OpenCase> unowned() {
        return openCases.stream().filter(one -> one.owner() == null).toList();
    }
}
