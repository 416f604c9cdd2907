package dev.ninety.compliance.renewal;

import dev.ninety.compliance.forecast.Holding;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Until when units are paid for.
 *
 * @param until null where they are paid for once, or where it is not known
 * @param basis what says so
 */
public record Term(@Nullable Instant until, Basis basis) {

    /** What says until when units are paid for. */
    public enum Basis {
        /** The latest end of the units that are held then. */
        LOT_END,
        /** Units are held then and none of them ends, or none are held of a licence that is bought for ever. */
        LASTING,
        /** No units are held; the agreement's term ends then. */
        AGREEMENT_END,
        /** No units are held and no agreement is about them; the date of the review comes then. */
        REVIEW_DATE,
        /** Nothing says so. */
        UNKNOWN
    }

    /**
     * What stands in where no units are held.
     *
     * @param lasting whether such units are bought for ever
     * @param agreementEnd of the agreement that is about them; null for none
     */
    public record StandIn(boolean lasting, @Nullable Instant agreementEnd, Instant reviewDate) {

        private Term after(Instant at) {
            if (lasting) {
                return new Term(null, Basis.LASTING);
            }
            if (agreementEnd != null && agreementEnd.isAfter(at)) {
                return new Term(agreementEnd, Basis.AGREEMENT_END);
            }
            return reviewDate.isAfter(at) ? new Term(reviewDate, Basis.REVIEW_DATE) : new Term(null, Basis.UNKNOWN);
        }
    }

    /**
     * The term of the units of one licence that are held at a moment.
     *
     * @param holdings of that licence
     */
    public static Term at(Instant at, Collection<Holding> holdings, StandIn standIn) {
        List<Holding> held =
                holdings.stream().filter(holding -> holding.held().at(at) > 0).toList();
        Instant latest = held.stream()
                .map(Holding::endsAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
        if (latest != null) {
            return new Term(latest, Basis.LOT_END);
        }
        return held.isEmpty() ? standIn.after(at) : new Term(null, Basis.LASTING);
    }

    /** Whether units of it last, so that they are paid for once. */
    public boolean isLasting() {
        return basis == Basis.LASTING;
    }

    /** Whether it is known until when units are paid for. */
    public boolean isKnown() {
        return basis != Basis.UNKNOWN;
    }
}
