package dev.ninety.compliance.agreement;

import java.time.Instant;
import java.util.Comparator;

/**
 * A date that an agreement sets.
 *
 * @param agreement its id
 */
public record AgreementDate(Instant at, String agreement, Kind kind) implements Comparable<AgreementDate> {

    private static final Comparator<AgreementDate> ORDER = Comparator.comparing(AgreementDate::at)
            .thenComparing(AgreementDate::agreement)
            .thenComparing(AgreementDate::kind);

    /** What falls on a date. */
    public enum Kind {
        /** The last moment to give notice. */
        NOTICE,
        /** Consumption is looked at, and what is beyond the allowance is charged forward. */
        MILESTONE,
        /** The term ends. */
        TERM_END
    }

    @Override
    public int compareTo(AgreementDate other) {
        return ORDER.compare(this, other);
    }
}
