package dev.ninety.usage.consumption.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.consumption.ConsumptionFunction;
import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.SeriesFacts;
import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.UsageRow;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.Residence;
import dev.ninety.usage.instance.store.InstanceStore;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.store.RowNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads all that decides the consumption of a set of series, in a fixed number of statements. */
@ApplicationScoped
public class FactsStore {

    private final Sql sql;
    private final SeriesStore series;
    private final InstanceStore instances;

    public FactsStore(Sql sql, SeriesStore series, InstanceStore instances) {
        this.sql = sql;
        this.series = series;
        this.instances = instances;
    }

    /** The series with their facts, in the order of their ids. */
    public Map<Long, LoadedSeries> load(String smartAccount, Collection<Long> seriesIds) {
        if (seriesIds.isEmpty()) {
            return Map.of();
        }
        long[] ids = seriesIds.stream().mapToLong(Long::longValue).toArray();
        List<SeriesRef> refs = series.byId(smartAccount, ids);
        List<InstanceRef> owners =
                refs.stream().map(SeriesRef::instance).distinct().toList();
        Map<Long, List<UsageRow>> rows = standingRows(smartAccount, ids);
        Map<Long, List<Instant>> releases = releases(smartAccount, ids);
        Map<Long, List<Instant>> listings = listings(smartAccount, ids);
        Map<Long, Lifecycle> lifecycles = instances.lifecycles(
                smartAccount, owners.stream().mapToLong(InstanceRef::id).toArray());
        Map<Long, Residence> residences = instances.residences(smartAccount, owners);

        Map<Long, LoadedSeries> loaded = new LinkedHashMap<>();
        for (SeriesRef ref : refs) {
            SeriesFacts facts = new SeriesFacts(
                    rows.getOrDefault(ref.id(), List.of()),
                    releases.getOrDefault(ref.id(), List.of()),
                    listings.getOrDefault(ref.id(), List.of()),
                    lifecycles.getOrDefault(ref.instance().id(), Lifecycle.alwaysActive()));
            Residence residence =
                    Objects.requireNonNull(residences.get(ref.instance().id()));
            loaded.put(ref.id(), new LoadedSeries(ref, facts, residence));
        }
        return loaded;
    }

    private Map<Long, List<UsageRow>> standingRows(String smartAccount, long[] seriesIds) {
        Map<Long, List<UsageRow>> rows = new HashMap<>();
        sql.forEach(
                """
                SELECT series_id, report_id, row_numbers FROM rum_report
                WHERE smart_account = ? AND series_id = ANY (?) AND stands
                """,
                row -> {
                    long reportId = row.number("report_id");
                    List<ReportRow> reported = RowNumbers.unpack(row.numbers("row_numbers"));
                    List<UsageRow> known = rows.computeIfAbsent(row.number("series_id"), id -> new ArrayList<>());
                    for (int i = 0; i < reported.size(); i++) {
                        known.add(new UsageRow(reportId, i, reported.get(i)));
                    }
                },
                smartAccount,
                seriesIds);
        return rows;
    }

    private Map<Long, List<Instant>> releases(String smartAccount, long[] seriesIds) {
        Map<Long, List<Instant>> releases = new HashMap<>();
        sql.forEach(
                "SELECT series_id, effective_at FROM series_release WHERE smart_account = ? AND series_id = ANY (?)",
                row -> releases.computeIfAbsent(row.number("series_id"), id -> new ArrayList<>())
                        .add(row.moment("effective_at")),
                smartAccount,
                seriesIds);
        return releases;
    }

    /**
     * The starts of the rows that switch another instance's carry-forward off: those that cover something after the
     * lister's own releases cut them, and start while the lister is in service.
     */
    private Map<Long, List<Instant>> listings(String smartAccount, long[] seriesIds) {
        record Listing(long target, long lister, long listerInstance, List<ReportRow> rows) {}
        List<Listing> found = sql.list(
                """
                SELECT target.series_id AS target, lister.series_id AS lister, lister.instance_id, r.row_numbers
                FROM series target
                JOIN product_instance i ON i.smart_account = target.smart_account AND i.instance_id = target.instance_id
                JOIN ha_listing h ON h.smart_account = target.smart_account
                    AND h.listed_pid = i.pid AND h.listed_serial = i.serial
                JOIN series lister ON lister.smart_account = h.smart_account AND lister.series_id = h.series_id
                    AND lister.entitlement_tag = target.entitlement_tag AND lister.instance_id <> target.instance_id
                JOIN rum_report r ON r.smart_account = lister.smart_account AND r.series_id = lister.series_id
                    AND r.stands AND i.pid || ':' || i.serial = ANY (r.ha_members)
                WHERE target.smart_account = ? AND target.series_id = ANY (?)
                """,
                row -> new Listing(
                        row.number("target"),
                        row.number("lister"),
                        row.number("instance_id"),
                        RowNumbers.unpack(row.numbers("row_numbers"))),
                smartAccount,
                seriesIds);
        if (found.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Instant>> releases = releases(
                smartAccount,
                found.stream().mapToLong(Listing::lister).distinct().toArray());
        Map<Long, Lifecycle> lifecycles = instances.lifecycles(
                smartAccount,
                found.stream().mapToLong(Listing::listerInstance).distinct().toArray());
        Map<Long, List<Instant>> listings = new HashMap<>();
        for (Listing listing : found) {
            Lifecycle lifecycle = lifecycles.getOrDefault(listing.listerInstance(), Lifecycle.alwaysActive());
            List<Instant> starts = ConsumptionFunction.switchingStarts(
                    listing.rows(), releases.getOrDefault(listing.lister(), List.of()), lifecycle);
            listings.computeIfAbsent(listing.target(), id -> new ArrayList<>()).addAll(starts);
        }
        return listings;
    }
}
