package dev.ninety.usage.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of all the reports of a body: how many of each kind, and the first that are worth a look. */
public final class Tally {

    /** How many acknowledgements that are not plain are listed. */
    public static final int MOST_PROBLEMS = 1_000;

    private final Map<Status, Long> counts = new EnumMap<>(Status.class);
    private final List<Acknowledgement> problems = new ArrayList<>();
    private long received;
    private long flagged;

    public void add(Acknowledgement acknowledgement) {
        received++;
        counts.merge(acknowledgement.status(), 1L, Long::sum);
        if (!acknowledgement.flags().isEmpty()) {
            flagged++;
        }
        if (!acknowledgement.isPlain() && problems.size() < MOST_PROBLEMS) {
            problems.add(acknowledgement);
        }
    }

    public long received() {
        return received;
    }

    public long count(Status status) {
        return counts.getOrDefault(status, 0L);
    }

    public long flagged() {
        return flagged;
    }

    public List<Acknowledgement> problems() {
        return List.copyOf(problems);
    }

    /** Whether something was sent, and none of it could be read. */
    public boolean nothingReadable() {
        return received > 0 && count(Status.QUARANTINED) == received;
    }
}
