package dev.ninety.entitlement.importing.web;

import dev.ninety.entitlement.importing.Fate;
import dev.ninety.entitlement.importing.ImportReport.FileColumn;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.kit.csv.CsvRow;
import dev.ninety.kit.csv.CsvTable;
import java.util.ArrayList;
import java.util.List;

/** The lines of a table. */
final class TableLines {

    private TableLines() {}

    static List<SourceLine> of(CsvTable table) {
        List<SourceLine> lines = new ArrayList<>();
        for (CsvRow row : table.rows()) {
            String fault = row.fault();
            lines.add(new SourceLine(
                    lines.size(),
                    row.pointer(),
                    row.values(),
                    fault == null ? null : Fate.refused("UNREADABLE", fault)));
        }
        return lines;
    }

    static List<FileColumn> columns(CsvTable table) {
        return table.columns().stream()
                .map(column -> new FileColumn(column.title(), column.field()))
                .toList();
    }
}
