package dev.ninety.compliance.remedy;

import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.remedy.Step.Purchase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan costs.
 *
 * @param totals in each currency, ascending; empty where it costs nothing; null where a price is not known
 * @param unpriced the numbers of the steps whose price is not known, from 1 on
 */
public record Cost(@Nullable List<Money> totals, List<Integer> unpriced) implements Comparable<Cost> {

    public Cost {
        totals = totals == null ? null : List.copyOf(totals);
        unpriced = List.copyOf(unpriced);
    }

    static Cost of(List<Step> steps) {
        List<Money> lines = new ArrayList<>();
        List<Integer> unpriced = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Purchase purchase) {
                Money cost = purchase.cost();
                if (cost == null) {
                    unpriced.add(i + 1);
                } else if (cost.amount().signum() > 0) {
                    lines.add(cost);
                }
            }
        }
        return new Cost(unpriced.isEmpty() ? Money.totals(lines) : null, unpriced);
    }

    /**
     * What costs nothing goes first, what nobody knows the cost of last. Amounts of one currency are compared; of
     * several currencies none is worth more than another, so fewer go first, then those with the lower names.
     */
    @Override
    public int compareTo(Cost other) {
        List<Money> own = totals;
        List<Money> theirs = other.totals;
        if (own == null || theirs == null) {
            return Boolean.compare(own == null, theirs == null);
        }
        int byCount = Integer.compare(own.size(), theirs.size());
        if (byCount != 0) {
            return byCount;
        }
        Comparator<Money> order = Comparator.comparing(Money::currency).thenComparing(Money::amount);
        for (int i = 0; i < own.size(); i++) {
            int one = order.compare(own.get(i), theirs.get(i));
            if (one != 0) {
                return one;
            }
        }
        return 0;
    }
}
