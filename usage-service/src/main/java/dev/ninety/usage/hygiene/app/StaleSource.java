package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.hygiene.Evidence;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.Overdue;
import dev.ninety.usage.hygiene.Spells;
import dev.ninety.usage.hygiene.store.ObligationFindingStore;
import dev.ninety.usage.hygiene.store.ObligationFindingStore.Place;
import dev.ninety.usage.hygiene.store.ObligationFindingStore.Silence;
import dev.ninety.usage.obligation.app.ReportingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Licences that still count on instances which have sent no report at all for longer than they may. */
@ApplicationScoped
class StaleSource implements FindingSource {

    private final ObligationFindingStore store;
    private final FactsStore facts;
    private final ReportingSettings settings;

    StaleSource(ObligationFindingStore store, FactsStore facts, ReportingSettings settings) {
        this.store = store;
        this.facts = facts;
        this.settings = settings;
    }

    @Override
    public FindingCode code() {
        return FindingCode.STALE_INSTANCE;
    }

    @Override
    public boolean readsObligations() {
        return true;
    }

    @Override
    public Portion next(Asked asked, @Nullable String after) {
        Asked.Numbers ids = asked.numbers(after);
        List<Place> places = ids.isEmpty()
                ? List.of()
                : store.stale(asked.smartAccount(), asked.now(), asked.instanceId(), ids.after(), ids.until(), PORTION);
        if (places.isEmpty()) {
            return Portion.last(List.of());
        }
        Map<Long, Silence> silences = store.silences(
                asked.smartAccount(),
                places.stream().mapToLong(Place::instanceId).distinct().toArray());
        List<Long> seriesIds = new ArrayList<>();
        for (Place place : places) {
            if (overdue(silences.get(place.instanceId()), asked.now()).isPresent()) {
                seriesIds.add(place.seriesId());
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (LoadedSeries series : facts.load(asked.smartAccount(), seriesIds).values()) {
            Silence silence = Objects.requireNonNull(
                    silences.get(series.series().instance().id()));
            finding(series, silence, asked.now()).ifPresent(findings::add);
        }
        return Portion.of(
                findings,
                places.size() == PORTION,
                Long.toString(places.getLast().seriesId()));
    }

    private long allowedDays(Silence silence) {
        long days = silence.frequencyDays() > 0 ? silence.frequencyDays() : settings.staleDays();
        return days + settings.staleMarginDays();
    }

    private Optional<Overdue> overdue(@Nullable Silence silence, Instant now) {
        return silence == null
                ? Optional.empty()
                : Overdue.judge(silence.lastReceivedAt(), allowedDays(silence), null, now);
    }

    private Optional<Finding> finding(LoadedSeries series, Silence silence, Instant now) {
        Instant countingSince = Spells.countingSince(series.consumption(), now);
        Overdue overdue = overdue(silence, now).orElse(null);
        if (countingSince == null || overdue == null) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                FindingId.of(code(), series.series().id()),
                overdue.severity(),
                series.series().instance().udi(),
                series.series().entitlementTag(),
                series.residence().at(now),
                overdue.since().isAfter(countingSince) ? overdue.since() : countingSince,
                series.consumption().at(now),
                List.of(Evidence.of(
                        "LAST_REPORT",
                        "receivedAt",
                        silence.lastReceivedAt(),
                        "allowedDays",
                        allowedDays(silence),
                        "frequencyDays",
                        silence.frequencyDays(),
                        "countingSince",
                        countingSince)),
                silence.lastReceivedAt().toString()));
    }
}
