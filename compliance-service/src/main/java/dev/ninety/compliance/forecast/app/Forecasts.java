package dev.ninety.compliance.forecast.app;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.forecast.Forecast;
import dev.ninety.compliance.forecast.ForecastCause;
import dev.ninety.compliance.forecast.ForecastEvent;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.compliance.forecast.TrendLine;
import dev.ninety.compliance.forecast.store.EntryStore;
import dev.ninety.compliance.forecast.store.EntryStore.Wanted;
import dev.ninety.compliance.forecast.store.TimelineStore;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.position.CaseFinder;
import dev.ninety.compliance.position.Overlay;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what will happen to shortages if nothing changes, at one state of the database. */
@ApplicationScoped
public class Forecasts {

    private final BalanceStore balances;
    private final TimelineStore timelines;
    private final EntryStore entries;
    private final StructureStore structures;
    private final LedgerStore ledgers;
    private final Simulations simulations;
    private final CaseFinder cases;

    Forecasts(
            BalanceStore balances,
            TimelineStore timelines,
            EntryStore entries,
            StructureStore structures,
            LedgerStore ledgers,
            Simulations simulations,
            CaseFinder cases) {
        this.balances = balances;
        this.timelines = timelines;
        this.entries = entries;
        this.structures = structures;
        this.ledgers = ledgers;
        this.simulations = simulations;
        this.cases = cases;
    }

    /**
     * Which events are asked for.
     *
     * @param virtualAccount only this one; null for all
     * @param withTrend also those that happen only if consumption goes on along its line
     */
    public record Query(Forecast window, @Nullable String virtualAccount, boolean withTrend) {}

    /**
     * An event and what it was read from.
     *
     * @param caseId the case of the shortage; null where it has none yet
     */
    public record Seen(
            ForecastEvent event, @Nullable String caseId, List<ForecastCause> causes, List<Evidence> evidence) {}

    /**
     * A part of a forecast.
     *
     * @param doubts why nothing can be said; empty where something can
     */
    public record Told(List<Seen> events, List<Doubt> doubts) {}

    /** Up to {@code limit} events in their order, from after a key on. */
    @Transactional
    public Told page(String smartAccount, Query query, ForecastEvent.@Nullable Key after, int limit) {
        balances.holdStill();
        List<Doubt> doubts = ledgers.doubts(smartAccount);
        if (!doubts.isEmpty()) {
            return new Told(List.of(), doubts);
        }
        Forecast window = query.window();
        Simulation posted = posted(smartAccount, query);
        List<ForecastEvent> all = query.withTrend() ? window.of(posted, continued(posted, window)) : window.of(posted);
        List<ForecastEvent> page = all.stream()
                .filter(event -> after == null || event.key().compareTo(after) > 0)
                .limit(limit)
                .toList();
        return new Told(see(smartAccount, page, posted, window.now()), List.of());
    }

    /** A balance that is not negative and does not change is no part of any event, but for what it may lend. */
    private Simulation posted(String smartAccount, Query query) {
        Forecast window = query.window();
        RecordStart record = structures.recordStarts(smartAccount).latest();
        boolean all = query.withTrend() || !record.covers(window.now());
        if (all && query.virtualAccount() == null) {
            return simulations.whole(smartAccount);
        }
        Set<Pair> concerned = new HashSet<>();
        for (TimelineStore.Standing standing : timelines.standings(smartAccount, window.now(), window.until())) {
            boolean asked = query.virtualAccount() == null
                    || query.virtualAccount().equals(standing.pair().virtualAccount());
            if (asked && (all || standing.moves() || standing.balance() < 0)) {
                concerned.add(standing.pair());
            }
        }
        return simulations.of(smartAccount, concerned, null);
    }

    private static Simulation continued(Simulation posted, Forecast window) {
        Map<Pair, Timeline> more = new HashMap<>();
        for (Pair pair : posted.pairs()) {
            Timeline consumed = posted.consumed(pair);
            TrendLine line = TrendLine.of(consumed, window.now(), posted.record());
            if (line != null) {
                more.put(
                        pair,
                        line.continued(consumed, window.now(), window.until()).minus(consumed));
            }
        }
        return posted.with(Overlay.consuming(more));
    }

    private List<Seen> see(String smartAccount, List<ForecastEvent> events, Simulation posted, Instant now) {
        Map<Pair, String> caseIds = cases.casesAt(smartAccount, now);
        Set<Wanted> turns = new HashSet<>();
        Set<Wanted> all = new HashSet<>();
        for (int i = 0; i < events.size(); i++) {
            ForecastEvent event = events.get(i);
            for (Pair pair : posted.together(event.pair())) {
                Wanted turn = Wanted.at(i, pair, turn(event));
                all.add(turn);
                if (event.basis() == ForecastEvent.Basis.LEDGER) {
                    turns.add(turn);
                    all.add(Wanted.at(
                            i, pair, posted.deepest(event.pair(), event.clock().spell())));
                } else {
                    all.add(Wanted.consumedAt(i, pair, now.truncatedTo(ChronoUnit.DAYS)));
                }
            }
        }
        Map<Integer, List<ForecastCause>> causes = entries.causes(smartAccount, turns);
        Map<Integer, List<Evidence>> evidence = entries.evidence(smartAccount, all);
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            ForecastEvent event = events.get(i);
            boolean runs = !event.clock().spell().start().isAfter(now);
            seen.add(new Seen(
                    event,
                    runs ? caseIds.get(event.pair()) : null,
                    causes.getOrDefault(i, List.of()),
                    evidence.getOrDefault(i, List.of())));
        }
        return seen;
    }

    /** The moment whose entries make an event: a grace ends because of when the shortage began. */
    private static Instant turn(ForecastEvent event) {
        return event.kind() == ForecastEvent.Kind.ENFORCE
                ? event.clock().spell().start()
                : event.at();
    }

    /**
     * The line that the use of one licence in one Virtual Account goes along.
     *
     * @param line null where too few days are known
     */
    public record Trend(@Nullable TrendLine line, List<Evidence> evidence, List<Doubt> doubts) {}

    /** The line of a pair. */
    @Transactional
    public Trend trend(String smartAccount, Pair pair, Instant now) {
        balances.holdStill();
        List<Doubt> doubts = ledgers.doubts(smartAccount);
        if (!doubts.isEmpty()) {
            return new Trend(null, List.of(), doubts);
        }
        Timeline consumed = timelines.of(smartAccount, List.of(pair)).consumed().getOrDefault(pair, Timeline.zero());
        TrendLine line = TrendLine.of(
                consumed, now, structures.recordStarts(smartAccount).latest());
        if (line == null) {
            return new Trend(null, List.of(), List.of());
        }
        Wanted wanted = Wanted.consumedAt(0, pair, now.truncatedTo(ChronoUnit.DAYS));
        return new Trend(line, entries.evidence(smartAccount, List.of(wanted)).getOrDefault(0, List.of()), List.of());
    }
}
