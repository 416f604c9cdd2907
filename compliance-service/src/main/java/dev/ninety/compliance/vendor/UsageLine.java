package dev.ninety.compliance.vendor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file of counts, as it was read and before it is judged.
 *
 * @param index its place among the lines, from 0
 * @param pointer its place in the file
 * @param takenAt when it was counted, in the file's own words; null where the line does not say
 * @param mustCount whether a line without a count is a fault; else it says nothing
 * @param quantity units that the vendor has as bought; null where the line does not say, or not as a number
 * @param terms of which the units consist, where the line tells them
 * @param substitutions what the vendor lets stand in for what, as far as the line tells
 * @param fault why it cannot be read; null where it can
 * @param content what it said, as JSON
 */
public record UsageLine(
        int index,
        String pointer,
        @Nullable String virtualAccount,
        @Nullable String entitlementTag,
        @Nullable String license,
        @Nullable Long inUse,
        @Nullable Long quantity,
        @Nullable String takenAt,
        boolean mustCount,
        List<Term> terms,
        List<Substitution> substitutions,
        @Nullable String fault,
        String content) {

    public UsageLine {
        terms = List.copyOf(terms);
        substitutions = List.copyOf(substitutions);
    }
}
