package dev.ninety.usage.report;

import java.util.Collection;

/** How many reports became what; all at least 0, and {@code received} is the sum of all but {@code flagged}. */
public record Counts(
        long received,
        long accepted,
        long extended,
        long duplicate,
        long conflict,
        long setAside,
        long quarantined,
        long flagged) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    public static Counts of(Collection<Acknowledgement> acknowledgements) {
        long[] by = new long[Status.values().length];
        long flagged = 0;
        for (Acknowledgement acknowledgement : acknowledgements) {
            by[acknowledgement.status().ordinal()]++;
            flagged += acknowledgement.flags().isEmpty() ? 0 : 1;
        }
        return new Counts(
                acknowledgements.size(),
                by[Status.ACCEPTED.ordinal()],
                by[Status.EXTENDED.ordinal()],
                by[Status.DUPLICATE.ordinal()],
                by[Status.CONFLICT.ordinal()],
                by[Status.SET_ASIDE.ordinal()],
                by[Status.QUARANTINED.ordinal()],
                flagged);
    }

    public static Counts of(Tally tally) {
        return new Counts(
                tally.received(),
                tally.count(Status.ACCEPTED),
                tally.count(Status.EXTENDED),
                tally.count(Status.DUPLICATE),
                tally.count(Status.CONFLICT),
                tally.count(Status.SET_ASIDE),
                tally.count(Status.QUARANTINED),
                tally.flagged());
    }

    /** What was looked at and not taken: it contradicts what stands, or cannot be read. */
    public long rejected() {
        return conflict + quarantined;
    }

    /** Whether something was sent, and none of it could be read. */
    public boolean nothingReadable() {
        return received > 0 && quarantined == received;
    }
}
