package dev.ninety.compliance.forecast;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.forecast.ForecastEvent.Basis;
import dev.ninety.compliance.forecast.ForecastEvent.Key;
import dev.ninety.compliance.forecast.ForecastEvent.Kind;
import dev.ninety.compliance.shortage.ShortageClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What will happen to shortages if nothing changes, after now and up to a moment, itself included. A pure function of
 * the functions of time.
 *
 * @param until after {@code now}
 */
public record Forecast(Instant now, Instant until) {

    /** What follows from what is posted; by moment, pair and kind. */
    public List<ForecastEvent> of(Simulation posted) {
        return events(posted, Basis.LEDGER).sorted().toList();
    }

    /**
     * The same, and marked apart what happens only if consumption goes on along its line: what is posted stays as it is.
     *
     * @param trend the same account, with consumption continued
     */
    public List<ForecastEvent> of(Simulation posted, Simulation trend) {
        List<ForecastEvent> all = new ArrayList<>(of(posted));
        Set<Key> known = all.stream().map(ForecastEvent::key).collect(Collectors.toSet());
        events(trend, Basis.TREND).filter(event -> !known.contains(event.key())).forEach(all::add);
        return all.stream().sorted().toList();
    }

    private Stream<ForecastEvent> events(Simulation simulation, Basis basis) {
        return simulation.pairs().stream()
                .flatMap(pair -> simulation.clocks(pair).stream().flatMap(clock -> events(pair, clock, basis)));
    }

    private Stream<ForecastEvent> events(Pair pair, ShortageClock clock, Basis basis) {
        List<ForecastEvent> events = new ArrayList<>();
        Instant end = clock.spell().end();
        boolean outlives = end == null || end.isAfter(clock.deadline());
        add(events, Kind.OPEN, clock.spell().start(), pair, clock, basis);
        add(events, Kind.ENFORCE, outlives ? clock.deadline() : null, pair, clock, basis);
        add(events, Kind.CLOSE, end, pair, clock, basis);
        return events.stream();
    }

    private void add(
            List<ForecastEvent> events, Kind kind, @Nullable Instant at, Pair pair, ShortageClock clock, Basis basis) {
        if (at != null && at.isAfter(now) && !at.isAfter(until)) {
            events.add(new ForecastEvent(kind, at, pair, clock, basis));
        }
    }
}
