package dev.ninety.compliance.vendor.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.vendor.UsageLine;
import dev.ninety.compliance.vendor.UsageReport.FileColumn;
import dev.ninety.kit.csv.CsvRow;
import dev.ninety.kit.csv.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts in a table. */
final class TableCounts {

    static final String VIRTUAL_ACCOUNT = "virtualAccount";
    static final String LICENSE = "license";
    static final String ENTITLEMENT_TAG = "entitlementTag";
    static final String IN_USE = "inUse";
    static final String QUANTITY = "quantity";
    static final String TAKEN_AT = "takenAt";

    /** What a column may stand for. */
    static final List<String> FIELDS = List.of(VIRTUAL_ACCOUNT, LICENSE, ENTITLEMENT_TAG, IN_USE, QUANTITY, TAKEN_AT);

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private static final Pattern QUANTITY_NUMBER = Pattern.compile("[0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,3}");

    private final ObjectMapper mapper;

    TableCounts(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Refuses a table that cannot count anything.
     *
     * @param namesVirtualAccount whether its sender says which Virtual Account it is about
     */
    static void require(CsvTable table, boolean namesVirtualAccount) {
        table.requireColumns(IN_USE);
        if (!table.has(ENTITLEMENT_TAG)) {
            table.requireColumns(LICENSE);
        }
        if (!namesVirtualAccount) {
            table.requireColumns(VIRTUAL_ACCOUNT);
        }
    }

    static List<FileColumn> columns(CsvTable table) {
        return table.columns().stream()
                .map(column -> new FileColumn(column.title(), column.field()))
                .toList();
    }

    List<UsageLine> lines(CsvTable table) {
        List<UsageLine> lines = new ArrayList<>();
        for (CsvRow row : table.rows()) {
            String inUse = row.get(IN_USE);
            boolean isCount = inUse != null && WHOLE_NUMBER.matcher(inUse).matches();
            lines.add(new UsageLine(
                    lines.size(),
                    row.pointer(),
                    row.get(VIRTUAL_ACCOUNT),
                    row.get(ENTITLEMENT_TAG),
                    row.get(LICENSE),
                    isCount ? Long.valueOf(inUse) : null,
                    quantity(row.get(QUANTITY)),
                    row.get(TAKEN_AT),
                    false,
                    List.of(),
                    List.of(),
                    fault(row, inUse == null || isCount),
                    content(row)));
        }
        return lines;
    }

    private static @Nullable String fault(CsvRow row, boolean countable) {
        return row.fault() != null || countable ? row.fault() : "The cell of inUse is expected to be a whole number.";
    }

    /** Thousands may be set apart by commas; what cannot be read of it is left aside. */
    private static @Nullable Long quantity(@Nullable String cell) {
        return cell != null && QUANTITY_NUMBER.matcher(cell).matches() ? Long.valueOf(cell.replace(",", "")) : null;
    }

    private String content(CsvRow row) {
        try {
            return mapper.writeValueAsString(row.values());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
