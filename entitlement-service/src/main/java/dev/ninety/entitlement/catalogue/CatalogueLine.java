package dev.ninety.entitlement.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One licence of a catalogue file, or why it is none.
 *
 * @param pointer its place in the file, as a JSON pointer
 * @param lineNumber the line of the file's text that it begins on, from 1
 * @param content what it says, as JSON
 * @param licence null where it cannot be taken; then {@code reason} and {@code detail} say why
 */
public record CatalogueLine(
        String pointer,
        int lineNumber,
        String content,
        @Nullable Licence licence,
        @Nullable String reason,
        @Nullable String detail) {}
