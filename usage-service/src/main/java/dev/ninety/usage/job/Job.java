package dev.ninety.usage.job;

import dev.ninety.usage.report.Counts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body that is worked on after its sender has gone.
 *
 * @param virtualAccount where instances land that are seen for the first time; null for the default one
 * @param lines whether the sender says that every line is a report of its own
 * @param bytes of the body as sent
 * @param bytesDone how much of it had been read when its last batch was kept
 * @param createdAt when the body had been sent whole
 */
public record Job(
        String smartAccount,
        UUID id,
        JobState state,
        @Nullable String virtualAccount,
        boolean lines,
        long bytes,
        long bytesDone,
        Counts counts,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** The only kind there is: a body of RUM reports. */
    public static final String KIND = "RUM_REPORTS";

    /** How much of the body is done, 0 to 100; 100 only when all of it is. */
    public int percent() {
        if (state == JobState.DONE) {
            return 100;
        }
        return bytes == 0 ? 0 : (int) Math.min(99, bytesDone * 100 / bytes);
    }
}
