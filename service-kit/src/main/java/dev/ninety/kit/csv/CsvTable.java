package dev.ninety.kit.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of an export, its columns matched to fields by their titles.
 *
 * @param columns in the order of the file
 * @param rows without the blank ones
 */
public record CsvTable(List<Column> columns, List<CsvRow> rows) {

    private static final int MOST_COLUMNS = 500;
    private static final int MOST_ROWS = 1_000_000;
    private static final int LONGEST_CELL = 32_768;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    /**
     * Reads a table whole.
     *
     * @param bytes the file
     * @param charset the encoding that the sender named; null where none was
     * @throws Problem 400 where it is no table, 413 where it is too large, 422 where two columns bear the
     *     titles of one field
     */
    public static CsvTable read(byte[] bytes, @Nullable String charset, HeaderMap map) {
        String text = CsvText.decode(bytes, charset);
        long skipped = 0;
        char separator;
        if (text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 4) {
            // A spreadsheet's own way to say which separator it used.
            separator = text.charAt(4);
            text = text.substring(endOfLine(text));
            skipped = 1;
        } else {
            separator = separator(text);
        }
        try {
            return read(text, skipped, separator, map);
        } catch (CsvParseException | IllegalArgumentException e) {
            throw Problem.unreadable("It cannot be read as a table: " + cause(e));
        }
    }

    private static CsvTable read(String text, long skipped, char separator, HeaderMap map) {
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_COLUMNS)
                                .maxFieldSize(LONGEST_CELL)
                                .build(),
                        text);
        Iterator<CsvRecord> records = reader.iterator();
        if (!records.hasNext()) {
            throw Problem.unreadable("The file is empty; a line of column titles is expected.");
        }
        List<Column> columns = columns(records.next(), map);
        List<CsvRow> rows = new ArrayList<>();
        while (records.hasNext()) {
            CsvRecord cells = records.next();
            if (cells.getFields().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (rows.size() == MOST_ROWS) {
                throw Problem.tooLarge("A table here has at most " + MOST_ROWS + " lines.");
            }
            rows.add(row(cells, skipped, columns));
        }
        return new CsvTable(columns, rows);
    }

    /** Whether a column stands for the field. */
    public boolean has(String field) {
        return columns.stream().anyMatch(column -> field.equals(column.field()));
    }

    /** @throws Problem 422 that names the fields without a column, and what the file has */
    public void requireColumns(String... fields) {
        List<Violation> missing = new ArrayList<>();
        for (String field : fields) {
            if (!has(field)) {
                missing.add(Violation.inBody(
                        "",
                        "MISSING_COLUMN",
                        "No column stands for " + field + ". The file has: "
                                + String.join(
                                        ", ",
                                        columns.stream().map(Column::title).toList())
                                + ". Name one with " + HeaderMap.PARAMETER + "=" + field + ":Its Title."));
            }
        }
        if (!missing.isEmpty()) {
            throw Problem.invalid(missing);
        }
    }

    private static List<Column> columns(CsvRecord header, HeaderMap map) {
        List<String> titles = header.getFields().stream().map(String::strip).toList();
        List<String> normal = titles.stream().map(HeaderMap::normal).toList();
        @Nullable String[] fields = new String[titles.size()];
        map.titles().forEach((field, accepted) -> {
            int column = find(field, accepted, titles, normal, fields);
            if (column >= 0) {
                fields[column] = field;
            }
        });
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            columns.add(new Column(titles.get(i), fields[i]));
        }
        return columns;
    }

    /** The column of the first accepted title that the file has; -1 where it has none. */
    private static int find(
            String field, List<String> accepted, List<String> titles, List<String> normal, @Nullable String[] taken) {
        for (String title : accepted) {
            String wanted = HeaderMap.normal(title);
            int column = normal.indexOf(wanted);
            if (column >= 0 && taken[column] == null) {
                if (normal.lastIndexOf(wanted) != column) {
                    throw Problem.invalid(
                            "",
                            "AMBIGUOUS_COLUMN",
                            "Two columns are titled " + titles.get(column) + ", which stands for " + field + ".");
                }
                return column;
            }
        }
        return -1;
    }

    private static CsvRow row(CsvRecord cells, long skipped, List<Column> columns) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), cells.getFieldCount()); i++) {
            String field = columns.get(i).field();
            String value = cells.getField(i).strip();
            if (field != null && !value.isEmpty()) {
                values.put(field, value);
            }
        }
        return new CsvRow(cells.getStartingLineNumber() + skipped, values, fault(cells, columns, values));
    }

    private static @Nullable String fault(CsvRecord cells, List<Column> columns, Map<String, String> values) {
        if (cells.getFieldCount() != columns.size()) {
            return "The line has " + cells.getFieldCount() + " cells, the header has " + columns.size() + ".";
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getValue().chars().anyMatch(Character::isISOControl)) {
                return "The cell of " + value.getKey() + " has a control character.";
            }
        }
        return null;
    }

    /** The separator that the first line has most of, outside quotes. */
    private static char separator(String text) {
        int[] found = new int[SEPARATORS.length];
        boolean quoted = false;
        int end = endOfLine(text);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            for (int s = 0; s < SEPARATORS.length; s++) {
                if (!quoted && c == SEPARATORS[s]) {
                    found[s]++;
                }
            }
        }
        int most = 0;
        for (int s = 1; s < found.length; s++) {
            if (found[s] > found[most]) {
                most = s;
            }
        }
        return SEPARATORS[most];
    }

    /** Where the line after the first one that is not blank begins. */
    private static int endOfLine(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '\r') {
            end++;
        }
        return end < text.length() && text.charAt(end) == '\n' ? end + 1 : end;
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }
}
