package dev.ninety.compliance.shortage.web;

import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.cause.CauseCode;
import dev.ninety.compliance.cause.CauseSource;
import dev.ninety.compliance.cause.app.Explanation;
import dev.ninety.compliance.evidence.web.EvidenceBody;
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

        @Schema(description = "every cause that holds: now, or when a shortage that is over was deepest first")
        List<CauseBody> causes,

        @Schema(description = "what was never heard of, so that causes may be missing")
        List<CauseSource> causesUnknown,

        @Schema(description = "who took the units that are short, from the latest unit on")
        List<OverConsumingBody> overConsuming,

        @Schema(nullable = true) @Nullable String owner,
        @Schema(description = "whether nobody cares for it") boolean unowned,
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

            @Schema(description = "what stood before, of a move, an assignment or a note", nullable = true) @Nullable
            String from,

            @Schema(description = "what stands since, of a move, an assignment or a note", nullable = true) @Nullable
            String to) {

        static HistoryBody of(HistoryItem item) {
            return new HistoryBody(item.at(), item.what(), item.reason(), item.who(), item.from(), item.to());
        }
    }

    /** Why it is short. */
    @Schema(name = "Cause")
    public record CauseBody(
            CauseCode code,

            @Schema(description = "how many units it is about; findings and orders count whole")
            long units,

            @Schema(description = "how many of the units that are short it accounts for, at most all of them")
            long explains,

            @Schema(description = "what it was read from; in a list null unless asked for", nullable = true) @Nullable
            List<EvidenceBody> evidence) {

        static CauseBody of(Explanation.Why why) {
            return new CauseBody(why.code(), why.units(), why.explains(), EvidenceBody.of(why.evidence()));
        }
    }

    /** A product instance that took units beyond what is owned. */
    @Schema(name = "OverConsuming")
    public record OverConsumingBody(
            String productInstance,
            long units,

            @Schema(description = "when it took the first of them")
            Instant since,

            @Schema(
                    description = "what enforcement means for it: NOTIFY_ONLY, it keeps working; RESTRICT, the licensed"
                            + " function is restricted; DISABLE, it stops")
            EnforcementAction action,

            @Schema(description = "when that takes effect; null where the shortage ended before", nullable = true)
            @Nullable
            Instant actionFrom,

            @Schema(description = "what it was read from; in a list null unless asked for", nullable = true) @Nullable
            List<EvidenceBody> evidence) {

        static OverConsumingBody of(Explanation.Who who) {
            return new OverConsumingBody(
                    who.productInstance(),
                    who.units(),
                    who.since(),
                    who.action(),
                    who.actionFrom(),
                    EvidenceBody.of(who.evidence()));
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
                seen.explanation().causes().stream().map(CauseBody::of).toList(),
                seen.explanation().unknown().stream().sorted().toList(),
                seen.explanation().overConsuming().stream()
                        .map(OverConsumingBody::of)
                        .toList(),
                shortage.owner(),
                shortage.owner() == null,
                shortage.note(),
                shortage.version(),
                seen.history().stream().map(HistoryBody::of).toList());
    }
}
