package dev.ninety.compliance.dispute;

import org.jspecify.annotations.Nullable;

/**
 * What somebody writes to a dispute. What is not set leaves what is there; an owner or a note set to null is cleared.
 *
 * @param state null where it is not set
 */
public record DisputeEdit(
        boolean setsOwner,
        @Nullable String owner,
        boolean setsNote,
        @Nullable String note,
        @Nullable DisputeState state) {}
