package dev.ninety.kit.csv;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param line the line of the file that it starts on, from 1
 * @param values the cells that are not empty, without outer blanks, by field
 * @param fault what is wrong with the row as a whole; null where nothing is
 */
public record CsvRow(
        long line, Map<String, String> values, @Nullable String fault) {

    /** The cell of a field; null where it is empty or the table has no such column. */
    public @Nullable String get(String field) {
        return values.get(field);
    }

    /** Its place in the file, as answers name it. */
    public String pointer() {
        return "/lines/" + line;
    }
}
