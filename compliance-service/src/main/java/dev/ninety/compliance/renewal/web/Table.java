package dev.ninety.compliance.renewal.web;

import java.util.List;
import java.util.function.Function;

/**
 * A table of a review, as a page and a workbook show it.
 *
 * @param title at most 31 characters, so that a sheet can have it
 * @param note what it tells and how to read it
 * @param columns their titles
 * @param rows as many cells each as there are columns
 */
record Table(String title, String note, List<String> columns, List<List<Cell>> rows) {

    private static final int LONGEST_TITLE = 31;

    Table {
        if (title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("too long for a sheet: " + title);
        }
    }

    /**
     * A column of a table.
     *
     * @param cell what it tells of a row
     */
    record Column<T>(String title, Function<T, Cell> cell) {}

    @SafeVarargs
    static <T> Table of(String title, String note, List<T> rows, Column<T>... columns) {
        List<Column<T>> all = List.of(columns);
        return new Table(
                title,
                note,
                all.stream().map(Column::title).toList(),
                rows.stream()
                        .map(row -> all.stream()
                                .map(column -> column.cell().apply(row))
                                .toList())
                        .toList());
    }

    static <T> Column<T> column(String title, Function<T, Cell> cell) {
        return new Column<>(title, cell);
    }
}
