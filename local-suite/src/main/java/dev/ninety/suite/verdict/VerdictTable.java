package dev.ninety.suite.verdict;

import dev.ninety.suite.verdict.TextTable.Align;
import dev.ninety.suite.verdict.Verdict.Case;
import dev.ninety.suite.verdict.Verdict.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A verdict as a table for a terminal. Dates are UTC. */
public final class VerdictTable {

    private VerdictTable() {}

    /** All lines of a verdict, a line of totals, why what is short is so, and the cases that have ended. */
    public static String render(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        text.append("Compliance of ").append(verdict.smartAccount()).append("\n\n");
        verdict.indeterminate()
                .forEach(reason -> text.append("Indeterminate: ").append(reason).append('\n'));
        verdict.unread()
                .forEach(
                        detail -> text.append("Perhaps behind: ").append(detail).append('\n'));
        text.append(positions(verdict.lines()));
        text.append('\n').append(totals(verdict.lines())).append('\n');
        List<Case> open = verdict.lines().stream()
                .flatMap(line -> line.openCase().stream())
                .sorted(Comparator.comparing(Case::deadline)
                        .thenComparing(Case::virtualAccount)
                        .thenComparing(Case::licence))
                .toList();
        if (!open.isEmpty()) {
            text.append("\nWhat is short, by deadline\n\n").append(shortages(open));
        }
        if (!verdict.endedCases().isEmpty()) {
            text.append("\nShortages that have ended\n\n").append(ended(verdict.endedCases()));
        }
        return text.toString();
    }

    private static String positions(List<Line> lines) {
        boolean counted = lines.stream().anyMatch(line -> line.vendorInUse().isPresent());
        TextTable table = new TextTable()
                .column("Virtual Account", Align.LEFT)
                .column("Licence", Align.LEFT)
                .column("Owned", Align.RIGHT)
                .column("Consumed", Align.RIGHT);
        if (counted) {
            table.column("Vendor counts", Align.RIGHT);
        }
        table.column("Balance", Align.RIGHT)
                .column("Lent/borrowed", Align.RIGHT)
                .column("Adjusted", Align.RIGHT)
                .column("State", Align.LEFT)
                .column("Short since", Align.LEFT)
                .column("Days left, or reason", Align.LEFT);
        lines.stream()
                .sorted(Comparator.comparing(Line::virtualAccount).thenComparing(Line::licence))
                .forEach(line -> table.row(cells(line, counted)));
        return table.render();
    }

    private static List<String> cells(Line line, boolean counted) {
        List<String> cells = new ArrayList<>(List.of(
                line.virtualAccount(),
                line.licence(),
                String.valueOf(line.owned()),
                line.vendorOnly() ? "not reported" : String.valueOf(line.consumed())));
        if (counted) {
            cells.add(line.vendorInUse().map(String::valueOf).orElse(""));
        }
        cells.addAll(List.of(
                String.valueOf(line.balance()),
                lending(line),
                String.valueOf(line.adjustedBalance()),
                line.state(),
                line.openCase().map(VerdictTable::shortSince).orElse(""),
                reason(line)));
        return cells;
    }

    private static String shortSince(Case entry) {
        return date(entry.shortSince()) + (entry.startUncertain() ? " or before" : "");
    }

    private static String lending(Line line) {
        return line.lent() > 0 ? "lent " + line.lent() : line.borrowed() > 0 ? "borrowed " + line.borrowed() : "";
    }

    private static String reason(Line line) {
        return switch (line.state()) {
            case "IN_COMPLIANCE" ->
                line.lent() > 0
                        ? "lends " + line.lent() + " to lower tiers"
                        : line.adjustedBalance() > 0 ? line.adjustedBalance() + " spare" : "none spare";
            case "COVERED" -> -line.balance() + " short, covered by a higher tier";
            case "GRACE" ->
                line.openCase()
                        .map(entry -> days(entry.daysLeft()) + " left, " + entry.shortBy() + " short")
                        .orElse("");
            case "ENFORCEMENT" ->
                line.openCase()
                        .map(entry -> entry.enforcementAction() + " since " + date(entry.deadline()) + ", "
                                + entry.shortBy() + " short")
                        .orElse("");
            case "INDETERMINATE" -> indeterminate(line);
            default -> "";
        };
    }

    private static String indeterminate(Line line) {
        return switch (line.reason()) {
            case "UNSEEN_USAGE" ->
                line.unseen().orElse(0L) + " that the vendor counts are in no report; " + line.adjustedBalance()
                        + " spare without them";
            case "RECORD_START" -> "before the record starts";
            default -> line.reason();
        };
    }

    private static String totals(List<Line> lines) {
        Map<String, Long> states =
                lines.stream().collect(Collectors.groupingBy(Line::state, TreeMap::new, Collectors.counting()));
        long owned = lines.stream().mapToLong(Line::owned).sum();
        long consumed = lines.stream().mapToLong(Line::consumed).sum();
        return "Total: " + lines.size() + " positions, " + owned + " owned, " + consumed + " consumed; "
                + states.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String shortages(List<Case> open) {
        TextTable table = new TextTable()
                .column("Virtual Account", Align.LEFT)
                .column("Licence", Align.LEFT)
                .column("Short by", Align.RIGHT)
                .column("Deadline", Align.LEFT)
                .column("Why, and of how many", Align.LEFT)
                .column("Owner", Align.LEFT);
        open.forEach(entry -> table.row(List.of(
                entry.virtualAccount(),
                entry.licence(),
                String.valueOf(entry.shortBy()),
                date(entry.deadline()),
                entry.causes().stream()
                        .map(why -> why.code() + " " + why.units())
                        .collect(Collectors.joining(", ")),
                entry.owner().orElse("nobody"))));
        return table.render();
    }

    private static String ended(List<Case> cases) {
        TextTable table = new TextTable()
                .column("Virtual Account", Align.LEFT)
                .column("Licence", Align.LEFT)
                .column("State", Align.LEFT)
                .column("Short since", Align.LEFT)
                .column("Until", Align.LEFT)
                .column("At most short by", Align.RIGHT);
        cases.forEach(entry -> table.row(List.of(
                entry.virtualAccount(),
                entry.licence(),
                entry.state(),
                date(entry.shortSince()),
                entry.resolvedAt().map(VerdictTable::date).orElse(""),
                String.valueOf(entry.shortBy()))));
        return table.render();
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static String date(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }
}
