package dev.ninety.usage.hygiene;

import dev.ninety.kit.ledger.Sha256;
import dev.ninety.usage.consumption.SeriesFacts;
import dev.ninety.usage.consumption.UsageRow;
import dev.ninety.usage.report.ReportRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is missing between the reports of an instance. */
public final class ChainGaps {

    private ChainGaps() {}

    /** A stretch of time {@code [from, until)} between two rows that no row covers. */
    public record RowGap(Instant from, Instant until) {}

    /** Report ids between two known ones that never came. */
    public record IdGap(long after, long before) {

        public long missing() {
            return before - after - 1;
        }
    }

    /**
     * The stretches between rows of one licence that no row covers, ascending. What follows a release, a switchover to
     * another member or a decommission is no gap: nothing was to be reported then, until the next row.
     */
    public static List<RowGap> betweenRows(SeriesFacts facts) {
        TreeSet<Instant> stops = new TreeSet<>(facts.releases());
        stops.addAll(facts.listings());
        TreeSet<Instant> decommissions = new TreeSet<>();
        for (Instant said : facts.lifecycle().moments()) {
            if (!facts.lifecycle().isActiveAt(said)) {
                decommissions.add(said);
            }
        }
        List<ReportRow> rows = facts.rows().stream()
                .map(UsageRow::row)
                .filter(ReportRow::hasLength)
                .sorted(Comparator.comparingLong(ReportRow::start))
                .toList();
        List<RowGap> gaps = new ArrayList<>();
        long reached = Long.MAX_VALUE;
        Instant latestStart = Instant.MIN;
        for (ReportRow row : rows) {
            Instant start = Instant.ofEpochSecond(row.start());
            if (reached < row.start()) {
                Instant from = Instant.ofEpochSecond(reached);
                // A release or a switchover within a row counts until the next row starts; being out of service does
                // not.
                Instant outOfService = facts.lifecycle().isActiveAt(from) ? decommissions.ceiling(from) : from;
                Instant until = earlier(earlier(start, stops.ceiling(latestStart)), outOfService);
                if (from.isBefore(until)) {
                    gaps.add(new RowGap(from, until));
                }
            }
            latestStart = start;
            reached = reached == Long.MAX_VALUE ? row.end() : Math.max(reached, row.end());
        }
        return gaps;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }

    /**
     * The ids that are missing between the lowest and the highest known one, ascending. Ids run across all licences of
     * an instance and its telemetry, so this tells little by itself.
     */
    public static List<IdGap> betweenIds(Collection<Long> ids) {
        long[] known = ids.stream().mapToLong(Long::longValue).sorted().toArray();
        List<IdGap> gaps = new ArrayList<>();
        for (int i = 1; i < known.length; i++) {
            if (known[i] - known[i - 1] > 1) {
                gaps.add(new IdGap(known[i - 1], known[i]));
            }
        }
        return gaps;
    }

    /**
     * What an acceptance of these gaps covers: none but these.
     *
     * @param rowGaps by entitlement tag
     */
    public static String basis(SortedMap<String, List<RowGap>> rowGaps, List<IdGap> idGaps) {
        String all = Stream.concat(rowGaps.entrySet().stream(), idGaps.stream())
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(Sha256.of(all.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }
}
