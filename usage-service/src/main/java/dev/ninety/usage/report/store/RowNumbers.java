package dev.ninety.usage.report.store;

import dev.ninety.usage.report.ReportRow;
import java.util.ArrayList;
import java.util.List;

/** A report's rows as one array of numbers: log time, start, end and count of each row, one after the other. */
public final class RowNumbers {

    private static final int PER_ROW = 4;

    private RowNumbers() {}

    public static long[] pack(List<ReportRow> rows) {
        long[] numbers = new long[rows.size() * PER_ROW];
        for (int i = 0; i < rows.size(); i++) {
            ReportRow row = rows.get(i);
            numbers[i * PER_ROW] = row.logTime();
            numbers[i * PER_ROW + 1] = row.start();
            numbers[i * PER_ROW + 2] = row.end();
            numbers[i * PER_ROW + 3] = row.count();
        }
        return numbers;
    }

    public static List<ReportRow> unpack(long[] numbers) {
        List<ReportRow> rows = new ArrayList<>(numbers.length / PER_ROW);
        for (int i = 0; i < numbers.length; i += PER_ROW) {
            rows.add(new ReportRow(numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]));
        }
        return rows;
    }
}
