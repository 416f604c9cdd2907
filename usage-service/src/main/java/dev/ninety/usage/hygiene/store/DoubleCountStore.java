package dev.ninety.usage.hygiene.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.hygiene.HaSets;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.store.RowNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which series of the same licence may be one device under several names. */
@ApplicationScoped
public class DoubleCountStore {

    private final Sql sql;

    public DoubleCountStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Two series of the same licence with something in common.
     *
     * @param serial the serial number; null where it is a member
     * @param member the member that one lists and the other lists or is; null where it is a serial number
     */
    public record Tie(
            long one,
            long other,
            @Nullable String serial,
            @Nullable Udi member) {}

    /** All ties by what reports ever listed; whether a listing still holds is in {@link #sets}. */
    public List<Tie> ties(String smartAccount) {
        return sql.list(
                """
                SELECT s.series_id AS one, t.series_id AS other, i.serial, NULL AS listed_pid, NULL AS listed_serial
                FROM product_instance i
                JOIN product_instance j ON j.smart_account = i.smart_account AND j.serial = i.serial
                    AND j.instance_id > i.instance_id
                JOIN series s ON s.smart_account = i.smart_account AND s.instance_id = i.instance_id
                JOIN series t ON t.smart_account = j.smart_account AND t.instance_id = j.instance_id
                    AND t.entitlement_tag = s.entitlement_tag
                WHERE i.smart_account = ?
                UNION ALL
                SELECT l.series_id, t.series_id, NULL, h.listed_pid, h.listed_serial
                FROM ha_listing h
                JOIN series l ON l.smart_account = h.smart_account AND l.series_id = h.series_id
                JOIN product_instance i ON i.smart_account = h.smart_account AND i.pid = h.listed_pid
                    AND i.serial = h.listed_serial AND i.instance_id <> l.instance_id
                JOIN series t ON t.smart_account = i.smart_account AND t.instance_id = i.instance_id
                    AND t.entitlement_tag = l.entitlement_tag
                WHERE h.smart_account = ?
                UNION ALL
                SELECT l.series_id, m.series_id, NULL, h.listed_pid, h.listed_serial
                FROM ha_listing h
                JOIN ha_listing g ON g.smart_account = h.smart_account AND g.listed_pid = h.listed_pid
                    AND g.listed_serial = h.listed_serial AND g.series_id > h.series_id
                JOIN series l ON l.smart_account = h.smart_account AND l.series_id = h.series_id
                JOIN series m ON m.smart_account = g.smart_account AND m.series_id = g.series_id
                    AND m.entitlement_tag = l.entitlement_tag AND m.instance_id <> l.instance_id
                WHERE h.smart_account = ?
                """,
                row -> {
                    String serial = row.optionalText("serial");
                    return new Tie(
                            row.number("one"),
                            row.number("other"),
                            serial,
                            serial == null ? new Udi(row.text("listed_pid"), row.text("listed_serial")) : null);
                },
                smartAccount,
                smartAccount,
                smartAccount);
    }

    /** The HA sets that the reports of series tell of, by series. */
    public Map<Long, List<HaSets.Told>> sets(String smartAccount, long[] seriesIds) {
        Map<Long, List<HaSets.Told>> sets = new HashMap<>();
        sql.forEach(
                """
                SELECT series_id, report_id, row_numbers, ha_members FROM rum_report
                WHERE smart_account = ? AND series_id = ANY (?) AND stands
                """,
                row -> sets.computeIfAbsent(row.number("series_id"), id -> new ArrayList<>())
                        .add(new HaSets.Told(
                                row.number("report_id"),
                                RowNumbers.unpack(row.numbers("row_numbers")),
                                members(row.texts("ha_members")))),
                smartAccount,
                seriesIds);
        return sets;
    }

    private static List<Udi> members(String[] texts) {
        List<Udi> members = new ArrayList<>();
        for (String text : texts) {
            members.add(Udi.parse(text).orElseThrow());
        }
        return members;
    }
}
