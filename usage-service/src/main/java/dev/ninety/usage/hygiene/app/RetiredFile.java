package dev.ninety.usage.hygiene.app;

import dev.ninety.kit.csv.Column;
import dev.ninety.kit.importing.ImportBody;
import dev.ninety.usage.hygiene.RetiredLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of retired devices as it came in.
 *
 * @param columns of a table; null where it is JSON
 */
public record RetiredFile(ImportBody body, @Nullable List<Column> columns, List<RetiredLine> lines) {}
