package dev.ninety.compliance.forecast;

import dev.ninety.compliance.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would have to be paid.
 *
 * @param totals in each currency, of what has a price
 * @param unpriced JSON pointers to what would cost something that is not known
 */
public record WhatIfCost(List<Line> lines, List<Money> totals, List<String> unpriced) {

    public WhatIfCost {
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
        unpriced = List.copyOf(unpriced);
    }

    /**
     * One purchase.
     *
     * @param pointer a JSON pointer to it
     */
    public record Line(String pointer, Money amount) {}

    /** The cost of what is bought and renewed; null where nothing is. */
    public static @Nullable WhatIfCost of(WhatIf whatIf) {
        if (whatIf.purchases().isEmpty() && whatIf.renewals().isEmpty()) {
            return null;
        }
        List<Line> lines = new ArrayList<>();
        List<String> unpriced = new ArrayList<>();
        for (int i = 0; i < whatIf.purchases().size(); i++) {
            WhatIf.Purchase one = whatIf.purchases().get(i);
            Money price = one.unitPrice();
            String pointer = "/entitlements/" + i;
            if (price == null) {
                unpriced.add(pointer);
            } else {
                lines.add(new Line(pointer, price.of(one.quantity(), one.startsAt(), one.endsAt())));
            }
        }
        for (int i = 0; i < whatIf.renewals().size(); i++) {
            unpriced.add("/renewals/" + i);
        }
        return new WhatIfCost(
                lines, Money.totals(lines.stream().map(Line::amount).toList()), unpriced);
    }
}
