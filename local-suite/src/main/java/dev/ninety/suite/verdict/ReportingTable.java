package dev.ninety.suite.verdict;

import dev.ninety.suite.verdict.Reporting.Late;
import dev.ninety.suite.verdict.Reporting.Waiting;
import dev.ninety.suite.verdict.TextTable.Align;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How an account's reports stand, as tables for a terminal. Dates are UTC. */
public final class ReportingTable {

    private static final List<String> STATUSES = List.of("CURRENT", "DUE_SOON", "OVERDUE", "NOT_REQUIRED");

    private static final List<String> LATE = List.of("OVERDUE", "DUE_SOON");

    private ReportingTable() {}

    /** Obligations by Virtual Account, a line of totals, the ways to the vendor, what waits, and who is late. */
    public static String render(Reporting reporting) {
        StringBuilder text = new StringBuilder();
        text.append("Reports of ").append(reporting.smartAccount()).append("\n\n");
        text.append(counts(reporting.counts()));
        text.append('\n').append(totals(reporting.counts())).append('\n');
        if (!reporting.instances().isEmpty()) {
            text.append("Product instances: ")
                    .append(listed(reporting.instances()))
                    .append('\n');
        }
        if (!reporting.findings().isEmpty()) {
            text.append("Findings: ").append(listed(reporting.findings())).append('\n');
        }
        if (!reporting.waiting().isEmpty()) {
            text.append("\nOn the way to the vendor\n\n").append(waiting(reporting.waiting()));
        }
        List<Late> late = reporting.worst().stream()
                .filter(one -> LATE.contains(one.status()))
                .toList();
        if (!late.isEmpty()) {
            text.append("\nLate, or soon to be\n\n").append(worst(late));
        }
        return text.toString();
    }

    private static String counts(Map<String, Map<String, Long>> counts) {
        TextTable table = new TextTable().column("Virtual Account", Align.LEFT);
        STATUSES.forEach(status -> table.column(status, Align.RIGHT));
        counts.forEach((virtualAccount, byStatus) -> {
            List<String> cells = new ArrayList<>(List.of(virtualAccount));
            STATUSES.forEach(status -> cells.add(String.valueOf(byStatus.getOrDefault(status, 0L))));
            table.row(cells);
        });
        return table.render();
    }

    private static String totals(Map<String, Map<String, Long>> counts) {
        long all = counts.values().stream()
                .flatMap(byStatus -> byStatus.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return "Total: " + all + " obligations; "
                + STATUSES.stream()
                        .map(status -> counts.values().stream()
                                        .mapToLong(byStatus -> byStatus.getOrDefault(status, 0L))
                                        .sum()
                                + " " + status)
                        .collect(Collectors.joining(", "));
    }

    private static String listed(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String waiting(List<Waiting> waiting) {
        TextTable table = new TextTable()
                .column("What", Align.LEFT)
                .column("Of", Align.LEFT)
                .column("Reports", Align.RIGHT);
        waiting.forEach(one -> table.row(List.of(one.what(), one.of(), String.valueOf(one.reports()))));
        return table.render();
    }

    private static String worst(List<Late> worst) {
        TextTable table = new TextTable()
                .column("Product instance", Align.LEFT)
                .column("Virtual Account", Align.LEFT)
                .column("Status", Align.LEFT)
                .column("Due", Align.LEFT)
                .column("Overdue", Align.RIGHT);
        worst.forEach(late -> table.row(List.of(
                late.productInstance(),
                late.virtualAccount(),
                late.status(),
                late.due()
                        .map(due -> LocalDate.ofInstant(due, ZoneOffset.UTC).toString())
                        .orElse(""),
                late.overdue() + " of " + late.obligations())));
        return table.render();
    }
}
