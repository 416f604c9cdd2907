package dev.ninety.compliance.shortage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a case.
 *
 * @param at when: the moment in the facts for OPENED, ENFORCED and RESOLVED, however late they were noticed; the
 *     moment at which this record learnt of it for all others
 * @param who the person, where there was one
 * @param from what stood before, for moves, assignments and notes
 * @param to what stands since, for moves, assignments and notes; of a plan its id
 */
public record HistoryItem(
        Instant at,
        What what,
        Reason reason,
        @Nullable String who,
        @Nullable String from,
        @Nullable String to) {

    /** The kinds of things that happen to a case. */
    public enum What {
        OPENED,
        /** The start of the shortage, and so the deadline, is now another one. */
        MOVED,
        /** The grace has another length now. */
        DEADLINE_MOVED,
        ENFORCED,
        /** As it turns out, the shortage did not reach the deadline, or has not yet. */
        ENFORCEMENT_WITHDRAWN,
        RESOLVED,
        /** The end of a resolved shortage is now another one. */
        END_MOVED,
        /** As it turns out, a resolved shortage has not ended yet. */
        REOPENED,
        VOIDED,
        /** Somebody, or a rule, set the owner. */
        ASSIGNED,
        /** Somebody changed the note. */
        NOTED,
        /** Somebody applied a plan that is for this case; {@code to} names the plan. */
        PLAN_APPLIED
    }

    static HistoryItem fact(Instant at, What what, Reason reason) {
        return new HistoryItem(at, what, reason, null, null, null);
    }

    /** A rule's assignment of a case that nobody owned; {@code who} wrote the rule, null where it stood before. */
    static HistoryItem assignment(Instant at, @Nullable String who, String owner) {
        return new HistoryItem(at, What.ASSIGNED, Reason.OWNER_RULE, who, null, owner);
    }

    static HistoryItem move(Instant at, What what, Reason reason, Instant from, Instant to) {
        return new HistoryItem(at, what, reason, null, from.toString(), to.toString());
    }
}
