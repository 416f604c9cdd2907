package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong of one kind, portion by portion, in an order that stays. */
interface FindingSource {

    /** How many subjects are looked at together: their facts fit in memory. */
    int PORTION = 500;

    FindingCode code();

    /** Whether it needs the obligations to be up to date. */
    default boolean readsObligations() {
        return false;
    }

    /**
     * The next findings.
     *
     * @param after the subject of the last one that was taken, or {@code last} of the portion before; null at first
     */
    Portion next(Asked asked, @Nullable String after);

    /**
     * Findings, and how far was looked.
     *
     * @param last the last subject that was looked at; null where there are no more
     */
    record Portion(List<Finding> findings, @Nullable String last) {

        static Portion last(List<Finding> findings) {
            return new Portion(findings, null);
        }

        /** @param full whether as many subjects were found as were asked for, so that there may be more */
        static Portion of(List<Finding> findings, boolean full, String last) {
            return new Portion(findings, full ? last : null);
        }
    }
}
