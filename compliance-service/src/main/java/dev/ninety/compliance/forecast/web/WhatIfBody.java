package dev.ninety.compliance.forecast.web;

import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.forecast.Outlook;
import dev.ninety.compliance.forecast.WhatIfCost;
import dev.ninety.compliance.forecast.app.WhatIfs;
import dev.ninety.compliance.position.web.PositionBody;
import dev.ninety.compliance.shortage.CaseState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What would be, beside what is, as it is published. */
@Schema(name = "WhatIf")
public record WhatIfBody(
        @Schema(description = "the moment that positions are judged at")
        Instant at,

        @Schema(description = "up to when shortages to come are told")
        Instant until,

        Side before,
        Side after) {

    /** How an account stands. */
    @Schema(name = "WhatIfSide")
    public record Side(
            List<PositionBody> positions,

            @Schema(
                    description = "every shortage that lasts at `at` or begins after it and by `until`, by Virtual"
                            + " Account, licence and start")
            List<Case> cases,

            @Schema(
                    description = "the account's score at `at`, 0 to 100; only what follows from positions differs"
                            + " between the sides. Null where it cannot be told",
                    nullable = true)
            @Nullable
            Integer score,

            @Schema(description = "why there is no score; null where there is one", nullable = true) @Nullable
            String scoreReason,

            @Schema(description = "null where nothing would be bought or renewed", nullable = true) @Nullable
            Cost cost) {

        static Side of(WhatIfs.Side side, Instant at) {
            return new Side(
                    side.positions().stream().map(PositionBody::of).toList(),
                    side.shortages().stream().map(one -> Case.of(one, at)).toList(),
                    side.rating().score(),
                    side.rating().reason(),
                    side.cost() == null ? null : Cost.of(side.cost()));
        }
    }

    /** A shortage with its clock. */
    @Schema(name = "WhatIfCase")
    public record Case(
            @Schema(description = "the case of it; null where it has none yet", nullable = true) @Nullable
            String caseId,

            String virtualAccount,
            String entitlementTag,

            @Schema(description = "GRACE or ENFORCEMENT at `at`; null where it has not begun then", nullable = true)
            @Nullable
            CaseState state,

            Instant shortSince,
            Instant deadline,

            @Schema(description = "when it ends; null where that is not in sight", nullable = true) @Nullable
            Instant endsAt,

            @Schema(description = "begun days of grace left at `at`; null where it has not begun then", nullable = true)
            @Nullable
            Long daysLeft,

            @Schema(description = "units short at `at`; 0 where it has not begun then")
            long shortBy,

            @Schema(description = "the most units that are short at any moment of it")
            long size,

            EnforcementAction enforcementAction) {

        static Case of(Outlook.Shortage one, Instant at) {
            boolean begun = one.hasBegun(at);
            return new Case(
                    one.caseId(),
                    one.pair().virtualAccount(),
                    one.pair().entitlementTag(),
                    begun ? one.clock().stateAt(at) : null,
                    one.clock().spell().start(),
                    one.clock().deadline(),
                    one.clock().spell().end(),
                    begun ? one.clock().daysLeft(at) : null,
                    one.shortBy(),
                    one.size(),
                    one.clock().terms().action());
        }
    }

    /** What would have to be paid. */
    @Schema(name = "WhatIfCost")
    public record Cost(
            @Schema(description = "the sum of the lines in each currency")
            List<MoneyBody> totals,

            List<Line> lines,

            @Schema(description = "JSON pointers into the request, to what has no price here")
            List<String> unpriced) {

        static Cost of(WhatIfCost cost) {
            return new Cost(
                    cost.totals().stream().map(MoneyBody::of).toList(),
                    cost.lines().stream()
                            .map(line -> new Line(line.pointer(), MoneyBody.of(line.amount())))
                            .toList(),
                    cost.unpriced());
        }
    }

    /** What one purchase would cost over its whole term. */
    @Schema(name = "WhatIfCostLine")
    public record Line(
            @Schema(description = "a JSON pointer into the request")
            String pointer,

            MoneyBody amount) {}

    static WhatIfBody of(Outlook outlook, WhatIfs.Answer answer) {
        return new WhatIfBody(
                outlook.at(),
                outlook.until(),
                Side.of(answer.before(), outlook.at()),
                Side.of(answer.after(), outlook.at()));
    }
}
