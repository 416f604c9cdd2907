package dev.ninety.kit.importing;

import org.jspecify.annotations.Nullable;

/**
 * What became of one line of a file.
 *
 * @param index its place among the lines, from 0
 * @param pointer its place in the file: a JSON pointer, or {@code /lines/7} for the seventh line of a table
 * @param status such as CREATED or REFUSED
 * @param reason a stable code; null where there is nothing to explain
 * @param detail the reason in a sentence; null where there is nothing to explain
 * @param resource what it made or changed; null where that is nothing
 * @param content what the line said, as JSON, so that it can be read again
 */
public record LineFate(
        int index,
        String pointer,
        String status,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String resource,
        String content) {}
