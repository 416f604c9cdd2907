package dev.ninety.compliance.reconciliation.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.vendor.CountKey;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads figures out of the copied ledgers, with all that is known. */
@ApplicationScoped
public class LevelStore {

    private final Sql sql;

    LevelStore(Sql sql) {
        this.sql = sql;
    }

    /** The units of pairs, each at a moment of its own; those of which there are no entries are left out. */
    public Map<CountKey, Long> at(String smartAccount, Measure measure, Collection<CountKey> wanted) {
        List<CountKey> keys = List.copyOf(wanted);
        Map<CountKey, Long> levels = new HashMap<>();
        sql.forEach(
                """
                SELECT wanted.ordinal, sum(e.delta)::bigint AS units
                FROM unnest(?, ?, ?) WITH ORDINALITY AS wanted (virtual_account, entitlement_tag, at, ordinal)
                JOIN entry e ON e.smart_account = ? AND e.virtual_account = wanted.virtual_account
                    AND e.entitlement_tag = wanted.entitlement_tag AND e.source = ? AND e.view = '%s'
                    AND e.effective_at <= wanted.at
                GROUP BY wanted.ordinal
                """.formatted(CopyStore.viewOf(measure)),
                row -> levels.put(keys.get((int) row.number("ordinal") - 1), row.number("units")),
                keys.stream().map(key -> key.pair().virtualAccount()).toArray(String[]::new),
                keys.stream().map(key -> key.pair().entitlementTag()).toArray(String[]::new),
                keys.stream().map(CountKey::takenAt).toArray(Instant[]::new),
                smartAccount,
                CopyStore.sourceOf(measure));
        return levels;
    }

    /** The units of pairs as functions of time; pairs without entries are left out. */
    public Map<Pair, Timeline> timelines(String smartAccount, Measure measure, Collection<Pair> pairs) {
        Map<Pair, Timeline.ChangeCollector> collectors = new HashMap<>();
        sql.forEach(
                """
                SELECT virtual_account, entitlement_tag, effective_at, sum(delta)::bigint AS delta
                FROM entry JOIN unnest(?, ?) AS wanted (virtual_account, entitlement_tag)
                    USING (virtual_account, entitlement_tag)
                WHERE smart_account = ? AND source = ? AND view = '%s'
                GROUP BY virtual_account, entitlement_tag, effective_at
                """.formatted(CopyStore.viewOf(measure)),
                row -> collectors
                        .computeIfAbsent(
                                new Pair(row.text("virtual_account"), row.text("entitlement_tag")),
                                pair -> Timeline.collect())
                        .add(Micros.of(row.moment("effective_at")), row.number("delta")),
                pairs.stream().map(Pair::virtualAccount).toArray(String[]::new),
                pairs.stream().map(Pair::entitlementTag).toArray(String[]::new),
                smartAccount,
                CopyStore.sourceOf(measure));
        Map<Pair, Timeline> timelines = new HashMap<>();
        collectors.forEach((pair, collector) -> timelines.put(pair, collector.done()));
        return timelines;
    }
}
