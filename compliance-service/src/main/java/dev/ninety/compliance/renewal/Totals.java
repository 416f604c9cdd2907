package dev.ninety.compliance.renewal;

import dev.ninety.compliance.money.Money;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Sums over licences by three levels of use.
 *
 * @param now by what is in use at the moment of the review
 * @param p95 by the level that was not exceeded for 95 % of the time
 * @param peak by the highest level
 */
public record Totals(Sum now, Sum p95, Sum peak) {

    /**
     * What several licences lack, or have idle.
     *
     * @param licences how many of them do
     * @param cost in each currency, of those that have a price
     */
    public record Sum(long licences, List<Money> cost) {

        static Sum of(Collection<Gap> gaps) {
            return new Sum(
                    gaps.stream().filter(gap -> gap.units() > 0).count(),
                    Money.totals(gaps.stream()
                            .map(Gap::cost)
                            .filter(Objects::nonNull)
                            .toList()));
        }
    }

    static <T> Totals of(Collection<T> rows, Function<T, Gaps> gaps) {
        return new Totals(
                Sum.of(rows.stream().map(row -> gaps.apply(row).now()).toList()),
                Sum.of(rows.stream().map(row -> gaps.apply(row).p95()).toList()),
                Sum.of(rows.stream().map(row -> gaps.apply(row).peak()).toList()));
    }
}
