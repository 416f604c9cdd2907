package dev.ninety.compliance.score.app;

import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.forecast.store.EntryStore;
import dev.ninety.compliance.forecast.store.EntryStore.Wanted;
import dev.ninety.compliance.score.Deduction;
import dev.ninety.compliance.score.Exposure;
import dev.ninety.compliance.score.Score;
import dev.ninety.compliance.score.ScoreFacts;
import dev.ninety.compliance.score.app.Grounds.Missing;
import dev.ninety.compliance.score.app.ScoreReader.Asked;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Reads what the deductions of a score were computed from. */
@ApplicationScoped
class ScoreEvidence {

    /** How many licences of a deduction are listed. */
    private static final int MOST_LICENCES = 20;

    private static final Comparator<Missing> WEIGHTIEST_FIRST =
            Comparator.comparing(Missing::weight).reversed().thenComparing(Missing::pair);

    private final EntryStore entries;
    private final CatalogueStore catalogues;

    ScoreEvidence(EntryStore entries, CatalogueStore catalogues) {
        this.entries = entries;
        this.catalogues = catalogues;
    }

    /** The grounds of each deduction, in their order; what costs nothing has none. */
    List<Grounds> of(String smartAccount, Asked asked, ScoreFacts facts, Score score) {
        List<List<Missing>> missing = new ArrayList<>();
        for (Deduction deduction : score.deductions()) {
            missing.add(deduction.points() == 0 ? List.of() : missing(deduction, facts, asked.at()));
        }
        Map<Integer, List<Evidence>> read = read(smartAccount, asked, missing);
        List<Grounds> grounds = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            grounds.add(grounds(score.deductions().get(i), missing.get(i), read.getOrDefault(i, List.of()), facts));
        }
        return grounds;
    }

    private static Grounds grounds(Deduction deduction, List<Missing> missing, List<Evidence> read, ScoreFacts facts) {
        if (deduction.points() == 0) {
            return Grounds.NONE;
        }
        return switch (deduction.reason()) {
            case LICENCES_SHORT, SHORTAGE_AHEAD ->
                new Grounds(listed(missing), missing.size() - listed(missing).size(), read);
            case CASE_UNOWNED ->
                new Grounds(
                        List.of(),
                        0,
                        List.of(Evidence.facts(
                                Evidence.Kind.CASE,
                                null,
                                null,
                                facts.unowned().stream().map(ScoreFacts.OpenCase::id))));
            case REPORTS_OVERDUE, INSTANCES_AFFECTED, EVIDENCE_MISSING, RECONCILIATION_MISSED -> Grounds.NONE;
        };
    }

    private static List<Missing> missing(Deduction deduction, ScoreFacts facts, Instant at) {
        return switch (deduction.reason()) {
            case LICENCES_SHORT -> missing(facts, Exposure::shortNow, one -> at);
            case SHORTAGE_AHEAD ->
                missing(facts, Exposure::deepest, one -> Objects.requireNonNullElse(one.deepestAt(), at));
            case REPORTS_OVERDUE, INSTANCES_AFFECTED, CASE_UNOWNED, EVIDENCE_MISSING, RECONCILIATION_MISSED ->
                List.of();
        };
    }

    private static List<Missing> missing(
            ScoreFacts facts, ToLongFunction<Exposure> units, Function<Exposure, Instant> when) {
        return facts.exposures().stream()
                .filter(one -> units.applyAsLong(one) > 0)
                .map(one -> new Missing(
                        one.pair(),
                        units.applyAsLong(one),
                        facts.worth().of(one.pair().entitlementTag()),
                        when.apply(one)))
                .sorted(WEIGHTIEST_FIRST)
                .toList();
    }

    private static List<Missing> listed(List<Missing> missing) {
        return missing.subList(0, Math.min(MOST_LICENCES, missing.size()));
    }

    /** The entries of the balances of what is listed, and of all that may cover it, by the number of the deduction. */
    private Map<Integer, List<Evidence>> read(String smartAccount, Asked asked, List<List<Missing>> missing) {
        CatalogueView catalogue = catalogues.load(smartAccount).knownAt(asked.knownAt());
        Set<Wanted> wanted = new LinkedHashSet<>();
        for (int i = 0; i < missing.size(); i++) {
            for (Missing one : listed(missing.get(i))) {
                for (String tag : catalogue.poolOf(one.pair().entitlementTag()).tags()) {
                    wanted.add(Wanted.balanceAt(i, new Pair(one.pair().virtualAccount(), tag), one.at()));
                }
            }
        }
        return wanted.isEmpty() ? new HashMap<>() : entries.evidence(smartAccount, wanted, asked.knownAt());
    }
}
