package dev.ninety.compliance.calendar.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose clocks a calendar is to show. */
@Schema(name = "CalendarRequest")
public record CalendarRequest(
        @Schema(description = "only the clocks that this person cares for; null for all") @Nullable
        String owner,

        @Schema(description = "only the clocks of this Virtual Account; null for all") @Nullable
        String virtualAccount) {

    private static final int LONGEST_OWNER = 200;

    /** The request, if it can be granted. */
    CalendarRequest checked() {
        Check check = new Check();
        check.optionalText("/owner", owner, LONGEST_OWNER);
        if (virtualAccount != null && !Ids.isId(virtualAccount)) {
            check.refuse("/virtualAccount", "INVALID", "That is no id of a Virtual Account.");
        }
        check.done();
        return this;
    }
}
