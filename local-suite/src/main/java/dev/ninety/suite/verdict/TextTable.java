package dev.ninety.suite.verdict;

import java.util.ArrayList;
import java.util.List;

/** Lays out rows of text in columns that are as wide as their widest cell. */
final class TextTable {

    private static final String GAP = "  ";

    /** How a column's cells stand in it. */
    enum Align {
        LEFT,
        RIGHT
    }

    private final List<String> titles = new ArrayList<>();
    private final List<Align> alignments = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    TextTable column(String title, Align alignment) {
        titles.add(title);
        alignments.add(alignment);
        return this;
    }

    /** A row with one cell per column. */
    void row(List<String> cells) {
        if (cells.size() != titles.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + titles.size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    /** The table as lines: titles, a rule, the rows; no line ends in blanks. */
    String render() {
        int[] widths = new int[titles.size()];
        measure(titles, widths);
        rows.forEach(row -> measure(row, widths));
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        StringBuilder text = new StringBuilder();
        append(text, titles, widths);
        append(text, rule, widths);
        rows.forEach(row -> append(text, row, widths));
        return text.toString();
    }

    private static void measure(List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private void append(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String fill = " ".repeat(widths[i] - cells.get(i).length());
            line.append(alignments.get(i) == Align.LEFT ? cells.get(i) + fill : fill + cells.get(i));
            line.append(GAP);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
