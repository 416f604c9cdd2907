package dev.ninety.compliance.remedy.app;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.forecast.store.EntryStore;
import dev.ninety.compliance.intake.Cursor;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.position.CaseFinder;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.compliance.remedy.Cure;
import dev.ninety.compliance.remedy.Plan;
import dev.ninety.compliance.remedy.Plans;
import dev.ninety.compliance.remedy.Window;
import dev.ninety.compliance.shortage.CaseState;
import dev.ninety.compliance.shortage.ShortageCase;
import dev.ninety.compliance.shortage.store.CaseRepository;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.timeline.Micros;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes plans for one case, or for all open cases of an account, at one state of the database; writes nothing. */
@ApplicationScoped
public class Remedies {

    private final BalanceStore balances;
    private final LedgerStore ledgers;
    private final CaseRepository cases;
    private final CaseFinder caseFinder;
    private final EntryStore entries;
    private final RemedyFactsReader reader;
    private final InstantSource clock;
    private final int usualDays;

    Remedies(
            BalanceStore balances,
            LedgerStore ledgers,
            CaseRepository cases,
            CaseFinder caseFinder,
            EntryStore entries,
            RemedyFactsReader reader,
            InstantSource clock,
            Settings.Remedies settings) {
        this.balances = balances;
        this.ledgers = ledgers;
        this.cases = cases;
        this.caseFinder = caseFinder;
        this.entries = entries;
        this.reader = reader;
        this.clock = clock;
        this.usualDays = settings.horizonDays();
    }

    /**
     * What plans are for.
     *
     * @param caseId one case; null for all open cases of the account
     */
    public record Scope(String smartAccount, @Nullable String caseId) {

        String key() {
            return caseId == null ? "account" : "case " + caseId;
        }
    }

    /**
     * The plans of a scope.
     *
     * @param doubts why nothing can be said; empty where something can
     */
    public record Told(Window window, List<Seen> plans, List<Doubt> doubts) {}

    /**
     * A plan as it is told.
     *
     * @param evidence what each step was read from, in their order
     * @param cures with what they were read from
     */
    public record Seen(Plan plan, List<List<Evidence>> evidence, List<SeenCure> cures) {}

    /**
     * What a plan does to a shortage.
     *
     * @param caseId the case of it; null where it has none yet
     */
    public record SeenCure(Cure cure, @Nullable String caseId, List<Evidence> evidence) {}

    /**
     * All plans of a scope.
     *
     * @param days how many days they look ahead; null for the usual number
     * @throws Problem 404 where there is no such case
     */
    @Transactional
    public Told plans(Scope scope, @Nullable Integer days) {
        balances.holdStill();
        Window window = window(days == null ? usualDays : days);
        Collection<Pair> pairs = pairs(scope, window);
        List<Doubt> doubts = ledgers.doubts(scope.smartAccount());
        if (!doubts.isEmpty()) {
            return new Told(window, List.of(), doubts);
        }
        RemedyFactsReader.Read read = reader.read(scope.smartAccount(), pairs, window);
        List<Plan> plans = Plans.of(read.facts(), read.targets(), window, scope.key(), heads(scope.smartAccount()));
        PlanEvidence evidence =
                PlanEvidence.read(entries, scope.smartAccount(), read.facts().today(), plans, window);
        Map<Pair, String> caseIds = caseFinder.casesAt(scope.smartAccount(), window.now());
        return new Told(
                window,
                plans.stream()
                        .map(plan -> new Seen(
                                plan,
                                plan.steps().stream().map(evidence::of).toList(),
                                plan.cures().stream()
                                        .map(cure ->
                                                new SeenCure(cure, caseId(cure, caseIds, window), evidence.of(cure)))
                                        .toList()))
                        .toList(),
                List.of());
    }

    /** The plan of a name, made anew; empty where what is known now gives none of that name. */
    @Transactional
    public Optional<Made> plan(Scope scope, String planId, int days) {
        balances.holdStill();
        Window window = window(days);
        Collection<Pair> pairs = pairs(scope, window);
        if (!ledgers.doubts(scope.smartAccount()).isEmpty()) {
            return Optional.empty();
        }
        RemedyFactsReader.Read read = reader.read(scope.smartAccount(), pairs, window);
        Map<Pair, String> caseIds = caseFinder.casesAt(scope.smartAccount(), window.now());
        return Plans.of(read.facts(), read.targets(), window, scope.key(), heads(scope.smartAccount())).stream()
                .filter(plan -> plan.id().equals(planId))
                .map(plan -> new Made(
                        plan,
                        read.targets().stream()
                                .flatMap(target -> Stream.ofNullable(caseIds.get(target.pair())))
                                .sorted()
                                .toList(),
                        heads(scope.smartAccount())))
                .findFirst();
    }

    /**
     * A plan that is to be applied.
     *
     * @param caseIds the cases that it is for
     * @param heads how far the ledgers reached that it was made from
     */
    public record Made(Plan plan, List<String> caseIds, String heads) {

        public Made {
            caseIds = List.copyOf(caseIds);
        }
    }

    /**
     * Refuses a scope that does not exist.
     *
     * @throws Problem 404 where there is no such case
     */
    @Transactional
    public void require(Scope scope) {
        String caseId = scope.caseId();
        if (caseId != null) {
            get(scope.smartAccount(), caseId);
        }
    }

    /** How certain cases stand now, by id. */
    @Transactional
    public SortedMap<String, CaseState> states(String smartAccount, Collection<String> caseIds) {
        SortedMap<String, CaseState> states = new TreeMap<>();
        caseIds.forEach(id ->
                cases.get(smartAccount, id).ifPresent(one -> states.put(id, one.stateAt(clock.instant()))));
        return states;
    }

    private ShortageCase get(String smartAccount, String caseId) {
        return cases.get(smartAccount, caseId).orElseThrow(() -> Problem.notFound("There is no case " + caseId + "."));
    }

    private Window window(int days) {
        return Window.of(Micros.truncate(clock.instant()), days);
    }

    private Collection<Pair> pairs(Scope scope, Window window) {
        String caseId = scope.caseId();
        if (caseId == null) {
            return caseFinder.casesAt(scope.smartAccount(), window.now()).keySet();
        }
        ShortageCase shortage = get(scope.smartAccount(), caseId);
        return shortage.holds(window.now()) ? List.of(shortage.pair()) : List.of();
    }

    private static @Nullable String caseId(Cure cure, Map<Pair, String> caseIds, Window window) {
        return cure.spell().contains(window.now()) ? caseIds.get(cure.pair()) : null;
    }

    /** How far the copies of both ledgers reach. */
    @Transactional
    public String heads(String smartAccount) {
        return Stream.of(Source.values())
                .map(source -> {
                    Cursor cursor = ledgers.cursor(smartAccount, source);
                    return source + " " + cursor.sequence() + " " + cursor.hash();
                })
                .collect(Collectors.joining(", "));
    }
}
