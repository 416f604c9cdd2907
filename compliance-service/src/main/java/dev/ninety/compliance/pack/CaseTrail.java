package dev.ninety.compliance.pack;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.shortage.HistoryItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as its history told it by some moment.
 *
 * @param told what was written by then, oldest first
 */
public record CaseTrail(String id, Pair pair, Instant detectedAt, List<Told> told) {

    public CaseTrail {
        told = List.copyOf(told);
    }

    /** An item of a history, and when this record wrote it. */
    public record Told(HistoryItem item, Instant recordedAt) {}

    /** Since when the licence was short, as last said. */
    public Instant shortSince() {
        Instant start = detectedAt;
        for (Told one : told) {
            HistoryItem item = one.item();
            if (item.what() == HistoryItem.What.OPENED) {
                start = item.at();
            } else if (item.what() == HistoryItem.What.MOVED && item.to() != null) {
                start = Instant.parse(item.to());
            }
        }
        return start;
    }

    /** When the shortage ended, as last said; null where it was not said to have ended. */
    public @Nullable Instant resolvedAt() {
        Instant end = null;
        for (Told one : told) {
            HistoryItem item = one.item();
            switch (item.what()) {
                case RESOLVED -> end = item.at();
                case END_MOVED -> end = item.to() == null ? end : Instant.parse(item.to());
                case REOPENED -> end = null;
                default -> {}
            }
        }
        return end;
    }

    /** Whether it was found never to have been. */
    public boolean isVoided() {
        return told.stream().anyMatch(one -> one.item().what() == HistoryItem.What.VOIDED);
    }

    /** Who cared for it, as last said; null for nobody. */
    public @Nullable String owner() {
        return last(HistoryItem.What.ASSIGNED);
    }

    /** The note, as last said; null for none. */
    public @Nullable String note() {
        return last(HistoryItem.What.NOTED);
    }

    private @Nullable String last(HistoryItem.What what) {
        String value = null;
        for (Told one : told) {
            if (one.item().what() == what) {
                value = one.item().to();
            }
        }
        return value;
    }
}
