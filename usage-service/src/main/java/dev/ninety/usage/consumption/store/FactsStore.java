package dev.ninety.usage.consumption.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.consumption.ConsumptionFunction;
import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.SeriesFacts;
import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.store.VersionStore.Version;
import dev.ninety.usage.disclosure.Perspective;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.Mask;
import dev.ninety.usage.instance.Residence;
import dev.ninety.usage.instance.store.InstanceStore;
import dev.ninety.usage.report.ReportRow;
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
    private final VersionStore versions;

    public FactsStore(Sql sql, SeriesStore series, InstanceStore instances, VersionStore versions) {
        this.sql = sql;
        this.series = series;
        this.instances = instances;
        this.versions = versions;
    }

    /** The series with all their facts, in the order of their ids. */
    public Map<Long, LoadedSeries> load(String smartAccount, Collection<Long> seriesIds) {
        return load(smartAccount, seriesIds, Perspective.ACTUAL);
    }

    /** The series with their facts as seen in a perspective, in the order of their ids. */
    public Map<Long, LoadedSeries> load(String smartAccount, Collection<Long> seriesIds, Perspective perspective) {
        if (seriesIds.isEmpty()) {
            return Map.of();
        }
        long[] ids = seriesIds.stream().mapToLong(Long::longValue).toArray();
        List<SeriesRef> refs = series.byId(smartAccount, ids);
        List<InstanceRef> owners =
                refs.stream().map(SeriesRef::instance).distinct().toList();
        long[] ownerIds = owners.stream().mapToLong(InstanceRef::id).toArray();
        Map<Long, List<Version>> reported = versions.load(smartAccount, ids, perspective);
        Map<Long, List<Instant>> releases = releases(smartAccount, ids, perspective);
        Map<Long, List<Instant>> listings = listings(smartAccount, ids, perspective);
        Map<Long, Lifecycle> lifecycles = instances.lifecycles(smartAccount, ownerIds, perspective);
        Map<Long, List<Mask>> masks = instances.masks(smartAccount, ownerIds, perspective);
        Map<Long, Residence> residences = instances.residences(smartAccount, owners, perspective);

        Map<Long, LoadedSeries> loaded = new LinkedHashMap<>();
        for (SeriesRef ref : refs) {
            long owner = ref.instance().id();
            SeriesFacts facts = new SeriesFacts(
                    reported.getOrDefault(ref.id(), List.of()).stream()
                            .flatMap(version -> version.usageRows().stream())
                            .toList(),
                    releases.getOrDefault(ref.id(), List.of()),
                    listings.getOrDefault(ref.id(), List.of()),
                    lifecycles.getOrDefault(owner, Lifecycle.alwaysActive()),
                    masks.getOrDefault(owner, List.of()));
            loaded.put(ref.id(), new LoadedSeries(ref, facts, Objects.requireNonNull(residences.get(owner))));
        }
        return loaded;
    }

    private Map<Long, List<Instant>> releases(String smartAccount, long[] seriesIds, Perspective perspective) {
        Map<Long, List<Instant>> releases = new HashMap<>();
        sql.forEach(
                """
                SELECT series_id, effective_at FROM series_release
                WHERE smart_account = ? AND series_id = ANY (?) AND recorded_at <= ?
                    AND (disclosed_at IS NOT NULL OR NOT ?)
                """,
                row -> releases.computeIfAbsent(row.number("series_id"), id -> new ArrayList<>())
                        .add(row.moment("effective_at")),
                smartAccount,
                seriesIds,
                perspective.knownAt(),
                perspective.isVendors());
        return releases;
    }

    /** Another instance's series that once listed the owner of a series of the same tag. */
    private record Listing(long target, String targetUdi, long lister, long listerInstance) {}

    /**
     * The starts of the rows that switch another instance's carry-forward off: those that cover something after the
     * lister's own releases cut them, and start while the lister is in service and not merged.
     */
    private Map<Long, List<Instant>> listings(String smartAccount, long[] seriesIds, Perspective perspective) {
        List<Listing> found = sql.list(
                """
                SELECT target.series_id AS target, i.pid || ':' || i.serial AS udi, lister.series_id AS lister,
                    lister.instance_id
                FROM series target
                JOIN product_instance i ON i.smart_account = target.smart_account AND i.instance_id = target.instance_id
                JOIN ha_listing h ON h.smart_account = target.smart_account
                    AND h.listed_pid = i.pid AND h.listed_serial = i.serial
                JOIN series lister ON lister.smart_account = h.smart_account AND lister.series_id = h.series_id
                    AND lister.entitlement_tag = target.entitlement_tag AND lister.instance_id <> target.instance_id
                WHERE target.smart_account = ? AND target.series_id = ANY (?)
                """,
                row -> new Listing(
                        row.number("target"), row.text("udi"), row.number("lister"), row.number("instance_id")),
                smartAccount,
                seriesIds);
        if (found.isEmpty()) {
            return Map.of();
        }
        long[] listers = found.stream().mapToLong(Listing::lister).distinct().toArray();
        long[] owners =
                found.stream().mapToLong(Listing::listerInstance).distinct().toArray();
        Map<Long, List<Version>> reported = versions.load(smartAccount, listers, perspective);
        Map<Long, List<Instant>> releases = releases(smartAccount, listers, perspective);
        Map<Long, Lifecycle> lifecycles = instances.lifecycles(smartAccount, owners, perspective);
        Map<Long, List<Mask>> masks = instances.masks(smartAccount, owners, perspective);
        Map<Long, List<Instant>> listings = new HashMap<>();
        for (Listing listing : found) {
            List<ReportRow> rows = reported.getOrDefault(listing.lister(), List.of()).stream()
                    .filter(version -> version.haMembers().contains(listing.targetUdi()))
                    .flatMap(version -> version.rows().stream())
                    .toList();
            List<Instant> starts = ConsumptionFunction.switchingStarts(
                    rows,
                    releases.getOrDefault(listing.lister(), List.of()),
                    lifecycles.getOrDefault(listing.listerInstance(), Lifecycle.alwaysActive()),
                    masks.getOrDefault(listing.listerInstance(), List.of()));
            listings.computeIfAbsent(listing.target(), id -> new ArrayList<>()).addAll(starts);
        }
        return listings;
    }
}
