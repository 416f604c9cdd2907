package dev.ninety.compliance.renewal.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A review as a workbook, one sheet for each table. Figures are figures and moments are moments, in UTC. */
final class ReviewWorkbook {

    /** Before it a spreadsheet has no days. */
    private static final Instant FIRST_DAY = Instant.parse("1900-03-01T00:00:00Z");

    /** The longest text that a spreadsheet takes. */
    private static final int LONGEST = 32_000;

    private static final int TITLE_ROW = 0;
    private static final int NOTE_ROW = 1;
    private static final int HEADER_ROW = 3;

    private ReviewWorkbook() {}

    static byte[] of(List<Table> tables) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Ninety", "1.0")) {
            for (Table table : tables) {
                write(table, workbook.newWorksheet(table.title()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void write(Table table, Worksheet sheet) throws IOException {
        sheet.value(TITLE_ROW, 0, table.title());
        sheet.style(TITLE_ROW, 0).bold().fontSize(14).set();
        sheet.value(NOTE_ROW, 0, table.note());
        for (int column = 0; column < table.columns().size(); column++) {
            sheet.value(HEADER_ROW, column, table.columns().get(column));
            sheet.style(HEADER_ROW, column).bold().fillColor("DDE6F0").set();
        }
        for (int row = 0; row < table.rows().size(); row++) {
            List<Cell> cells = table.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                write(cells.get(column), sheet, HEADER_ROW + 1 + row, column);
            }
        }
        sheet.freezePane(0, HEADER_ROW + 1);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.repeatRows(HEADER_ROW);
        sheet.finish();
    }

    private static void write(Cell cell, Worksheet sheet, int row, int column) {
        switch (cell) {
            case Cell.Text text -> text(text.text(), sheet, row, column);
            case Cell.Count count -> {
                sheet.value(row, column, count.value());
                sheet.style(row, column).format("#,##0").set();
            }
            case Cell.Decimal decimal -> {
                sheet.value(row, column, decimal.value());
                sheet.style(row, column)
                        .format("#,##0."
                                + "0".repeat(Math.max(2, decimal.value().scale())))
                        .set();
            }
            case Cell.Moment moment -> {
                if (moment.value().isBefore(FIRST_DAY)) {
                    text(moment.text(), sheet, row, column);
                } else {
                    sheet.value(
                            row, column, moment.value().atOffset(ZoneOffset.UTC).toLocalDateTime());
                    sheet.style(row, column)
                            .format(moment.isDay() ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm")
                            .set();
                }
            }
        }
    }

    private static void text(String text, Worksheet sheet, int row, int column) {
        if (!text.isEmpty()) {
            sheet.value(row, column, text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text);
        }
    }
}
