package dev.ninety.suite.verdict;

import dev.ninety.suite.verdict.TextTable.Align;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** What there is to decide, as a table for a terminal. Dates are UTC. */
public final class DecisionsTable {

    private DecisionsTable() {}

    /** The score with what it loses points for, and the cheapest way out of every shortage. */
    public static String render(Decisions decisions) {
        StringBuilder text = new StringBuilder();
        text.append("Score of ")
                .append(decisions.smartAccount())
                .append(": ")
                .append(score(decisions))
                .append('\n');
        if (!decisions.waysOut().isEmpty()) {
            TextTable table = new TextTable()
                    .column("Virtual Account", Align.LEFT)
                    .column("Licence", Align.LEFT)
                    .column("The cheapest way out", Align.LEFT)
                    .column("It costs", Align.RIGHT)
                    .column("Cured until", Align.LEFT);
            decisions
                    .waysOut()
                    .forEach(way -> table.row(List.of(
                            way.virtualAccount(),
                            way.licence(),
                            way.steps().isEmpty() ? "none" : String.join(", ", way.steps()),
                            way.cost(),
                            way.curedUntil()
                                    .map(until -> LocalDate.ofInstant(until, ZoneOffset.UTC)
                                            .toString())
                                    .orElse(""))));
            text.append('\n').append(table.render());
        }
        return text.toString();
    }

    private static String score(Decisions decisions) {
        if (decisions.score().isEmpty()) {
            return "none, " + decisions.withheld();
        }
        String lost = decisions.lost().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
        return decisions.score().get() + " of 100" + (lost.isEmpty() ? "" : "; lost for " + lost);
    }
}
