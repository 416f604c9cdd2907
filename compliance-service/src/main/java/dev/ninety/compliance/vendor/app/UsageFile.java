package dev.ninety.compliance.vendor.app;

import dev.ninety.compliance.vendor.UsageLine;
import dev.ninety.compliance.vendor.UsageReport.FileColumn;
import dev.ninety.kit.importing.ImportBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of counts, read, and what its sender says of it.
 *
 * @param columns of a table; null for JSON
 * @param virtualAccount an id or a name, of lines that name none
 * @param takenAt of lines that do not say when they were counted
 */
public record UsageFile(
        ImportBody body,
        @Nullable List<FileColumn> columns,
        List<UsageLine> lines,
        @Nullable String virtualAccount,
        @Nullable Instant takenAt) {}
