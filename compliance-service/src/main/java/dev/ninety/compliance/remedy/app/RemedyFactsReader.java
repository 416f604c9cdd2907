package dev.ninety.compliance.remedy.app;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.cause.CauseCode;
import dev.ninety.compliance.cause.EndedTerms;
import dev.ninety.compliance.cause.HeldTerm;
import dev.ninety.compliance.cause.OwnedEntry;
import dev.ninety.compliance.cause.store.CauseStore;
import dev.ninety.compliance.forecast.Lots;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.compliance.forecast.app.LotTerms;
import dev.ninety.compliance.forecast.app.Simulations;
import dev.ninety.compliance.forecast.store.TimelineStore;
import dev.ninety.compliance.intake.HeardFinding;
import dev.ninety.compliance.intake.store.FindingStore;
import dev.ninety.compliance.intake.store.PriceStore;
import dev.ninety.compliance.remedy.ArtefactFinding;
import dev.ninety.compliance.remedy.Clearable;
import dev.ninety.compliance.remedy.PriceBook;
import dev.ninety.compliance.remedy.RemedyFacts;
import dev.ninety.compliance.remedy.Target;
import dev.ninety.compliance.remedy.Window;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what plans are made from, at one state of the database. */
@ApplicationScoped
class RemedyFactsReader {

    private static final Set<CauseCode> CLEARED = Set.of(CauseCode.DOUBLE_COUNT, CauseCode.STALE_INSTANCE);

    private final CatalogueStore catalogues;
    private final CauseStore causes;
    private final FindingStore findings;
    private final PriceStore prices;
    private final TimelineStore timelines;
    private final Simulations simulations;
    private final Duration termLookback;

    RemedyFactsReader(
            CatalogueStore catalogues,
            CauseStore causes,
            FindingStore findings,
            PriceStore prices,
            TimelineStore timelines,
            Simulations simulations,
            Settings.Causes settings) {
        this.catalogues = catalogues;
        this.causes = causes;
        this.findings = findings;
        this.prices = prices;
        this.timelines = timelines;
        this.simulations = simulations;
        this.termLookback = settings.termLookback();
    }

    /** The shortages that are to be cured, and what is known around them. */
    record Read(RemedyFacts facts, List<Target> targets) {}

    /** @param pairs those of them that are short now become targets */
    Read read(String smartAccount, Collection<Pair> pairs, Window window) {
        CatalogueView catalogue = catalogues.load(smartAccount).latest();
        Set<Pool> pools = pairs.stream()
                .map(pair -> catalogue.poolOf(pair.entitlementTag()))
                .collect(Collectors.toSet());
        Set<String> tags = new TreeSet<>();
        pools.forEach(pool -> tags.addAll(pool.tags()));
        List<ArtefactFinding> wrong = wrong(smartAccount, tags);
        Map<String, Map<Pair, Timeline>> used = timelines.used(
                smartAccount,
                wrong.stream().map(ArtefactFinding::productInstance).collect(Collectors.toSet()));
        Set<Pair> concerned = new HashSet<>(everywhere(smartAccount, pools));
        used.values().forEach(own -> concerned.addAll(own.keySet()));
        Simulation today = simulations.of(smartAccount, concerned, null);
        List<Target> targets = pairs.stream()
                .flatMap(pair -> today.clocks(pair).stream()
                        .filter(clock -> clock.spell().contains(window.now()))
                        .map(clock -> new Target(pair, clock)))
                .toList();
        Lots lots = simulations.lots(smartAccount, tags);
        return new Read(
                new RemedyFacts(
                        today,
                        lots,
                        catalogue,
                        Clearable.of(wrong, used, window.now()),
                        ended(smartAccount, targets, lots, window.now()),
                        new PriceBook(catalogue, prices.holding(smartAccount))),
                targets);
    }

    private List<Pair> everywhere(String smartAccount, Set<Pool> pools) {
        Map<String, List<String>> places = causes.virtualAccounts(
                smartAccount, pools.stream().map(Pool::key).toList());
        List<Pair> everywhere = new ArrayList<>();
        pools.forEach(pool -> places.getOrDefault(pool.key(), List.of())
                .forEach(place -> pool.tags().forEach(tag -> everywhere.add(new Pair(place, tag)))));
        return everywhere;
    }

    /** All that is wrong with instances of which something is wrong with one of the licences, unless it is accepted. */
    private List<ArtefactFinding> wrong(String smartAccount, Set<String> tags) {
        List<ArtefactFinding> all = new ArrayList<>();
        for (CauseCode code : CLEARED) {
            findings.holding(smartAccount, code.name()).forEach(heard -> add(all, code, heard));
        }
        Set<String> concerned = all.stream()
                .filter(finding -> tags.contains(finding.pair().entitlementTag()))
                .map(ArtefactFinding::productInstance)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(finding -> concerned.contains(finding.productInstance()))
                .toList();
    }

    private static void add(List<ArtefactFinding> all, CauseCode code, HeardFinding heard) {
        String instance = heard.productInstance();
        String tag = heard.entitlementTag();
        String virtualAccount = heard.virtualAccount();
        if (!heard.accepted() && instance != null && tag != null && virtualAccount != null) {
            all.add(new ArtefactFinding(
                    code, heard.id(), instance, new Pair(virtualAccount, tag), heard.secondNameOf()));
        }
    }

    private Map<Pair, Long> ended(String smartAccount, List<Target> targets, Lots lots, Instant now) {
        Map<Pair, List<OwnedEntry>> owned = causes.ownership(
                smartAccount, targets.stream().map(Target::pair).toList());
        Map<Pair, List<HeldTerm>> held = LotTerms.terms(lots);
        Map<Pair, Long> ended = new HashMap<>();
        for (Target target : targets) {
            Pair pair = target.pair();
            EndedTerms terms = EndedTerms.within(
                    held.getOrDefault(pair, List.of()),
                    owned.getOrDefault(pair, List.of()),
                    target.clock().spell().start().minus(termLookback),
                    now);
            ended.put(pair, terms.units());
        }
        return ended;
    }
}
