package dev.ninety.usage.importing.app;

import dev.ninety.kit.csv.Column;
import dev.ninety.kit.importing.ImportBody;
import dev.ninety.usage.importing.DeviceLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of devices as it came in.
 *
 * @param columns of a table; null where it is JSON
 */
public record DeviceFile(ImportBody body, @Nullable List<Column> columns, List<DeviceLine> lines) {}
