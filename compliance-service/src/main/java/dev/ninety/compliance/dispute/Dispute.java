package dev.ninety.compliance.dispute;

import dev.ninety.kit.ledger.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two figures that differ, or once did, and what people make of it. It is one and the same for ever; what happens to it
 * makes a new version.
 *
 * @param version from 1 on
 * @param recordedAt when this version was recorded
 * @param what what made it
 * @param who the person who did; null where a run did
 * @param run the id of the run that did; null where a person did
 * @param openedAt since when the figures differ without a run that found them agree
 * @param resolvedAt when a run found them agree; null while they differ
 * @param finding the figures as they were found last; those of a resolved one agree
 */
public record Dispute(
        String id,
        long version,
        Instant recordedAt,
        What what,
        @Nullable String who,
        @Nullable String run,
        DisputeState state,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        Finding finding,
        @Nullable String owner,
        @Nullable String note) {

    /** What makes a new version. */
    public enum What {
        /** The figures differ for the first time. */
        OPENED,
        /** They agreed, and differ again. */
        REOPENED,
        /** They differ by other figures, or for another likely cause. */
        CHANGED,
        /** They agree. */
        RESOLVED,
        /** Somebody set the owner, the note or the state. */
        EDITED
    }

    /**
     * What becomes of it after a run; null where nothing changes. Where the difference is another one than somebody
     * accepted, it is open again: what was accepted is not what is so.
     *
     * @param before null where the figures never differed
     * @param newOwner who is to care for it where it is new; null for nobody
     */
    public static @Nullable Dispute after(
            @Nullable Dispute before, Finding found, String run, Instant recordedAt, @Nullable String newOwner) {
        boolean differs = found.compared().differs();
        if (before == null) {
            return differs
                    ? new Dispute(
                            idOf(found.compared().key()),
                            1,
                            recordedAt,
                            What.OPENED,
                            null,
                            run,
                            DisputeState.OPEN,
                            recordedAt,
                            null,
                            found,
                            newOwner,
                            null)
                    : null;
        }
        if (before.state == DisputeState.RESOLVED) {
            return differs ? before.then(What.REOPENED, run, DisputeState.OPEN, recordedAt, found) : null;
        }
        if (!differs) {
            return before.then(What.RESOLVED, run, DisputeState.RESOLVED, recordedAt, found);
        }
        if (before.isSame(found)) {
            return null;
        }
        boolean accepted = before.state == DisputeState.ACCEPTED
                && before.finding.compared().difference() == found.compared().difference();
        DisputeState state = before.state == DisputeState.ACCEPTED && !accepted ? DisputeState.OPEN : before.state;
        return before.then(What.CHANGED, run, state, recordedAt, found);
    }

    private boolean isSame(Finding found) {
        Compared mine = finding.compared();
        return mine.ours() == found.compared().ours()
                && mine.theirs() == found.compared().theirs()
                && finding.cause().cause() == found.cause().cause();
    }

    private Dispute then(What happened, String itsRun, DisputeState newState, Instant at, Finding found) {
        boolean again = happened == What.REOPENED;
        boolean agree = happened == What.RESOLVED;
        return new Dispute(
                id,
                version + 1,
                at,
                happened,
                null,
                itsRun,
                newState,
                again ? at : openedAt,
                agree ? at : null,
                found,
                owner,
                note);
    }

    /** With what somebody writes to it; itself where that is what is there already. */
    public Dispute edited(DisputeEdit edit, String author, Instant at) {
        String newOwner = edit.setsOwner() ? edit.owner() : owner;
        String newNote = edit.setsNote() ? edit.note() : note;
        DisputeState newState = edit.state() == null ? state : edit.state();
        if (Objects.equals(newOwner, owner) && Objects.equals(newNote, note) && newState == state) {
            return this;
        }
        return new Dispute(
                id,
                version + 1,
                at,
                What.EDITED,
                author,
                null,
                newState,
                openedAt,
                resolvedAt,
                finding,
                newOwner,
                newNote);
    }

    /** The id of the dispute about some figures: the same for ever, and no other's. */
    public static String idOf(DisputeKey key) {
        String text = String.join(
                "\n",
                key.origin().name(),
                key.measure().name(),
                key.pair().virtualAccount(),
                key.pair().entitlementTag(),
                key.productInstance() == null ? "" : key.productInstance());
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }
}
