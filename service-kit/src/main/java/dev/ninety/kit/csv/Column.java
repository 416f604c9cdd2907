package dev.ninety.kit.csv;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param title as the file has it
 * @param field what it stands for; null where it is not used
 */
public record Column(String title, @Nullable String field) {}
