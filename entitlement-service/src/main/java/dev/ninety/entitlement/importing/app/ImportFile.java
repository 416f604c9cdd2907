package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.importing.Fields;
import dev.ninety.entitlement.importing.ImportReport.FileColumn;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.kit.importing.ImportBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read.
 *
 * @param columns of a table; null where it is none
 * @param lines what it says, in its order
 * @param virtualAccount the id or name that lines without one belong to; null where each has its own
 */
public record ImportFile(
        ImportBody body,
        @Nullable List<FileColumn> columns,
        List<SourceLine> lines,
        @Nullable String virtualAccount) {

    public ImportFile(ImportBody body, @Nullable List<FileColumn> columns, List<SourceLine> lines) {
        this(body, columns, lines, null);
    }

    /** The same file, its lines without a Virtual Account given this one. */
    public ImportFile within(@Nullable String nameOrId) {
        return nameOrId == null
                ? this
                : new ImportFile(
                        body,
                        columns,
                        lines.stream()
                                .map(line -> line.withDefault(Fields.VIRTUAL_ACCOUNT, nameOrId))
                                .toList(),
                        nameOrId);
    }
}
