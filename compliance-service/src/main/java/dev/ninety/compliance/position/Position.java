package dev.ninety.compliance.position;

import org.jspecify.annotations.Nullable;

/**
 * One licence in one Virtual Account at a moment.
 *
 * @param covered its balance and its part in coverage
 * @param neverReported how many known instances of the Virtual Account never reported; null where that is not known
 * @param caseId the case that holds the moment; null for none
 */
public record Position(
        Levels levels,
        Coverage.Covered covered,
        Verdict verdict,
        @Nullable Long neverReported,
        @Nullable String caseId) {}
