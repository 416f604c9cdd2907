package dev.ninety.usage.obligation.store;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;

/** Series whose obligation to report has to be worked out again, with the moment at which something was recorded. */
@ApplicationScoped
public class StaleSeries {

    private final Sql sql;

    public StaleSeries(Sql sql) {
        this.sql = sql;
    }

    /** These series. */
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

    /** All series of these licences. */
    public void markTags(String smartAccount, Collection<String> entitlementTags, Instant recordedAt) {
        sql.update("""
                INSERT INTO obligation_stale (smart_account, series_id, recorded_at)
                SELECT smart_account, series_id, ? FROM series
                WHERE smart_account = ? AND entitlement_tag = ANY (?)
                ON CONFLICT DO NOTHING
                """, recordedAt, smartAccount, entitlementTags.toArray(new String[0]));
    }
}
