package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.consumption.LoadedSeries;
import dev.ninety.usage.consumption.store.FactsStore;
import dev.ninety.usage.hygiene.Evidence;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.Severity;
import dev.ninety.usage.hygiene.SilentTag;
import dev.ninety.usage.hygiene.SilentTag.Heard;
import dev.ninety.usage.hygiene.Spells;
import dev.ninety.usage.hygiene.store.ObligationFindingStore;
import dev.ninety.usage.hygiene.store.ObligationFindingStore.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Licences that still count on instances of which the vendor goes on hearing, but of other licences. */
@ApplicationScoped
class SilentTagSource implements FindingSource {

    private final ObligationFindingStore store;
    private final FactsStore facts;
    private final HygieneSettings settings;

    SilentTagSource(ObligationFindingStore store, FactsStore facts, HygieneSettings settings) {
        this.store = store;
        this.facts = facts;
        this.settings = settings;
    }

    @Override
    public FindingCode code() {
        return FindingCode.SILENT_TAG;
    }

    @Override
    public boolean readsObligations() {
        return true;
    }

    @Override
    public Portion next(Asked asked, @Nullable String after) {
        Asked.Numbers ids = asked.numbers(after);
        Instant heardBefore = asked.now().minus(Duration.ofDays(settings.silentTagDays()));
        List<Place> places = ids.isEmpty()
                ? List.of()
                : store.behind(
                        asked.smartAccount(),
                        heardBefore,
                        settings.silentTagDays(),
                        asked.instanceId(),
                        ids.after(),
                        ids.until(),
                        PORTION);
        if (places.isEmpty()) {
            return Portion.last(List.of());
        }
        Map<Long, Map<Long, Heard>> heard = store.heard(
                asked.smartAccount(),
                places.stream().mapToLong(Place::instanceId).distinct().toArray());
        List<Long> seriesIds = places.stream().map(Place::seriesId).toList();
        List<Finding> findings = new ArrayList<>();
        for (LoadedSeries series : facts.load(asked.smartAccount(), seriesIds).values()) {
            Map<Long, Heard> ofInstance =
                    Objects.requireNonNull(heard.get(series.series().instance().id()));
            finding(series, ofInstance, asked.now()).ifPresent(findings::add);
        }
        return Portion.of(
                findings,
                places.size() == PORTION,
                Long.toString(places.getLast().seriesId()));
    }

    private Optional<Finding> finding(LoadedSeries series, Map<Long, Heard> heard, Instant now) {
        Instant countingSince = Spells.countingSince(series.consumption(), now);
        if (countingSince == null) {
            return Optional.empty();
        }
        Heard own = Objects.requireNonNull(heard.get(series.series().id()));
        return SilentTag.judge(own, countingSince, heard.values(), settings.silentTagDays())
                .map(silence -> new Finding(
                        FindingId.of(code(), series.series().id()),
                        Severity.WARNING,
                        series.series().instance().udi(),
                        series.series().entitlementTag(),
                        series.residence().at(now),
                        silence.since(),
                        series.consumption().at(now),
                        List.of(
                                Evidence.of("SILENT", "entitlementTag", own.entitlementTag(), "through", own.through()),
                                Evidence.of(
                                        "HEARD_OF",
                                        "entitlementTag",
                                        silence.other().entitlementTag(),
                                        "through",
                                        silence.other().through())),
                        own.through().toString()));
    }
}
