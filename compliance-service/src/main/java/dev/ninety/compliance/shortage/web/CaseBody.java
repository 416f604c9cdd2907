package dev.ninety.compliance.shortage.web;

import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.shortage.CaseState;
import dev.ninety.compliance.shortage.HistoryItem;
import dev.ninety.compliance.shortage.Reason;
import dev.ninety.compliance.shortage.ShortageCase;
import dev.ninety.compliance.shortage.app.CaseDesk;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One shortage case, as it is published. */
@Schema(name = "Case")
public record CaseBody(
        String id,
        String virtualAccount,
        String entitlementTag,
        CaseState state,

        @Schema(description = "when the balance fell below zero; the clock runs from here")
        Instant shortSince,

        @Schema(description = "whether it was already short when the account's record began, which is the start then")
        boolean startUncertain,

        @Schema(description = "when this record first knew of it")
        Instant detectedAt,

        Instant deadline,

        @Schema(description = "the deadline, where the shortage outlived it", nullable = true) @Nullable
        Instant enforcedAt,

        @Schema(nullable = true) @Nullable Instant resolvedAt,

        @Schema(description = "begun days of grace left, at least 0")
        long daysLeft,

        @Schema(description = "units short now, or the peak when the shortage has ended")
        long shortBy,

        EnforcementAction enforcementAction,
        @Schema(nullable = true) @Nullable String owner,
        @Schema(nullable = true) @Nullable String note,

        @Schema(description = "grows with every stored change; the ETag of the case")
        long version,

        List<HistoryBody> history) {

    /** One thing that happened to a case. */
    @Schema(name = "CaseHistoryItem")
    public record HistoryBody(
            Instant at,
            HistoryItem.What what,
            Reason reason,
            @Schema(nullable = true) @Nullable String who,

            @Schema(description = "what stood before, of a move or an assignment", nullable = true) @Nullable
            String from,

            @Schema(description = "what stands since, of a move or an assignment", nullable = true) @Nullable
            String to) {

        static HistoryBody of(HistoryItem item) {
            return new HistoryBody(item.at(), item.what(), item.reason(), item.who(), item.from(), item.to());
        }
    }

    static CaseBody of(CaseDesk.Seen seen) {
        ShortageCase shortage = seen.shortage();
        Instant now = seen.now();
        return new CaseBody(
                shortage.id(),
                shortage.pair().virtualAccount(),
                shortage.pair().entitlementTag(),
                shortage.stateAt(now),
                shortage.spell().start(),
                shortage.startUncertain(),
                shortage.detectedAt(),
                shortage.deadline(),
                shortage.enforcedAt(now),
                shortage.resolvedAt(now),
                shortage.daysLeft(now),
                seen.shortBy(),
                shortage.terms().action(),
                shortage.owner(),
                shortage.note(),
                shortage.version(),
                seen.history().stream().map(HistoryBody::of).toList());
    }
}
