package dev.ninety.usage.report.store;

import dev.ninety.kit.ledger.Sha256;
import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.ReportRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/** Reports as they were received, written and looked up in sets. */
@ApplicationScoped
public class ReportStore {

    private static final String ARRIVALS = "rum_report_arrival";

    private final Sql sql;

    public ReportStore(Sql sql) {
        this.sql = sql;
    }

    /** Names one report: a series and the device's own number. */
    public record Key(long seriesId, long reportId) {}

    /** The version of a report that stands. */
    public record Standing(long id, List<ReportRow> rows, List<Udi> haMembers) {}

    public Map<Key, Standing> standing(String smartAccount, Collection<Key> keys) {
        Map<Key, Standing> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        sql.forEach(
                """
                SELECT r.id, r.series_id, r.report_id, r.row_numbers, r.ha_members
                FROM unnest(?, ?) AS asked (series_id, report_id)
                JOIN rum_report r ON r.smart_account = ? AND r.series_id = asked.series_id
                    AND r.report_id = asked.report_id AND r.stands
                """,
                row -> found.put(
                        new Key(row.number("series_id"), row.number("report_id")),
                        new Standing(
                                row.number("id"),
                                RowNumbers.unpack(row.numbers("row_numbers")),
                                members(row.texts("ha_members")))),
                keys.stream().mapToLong(Key::seriesId).toArray(),
                keys.stream().mapToLong(Key::reportId).toArray(),
                smartAccount);
        return found;
    }

    /** A version of a report that is stored. */
    public record Stored(long id, List<ReportRow> rows) {}

    /** All versions of reports but those in conflict; a report without any is left out. */
    public Map<Key, List<Stored>> versions(String smartAccount, Collection<Key> keys) {
        Map<Key, List<Stored>> found = new HashMap<>();
        for (String which : List.of("r.stands", "NOT r.stands AND r.series_id IS NOT NULL")) {
            sql.forEach(
                    """
                    SELECT r.id, r.series_id, r.report_id, r.row_numbers
                    FROM unnest(?, ?) AS asked (series_id, report_id)
                    JOIN rum_report r ON r.smart_account = ? AND r.series_id = asked.series_id
                        AND r.report_id = asked.report_id AND r.status <> 'CONFLICT' AND """ + " " + which,
                    row -> found.computeIfAbsent(
                                    new Key(row.number("series_id"), row.number("report_id")), key -> new ArrayList<>())
                            .add(new Stored(row.number("id"), RowNumbers.unpack(row.numbers("row_numbers")))),
                    keys.stream().mapToLong(Key::seriesId).toArray(),
                    keys.stream().mapToLong(Key::reportId).toArray(),
                    smartAccount);
        }
        return found;
    }

    /** Lets reports no longer count, because a longer version of each came. */
    public void supersede(String smartAccount, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            sql.update(
                    "UPDATE rum_report SET stands = false WHERE smart_account = ? AND id = ANY (?)",
                    smartAccount,
                    ids.stream().mapToLong(Long::longValue).toArray());
        }
    }

    /**
     * Keeps reports, in their order. They pass through a staging table, because COPY cannot write to a table that is
     * guarded row by row; what is kept without being counted is kept once.
     */
    public void insert(String smartAccount, List<NewReport> reports, Instant receivedAt, Instant recordedAt) {
        if (reports.isEmpty()) {
            return;
        }
        stage(reports);
        sql.update("""
                INSERT INTO rum_report (smart_account, id, instance_id, series_id, report_id, status, channel, stands,
                    flags, row_numbers, ha_members, received_at, recorded_at, content_hash, content)
                SELECT ?, nextval('rum_report_id'), instance_id, series_id, report_id, status, channel, stands,
                    flags, row_numbers, ha_members, ?, ?, content_hash, content
                FROM rum_report_arrival ORDER BY ordinal
                ON CONFLICT (smart_account, content_hash) WHERE status IN ('CONFLICT', 'SET_ASIDE') DO NOTHING
                """, smartAccount, receivedAt, recordedAt);
    }

    private void stage(List<NewReport> reports) {
        boolean exists = sql.first(
                        "SELECT to_regclass('pg_temp.' || ?) IS NOT NULL AS found", row -> row.truth("found"), ARRIVALS)
                .orElse(false);
        if (!exists) {
            sql.update("""
                    CREATE TEMPORARY TABLE rum_report_arrival (ordinal bigint, instance_id bigint, series_id bigint,
                        report_id bigint, status text, channel text, stands boolean, flags text[], row_numbers bigint[],
                        ha_members text[], content_hash bytea, content text) ON COMMIT DELETE ROWS
                    """);
        }
        sql.update("DELETE FROM rum_report_arrival");
        byte[] rows = encode(reports);
        sql.with(connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY rum_report_arrival FROM STDIN (FORMAT binary)",
                                new ByteArrayInputStream(rows),
                                1 << 16);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static byte[] encode(List<NewReport> reports) {
        MessageDigest digest = Sha256.digest();
        BinaryCopy copy = new BinaryCopy();
        long ordinal = 0;
        for (NewReport report : reports) {
            copy.row(12)
                    .number(ordinal++)
                    .number(report.instanceId())
                    .number(report.seriesId())
                    .number(report.reportId())
                    .text(report.status().name())
                    .text(report.channel().name())
                    .truth(report.stands())
                    .texts(report.flags().stream().map(Enum::name).toList())
                    .numbers(RowNumbers.pack(report.rows()))
                    .texts(report.haMembers().stream().map(Udi::toString).toList())
                    .bytes(digest.digest(report.content()))
                    .bytes(report.content());
        }
        return copy.done();
    }

    /** Remembers between the reports of which instances something may be missing. */
    public void suspectChains(String smartAccount, Collection<Long> instanceIds) {
        if (!instanceIds.isEmpty()) {
            sql.update(
                    """
                    INSERT INTO chain_suspect (smart_account, instance_id)
                    SELECT ?, instance_id FROM unnest(?) AS suspect (instance_id)
                    ON CONFLICT (smart_account, instance_id) DO UPDATE SET row_gap = NULL, basis = NULL
                    """,
                    smartAccount,
                    instanceIds.stream().mapToLong(Long::longValue).toArray());
        }
    }

    /** Remembers which instances the reports of a series list beside their own; all lists have the same length. */
    public void addListings(String smartAccount, List<Long> seriesIds, List<Udi> listed) {
        if (seriesIds.isEmpty()) {
            return;
        }
        sql.update(
                """
                INSERT INTO ha_listing (smart_account, listed_pid, listed_serial, series_id)
                SELECT ?, pid, serial, series_id FROM unnest(?, ?, ?) AS seen (pid, serial, series_id)
                ON CONFLICT DO NOTHING
                """,
                smartAccount,
                listed.stream().map(Udi::pid).toArray(String[]::new),
                listed.stream().map(Udi::serial).toArray(String[]::new),
                seriesIds.stream().mapToLong(Long::longValue).toArray());
    }

    private static List<Udi> members(String[] texts) {
        return Arrays.stream(texts).map(text -> Udi.parse(text).orElseThrow()).toList();
    }
}
