package dev.ninety.compliance.remedy.web;

import dev.ninety.compliance.remedy.PlanId;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.web.Params;
import org.jspecify.annotations.Nullable;

/** How far plans look ahead, as it is asked for. */
final class Horizon {

    private Horizon() {}

    /** A number of days; null where it is absent. */
    static @Nullable Integer days(@Nullable String value) {
        if (value == null) {
            return null;
        }
        long days = Params.number("horizonDays", value);
        if (days < 1 || days > PlanId.MOST_DAYS) {
            throw Problem.badParameter("horizonDays", "Between 1 and " + PlanId.MOST_DAYS + " days.");
        }
        return (int) days;
    }
}
