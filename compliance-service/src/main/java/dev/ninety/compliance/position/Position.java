package dev.ninety.compliance.position;

import org.jspecify.annotations.Nullable;

/**
 * One licence in one Virtual Account at a moment.
 *
 * @param covered its balance and its part in coverage
 * @param reason why the state is INDETERMINATE; null for every other state
 * @param caseId the case that holds the moment; null for none
 */
public record Position(
        Levels levels,
        Coverage.Covered covered,
        PositionState state,
        @Nullable String reason,
        @Nullable String caseId) {}
