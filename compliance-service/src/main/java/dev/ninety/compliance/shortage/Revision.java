package dev.ninety.compliance.shortage;

import java.util.List;

/**
 * What an evaluation makes of one case.
 *
 * @param isNew whether the case is opened by it
 * @param after the case as it is to be stored
 * @param added what is to be added to its history; empty where only unspoken detail changed
 */
public record Revision(boolean isNew, ShortageCase after, List<HistoryItem> added) {

    public Revision {
        added = List.copyOf(added);
    }

    /** Whether the history gains something of this kind. */
    public boolean tells(HistoryItem.What what) {
        return added.stream().anyMatch(item -> item.what() == what);
    }
}
