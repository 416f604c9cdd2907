package dev.ninety.compliance.shortage;

import dev.ninety.compliance.shortage.HistoryItem.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes to a case. A field that is not set leaves what is there; a field set to null clears it.
 *
 * @param setsOwner whether the owner is set
 * @param setsNote whether the note is set
 */
public record CaseEdit(
        boolean setsOwner,
        @Nullable String owner,
        boolean setsNote,
        @Nullable String note) {

    /** The case with the edit, and what its history gains; writing what is there already changes nothing. */
    public Revision apply(ShortageCase before, String who, Instant now) {
        String newOwner = setsOwner ? owner : before.owner();
        String newNote = setsNote ? note : before.note();
        List<HistoryItem> told = new ArrayList<>();
        if (!Objects.equals(newOwner, before.owner())) {
            told.add(new HistoryItem(now, What.ASSIGNED, Reason.REQUESTED, who, before.owner(), newOwner));
        }
        if (!Objects.equals(newNote, before.note())) {
            told.add(new HistoryItem(now, What.NOTED, Reason.REQUESTED, who, before.note(), newNote));
        }
        return new Revision(false, before.caredFor(newOwner, newNote, before.version() + told.size()), told);
    }
}
