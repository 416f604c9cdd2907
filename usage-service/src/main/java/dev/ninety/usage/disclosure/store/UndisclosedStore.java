package dev.ninety.usage.disclosure.store;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is known here and was not seen by the vendor, or the other way round. */
@ApplicationScoped
public class UndisclosedStore {

    private final Sql sql;

    public UndisclosedStore(Sql sql) {
        this.sql = sql;
    }

    /** Series of which the vendor does not see what is known here, from this id on, in the order of their ids. */
    public List<Long> outOfStep(String smartAccount, long from, int limit) {
        return sql.list("""
                SELECT series_id FROM series
                WHERE smart_account = ? AND NOT in_step AND series_id >= ? ORDER BY series_id LIMIT ?
                """, row -> row.number("series_id"), smartAccount, from, limit);
    }

    /** The versions that count here and that the vendor has seen by no way, by series. */
    public Map<Long, List<Long>> versions(String smartAccount, Collection<Long> seriesIds) {
        Map<Long, List<Long>> undisclosed = new TreeMap<>();
        sql.forEach(
                """
                SELECT r.series_id, array_agg(r.id ORDER BY r.id) AS versions FROM rum_report r
                WHERE r.smart_account = ? AND r.series_id = ANY (?) AND r.stands
                    AND r.channel IN ('ON_PREM', 'DISCONNECTED')
                    AND NOT EXISTS (SELECT FROM report_disclosure d
                        WHERE d.smart_account = r.smart_account AND d.version_id = r.id)
                GROUP BY r.series_id
                """,
                row -> undisclosed.put(row.number("series_id"), boxed(row.numbers("versions"))),
                smartAccount,
                seriesIds.stream().mapToLong(Long::longValue).toArray());
        return undisclosed;
    }

    private static List<Long> boxed(long[] ids) {
        return Arrays.stream(ids).boxed().toList();
    }
}
