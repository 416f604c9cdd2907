package dev.ninety.compliance.renewal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the agreement beside what became of it, in all of the account. Counts are units of all its licences together.
 *
 * @param committed what the line says
 * @param owned at the moment of the review
 * @param consumed in use then
 * @param p95 the least level that was not exceeded for 95 % of the review's window
 * @param peak the highest level
 * @param notOwned committed to and not in the account
 * @param unused committed to and not in use; priced where all licences of the line have one and the same price
 * @param beyond in use beyond what is committed to; priced likewise
 */
public record Commitment(
        @Nullable String suite,
        List<String> entitlementTags,
        long committed,
        long owned,
        long consumed,
        long p95,
        long peak,
        long notOwned,
        Gap unused,
        Gap beyond) {

    public Commitment {
        entitlementTags = List.copyOf(entitlementTags);
    }
}
