package dev.ninety.compliance.position;

import org.jspecify.annotations.Nullable;

/**
 * One licence in one Virtual Account at a moment.
 *
 * @param covered its balance and its part in coverage
 * @param caseId the case that holds the moment; null for none
 */
public record Position(
        Levels levels,
        Coverage.Covered covered,
        Verdict verdict,
        @Nullable String caseId) {}
