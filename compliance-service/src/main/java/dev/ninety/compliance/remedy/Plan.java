package dev.ninety.compliance.remedy;

import dev.ninety.compliance.remedy.Step.Clear;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps that cure shortages over a window, as trying them out has shown.
 *
 * @param id see {@link PlanId}
 * @param steps in the order of their kinds; each is named by its number, from 1 on
 * @param cures what it does to every shortage that it makes smaller, those that it is not for among them
 * @param curedUntil until when none of what it is for is short, within the window; null where that does not begin at once
 * @param shortAgainAt when one of what it is for will be short again by what is known, within the window or after it;
 *     null where that is not in sight
 */
public record Plan(
        String id,
        List<Step> steps,
        Cost cost,
        List<Cure> cures,
        @Nullable Instant curedUntil,
        @Nullable Instant shortAgainAt) {

    /** By cost, then the number of steps, then the id. */
    public static final Comparator<Plan> ORDER = Comparator.comparing(Plan::cost)
            .thenComparing(plan -> plan.steps().size())
            .thenComparing(Plan::id);

    public Plan {
        steps = List.copyOf(steps);
        cures = List.copyOf(cures);
    }

    /** The product instances that are cleared, which somebody must confirm by name; ascending. */
    public List<String> toConfirm() {
        return steps.stream()
                .filter(Clear.class::isInstance)
                .map(step -> ((Clear) step).productInstance())
                .distinct()
                .sorted()
                .toList();
    }
}
