package dev.ninety.compliance.dispute;

import dev.ninety.kit.timeline.Timeline;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known that may explain why a figure differs.
 *
 * @param ours the figure of this record as a function of time
 * @param consumed units consumed at the moment, as it is known here
 * @param unconfirmed units that the vendor is believed to see and that were never confirmed; null where that is not known
 * @param elsewhere what differs the other way in other Virtual Accounts; the ids are the digests of the files
 *     that say so
 * @param doubleCounted what findings say to be counted more than once; the ids are the findings'
 * @param stale what findings say to be counted of instances that are silent; the ids are the findings'
 * @param ordered what is ordered and not granted; the ids are the orders' references
 * @param unresolved what the vendor counts under names that may be this one; the ids are the digests of
 *     the files that have them
 * @param timing how far a moment may be off
 * @param recent how long ago something happened of late
 */
public record Grounds(
        Timeline ours,
        long consumed,
        @Nullable Long unconfirmed,
        Ground elsewhere,
        Ground doubleCounted,
        Ground stale,
        Ground ordered,
        Ground unresolved,
        Duration timing,
        Duration recent) {

    /**
     * Facts that tell of units.
     *
     * @param units at least 0
     * @param ids by which the facts are found
     */
    public record Ground(long units, List<String> ids) {

        /** No facts. */
        public static final Ground NONE = new Ground(0, List.of());

        public Ground {
            ids = List.copyOf(ids);
        }
    }
}
