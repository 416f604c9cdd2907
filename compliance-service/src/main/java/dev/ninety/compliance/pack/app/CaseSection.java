package dev.ninety.compliance.pack.app;

import static dev.ninety.compliance.pack.app.PackJson.fields;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.pack.CaseTrail;
import dev.ninety.compliance.pack.KnownCase;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackSection;
import dev.ninety.compliance.pack.store.KnownStore;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.app.Shortages;
import dev.ninety.compliance.shortage.CaseState;
import dev.ninety.compliance.shortage.HistoryItem;
import dev.ninety.compliance.shortage.ShortageClock;
import dev.ninety.kit.timeline.Spell;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The shortages that had begun, as they were known, with the cases that stood for them and their histories. */
@ApplicationScoped
class CaseSection implements PackSection {

    private final KnownStore known;
    private final LedgerStore ledgers;
    private final CatalogueStore catalogues;
    private final StructureStore structures;
    private final Shortages shortages;
    private final PackJson json;

    CaseSection(
            KnownStore known,
            LedgerStore ledgers,
            CatalogueStore catalogues,
            StructureStore structures,
            Shortages shortages,
            PackJson json) {
        this.known = known;
        this.ledgers = ledgers;
        this.catalogues = catalogues;
        this.structures = structures;
        this.shortages = shortages;
        this.json = json;
    }

    @Override
    public String entry() {
        return FOLDER + "cases.json";
    }

    @Override
    public String title() {
        return "Cases: every shortage that had begun, its clock, who cared for it, and its history as it was written by"
                + " then. One without an id had not been detected by then.";
    }

    @Override
    public Summary write(PackScope scope, OutputStream out) throws IOException {
        Map<Pair, List<CaseTrail>> trails =
                known.trails(scope.smartAccount(), scope.virtualAccount(), scope.knownAt()).stream()
                        .collect(Collectors.groupingBy(CaseTrail::pair));
        TreeSet<Pair> pairs = new TreeSet<>(trails.keySet());
        ledgers.pairs(scope.smartAccount()).stream()
                .filter(pair -> scope.holds(pair.virtualAccount()))
                .forEach(pairs::add);
        CatalogueView catalogue = catalogues.load(scope.smartAccount()).knownAt(scope.knownAt());
        RecordStart record = structures.recordStarts(scope.smartAccount()).knownAt(scope.knownAt());
        Map<String, Long> states = new TreeMap<>();
        PackJson.Document document = json.document(out, fields("at", scope.at(), "knownAt", scope.knownAt()));
        for (List<Pair> own : byVirtualAccount(pairs)) {
            Map<Pair, Timeline> adjusted =
                    shortages.adjusted(scope.smartAccount(), own, catalogue, scope.knownAt(), Perspective.ACTUAL);
            for (Pair pair : own) {
                KnownCase.Facts facts =
                        facts(pair, adjusted.getOrDefault(pair, Timeline.zero()), record, catalogue, scope);
                for (KnownCase one : KnownCase.match(facts, trails.getOrDefault(pair, List.of()), scope.at())) {
                    document.item(item(one, scope));
                    states.merge(String.valueOf(one.stateAt(scope.at())), 1L, Long::sum);
                }
            }
        }
        long count = document.end();
        return new Summary(
                count,
                states.entrySet().stream()
                        .map(state -> (state.getKey().equals("null") ? "not evaluated anew" : state.getKey()) + ": "
                                + state.getValue())
                        .toList());
    }

    private static List<List<Pair>> byVirtualAccount(TreeSet<Pair> pairs) {
        return List.copyOf(pairs.stream()
                .collect(Collectors.groupingBy(Pair::virtualAccount, TreeMap::new, Collectors.toList()))
                .values());
    }

    private static KnownCase.Facts facts(
            Pair pair, Timeline adjusted, RecordStart record, CatalogueView catalogue, PackScope scope) {
        List<Spell> begun = record.spells(adjusted).stream()
                .filter(spell -> !spell.start().isAfter(scope.at()))
                .toList();
        return new KnownCase.Facts(
                pair,
                begun,
                record.uncertainStart(adjusted),
                catalogue.terms(pair.entitlementTag()),
                Math.max(0, -adjusted.at(scope.at())));
    }

    private static Map<String, @Nullable Object> item(KnownCase one, PackScope scope) {
        CaseTrail trail = one.trail();
        Spell spell = one.spell();
        ShortageClock clock = spell == null ? null : new ShortageClock(spell, one.terms());
        CaseState state = one.stateAt(scope.at());
        return fields(
                "id",
                trail == null ? null : trail.id(),
                "virtualAccount",
                one.pair().virtualAccount(),
                "entitlementTag",
                one.pair().entitlementTag(),
                "state",
                state,
                "shortSince",
                clock != null ? clock.spell().start() : trail == null ? null : trail.shortSince(),
                "startUncertain",
                one.startUncertain(),
                "detectedAt",
                trail == null ? null : trail.detectedAt(),
                "deadline",
                clock == null ? null : clock.deadline(),
                "enforcedAt",
                clock == null ? null : clock.enforcedAt(scope.at()),
                "endsAt",
                clock == null ? null : clock.spell().end(),
                "daysLeft",
                clock == null ? null : clock.daysLeft(scope.at()),
                "shortBy",
                one.shortBy(),
                "enforcementAction",
                one.terms().action(),
                "owner",
                trail == null ? null : trail.owner(),
                "note",
                trail == null ? null : trail.note(),
                "history",
                trail == null
                        ? List.of()
                        : trail.told().stream().map(CaseSection::told).toList());
    }

    private static Map<String, @Nullable Object> told(CaseTrail.Told told) {
        HistoryItem item = told.item();
        return fields(
                "at",
                item.at(),
                "recordedAt",
                told.recordedAt(),
                "what",
                item.what(),
                "reason",
                item.reason(),
                "who",
                item.who(),
                "from",
                item.from(),
                "to",
                item.to());
    }
}
