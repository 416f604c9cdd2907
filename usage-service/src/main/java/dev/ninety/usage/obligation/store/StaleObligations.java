package dev.ninety.usage.obligation.store;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;

/** Remembers which series' obligations have to be worked out again, and since which change. */
@ApplicationScoped
public class StaleObligations {

    private final Sql sql;

    public StaleObligations(Sql sql) {
        this.sql = sql;
    }

    /** @param recordedAt when the change of facts was recorded */
    public void mark(String smartAccount, Collection<Long> seriesIds, Instant recordedAt) {
        if (!seriesIds.isEmpty()) {
            sql.update(
                    """
                    INSERT INTO obligation_stale (smart_account, series_id, recorded_at)
                    SELECT ?, unnest(?), ? ON CONFLICT DO NOTHING
                    """,
                    smartAccount,
                    seriesIds.stream().mapToLong(Long::longValue).toArray(),
                    recordedAt);
        }
    }
}
