package dev.ninety.usage.hygiene;

import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.ReportRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which HA set the reports of one licence on an instance tell of.
 *
 * @param now the members in the report whose row started last
 * @param since the earliest start of a row by whose report each of them is a member
 */
public record HaSets(Set<Udi> now, Map<Udi, Instant> since) {

    public static final HaSets NONE = new HaSets(Set.of(), Map.of());

    /** The HA set in a report that stands. */
    public record Told(long reportId, List<ReportRow> rows, List<Udi> members) {}

    /** @param moment rows that start after it are left out */
    public static HaSets of(List<Told> reports, Instant moment) {
        record Dated(Instant first, Instant last, Told told) {}
        List<Dated> dated = reports.stream()
                .flatMap(told -> {
                    List<Instant> starts = starts(told, moment);
                    return starts.isEmpty()
                            ? Stream.<Dated>empty()
                            : Stream.of(new Dated(starts.getFirst(), starts.getLast(), told));
                })
                .sorted(Comparator.comparing(Dated::last)
                        .thenComparing(one -> one.told().reportId()))
                .toList();
        if (dated.isEmpty()) {
            return NONE;
        }
        Map<Udi, Instant> since = new HashMap<>();
        for (Dated one : dated) {
            for (Udi member : one.told().members()) {
                since.merge(member, one.first(), (known, other) -> known.isBefore(other) ? known : other);
            }
        }
        return new HaSets(Set.copyOf(dated.getLast().told().members()), since);
    }

    private static List<Instant> starts(Told told, Instant moment) {
        return told.rows().stream()
                .filter(ReportRow::hasLength)
                .map(row -> Instant.ofEpochSecond(row.start()))
                .filter(start -> !start.isAfter(moment))
                .sorted()
                .toList();
    }

    /**
     * Since when two instances have had a member in common; an instance is always a member of its own set.
     *
     * @return empty where they have not now
     */
    public static Optional<Instant> sharing(Udi member, Udi one, HaSets ofOne, Udi other, HaSets ofOther) {
        Instant first = ofOne.memberSince(member, one);
        Instant second = ofOther.memberSince(member, other);
        return first == null || second == null ? Optional.empty() : Optional.of(first.isAfter(second) ? first : second);
    }

    private @Nullable Instant memberSince(Udi member, Udi self) {
        if (member.equals(self)) {
            return Instant.MIN;
        }
        return now.contains(member) ? since.get(member) : null;
    }
}
