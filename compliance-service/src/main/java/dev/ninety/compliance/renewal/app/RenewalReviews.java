package dev.ninety.compliance.renewal.app;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.account.Mapping;
import dev.ninety.compliance.account.VirtualAccount;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.agreement.AgreementVersion;
import dev.ninety.compliance.agreement.app.Agreements;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.dispute.Dispute;
import dev.ninety.compliance.dispute.DisputeState;
import dev.ninety.compliance.dispute.store.DisputeStore;
import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.compliance.forecast.app.Simulations;
import dev.ninety.compliance.forecast.store.EntryStore;
import dev.ninety.compliance.forecast.store.EntryStore.Wanted;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.Heard;
import dev.ninety.compliance.intake.HeardStanding;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.intake.store.PriceStore;
import dev.ninety.compliance.position.GroupBy;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.app.Positions;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.compliance.renewal.RenewalReview;
import dev.ninety.compliance.renewal.Reporting;
import dev.ninety.compliance.renewal.ReviewFacts;
import dev.ninety.compliance.renewal.Reviewer;
import dev.ninety.compliance.renewal.Scope;
import dev.ninety.compliance.score.app.Scores;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads all that a renewal review is made of, at one state of the database. */
@ApplicationScoped
public class RenewalReviews {

    private final BalanceStore balances;
    private final CatalogueStore catalogues;
    private final StructureStore structures;
    private final LedgerStore ledgers;
    private final PriceStore prices;
    private final EntryStore entries;
    private final Positions positions;
    private final Simulations simulations;
    private final Agreements agreements;
    private final OpenCases cases;
    private final Scores scores;
    private final DisputeStore disputeStore;
    private final BigDecimal usualAllowance;

    RenewalReviews(
            BalanceStore balances,
            CatalogueStore catalogues,
            StructureStore structures,
            LedgerStore ledgers,
            PriceStore prices,
            EntryStore entries,
            Positions positions,
            Simulations simulations,
            Agreements agreements,
            OpenCases cases,
            Scores scores,
            DisputeStore disputeStore,
            Settings.Renewal settings) {
        this.balances = balances;
        this.catalogues = catalogues;
        this.structures = structures;
        this.ledgers = ledgers;
        this.prices = prices;
        this.entries = entries;
        this.positions = positions;
        this.simulations = simulations;
        this.agreements = agreements;
        this.cases = cases;
        this.scores = scores;
        this.disputeStore = disputeStore;
        this.usualAllowance = settings.growthAllowance().max(BigDecimal.ZERO);
    }

    /**
     * What a review is asked for.
     *
     * @param now the moment of asking
     * @param date null for the end of the agreement
     * @param scope null for the whole account
     * @param agreement the id of the one that it is of; null for none
     */
    public record Query(
            Instant now,
            @Nullable Instant date,
            @Nullable Scope scope,
            @Nullable String agreement) {}

    /**
     * A review.
     *
     * @param names what Virtual Accounts are called, by id
     * @param doubts why its figures are not to be relied on; empty where they are
     */
    public record Told(RenewalReview review, Map<String, String> names, List<Doubt> doubts) {}

    /**
     * The review of a known account.
     *
     * @throws Problem 404 where there is no such agreement or nothing of that scope, 400 where neither a date nor an
     *     agreement is given
     */
    @Transactional
    public Told of(String smartAccount, Query query) {
        balances.holdStill();
        String agreementId = query.agreement();
        AgreementVersion agreement = agreementId == null ? null : agreements.get(smartAccount, agreementId, null);
        ReviewFacts.Question question =
                new ReviewFacts.Question(smartAccount, query.now(), date(query, agreement), query.scope());
        CatalogueView catalogue = catalogues.load(smartAccount).latest();
        List<VirtualAccount> known = structures.virtualAccounts(smartAccount);
        Map<String, Mapping> mappings =
                known.stream().collect(Collectors.toMap(VirtualAccount::id, va -> va.mappingAt(question.asOf(), null)));
        requireSomething(query.scope(), mappings, catalogue);
        ReviewFacts facts = facts(question, agreement, catalogue, mappings);
        return new Told(
                Reviewer.review(facts),
                known.stream().collect(Collectors.toMap(VirtualAccount::id, VirtualAccount::name)),
                ledgers.doubts(smartAccount));
    }

    private ReviewFacts facts(
            ReviewFacts.Question question,
            @Nullable AgreementVersion agreement,
            CatalogueView catalogue,
            Map<String, Mapping> mappings) {
        String smartAccount = question.smartAccount();
        List<Position> all = positions.at(smartAccount, question.asOf(), null, null, Perspective.ACTUAL);
        List<Pair> pairs =
                all.stream().map(position -> position.levels().pair()).toList();
        Simulation simulation = simulations.whole(smartAccount);
        BigDecimal agreed = agreement == null ? null : agreement.agreement().growthAllowance();
        return new ReviewFacts(
                question,
                agreement,
                agreed == null ? usualAllowance : agreed,
                mappings,
                catalogue,
                simulation,
                seen(smartAccount, simulation, pairs, catalogue),
                simulations
                        .lots(
                                smartAccount,
                                pairs.stream()
                                        .map(Pair::entitlementTag)
                                        .distinct()
                                        .toList())
                        .holdings(),
                all,
                prices.holding(smartAccount),
                cases.open(smartAccount),
                disputes(smartAccount),
                standings(smartAccount, question.asOf(), all),
                evidence(smartAccount, pairs, question.asOf()));
    }

    private static Instant date(Query query, @Nullable AgreementVersion agreement) {
        Instant date = query.date();
        if (date != null) {
            return date;
        }
        if (agreement == null) {
            throw Problem.badParameter("date", "The renewal date, unless an agreement is named whose end it is.");
        }
        return agreement.agreement().endsAt();
    }

    private static void requireSomething(
            @Nullable Scope scope, Map<String, Mapping> mappings, CatalogueView catalogue) {
        if (scope == null) {
            return;
        }
        boolean something = scope.by() == GroupBy.LICENCE_FAMILY
                ? catalogue.hasFamily(scope.value())
                : mappings.keySet().stream().anyMatch(known -> scope.holds(known, mappings));
        if (!something) {
            throw Problem.notFound("Nothing belongs to " + scope + ".");
        }
    }

    /** What is owned is the same, whoever looks. */
    private Simulation seen(String smartAccount, Simulation actual, List<Pair> pairs, CatalogueView catalogue) {
        Map<Pair, Timeline> owned = new HashMap<>();
        Map<Pair, Timeline> shown = new HashMap<>();
        balances.timelines(smartAccount, View.DISCLOSED, pairs, null).forEach((pair, balance) -> {
            owned.put(pair, actual.owned(pair));
            shown.put(pair, actual.owned(pair).minus(balance));
        });
        return new Simulation(owned, shown, catalogue, actual.record());
    }

    private List<Dispute> disputes(String smartAccount) {
        return disputeStore
                .page(smartAccount, new DisputeStore.Filter(null, null, null, null, null), null, Integer.MAX_VALUE)
                .stream()
                .map(DisputeStore.Stored::dispute)
                .filter(dispute -> dispute.state() != DisputeState.RESOLVED)
                .toList();
    }

    private @Nullable List<Reporting> standings(String smartAccount, Instant at, List<Position> all) {
        List<Heard<HeardStanding>> heard = scores.standings(smartAccount, at, null, null);
        if (heard == null) {
            return null;
        }
        Map<String, Long> silent = new HashMap<>();
        for (Position position : all) {
            Long count = position.neverReported();
            if (count != null) {
                silent.put(position.levels().pair().virtualAccount(), count);
            }
        }
        return heard.stream()
                .map(Heard::fact)
                .map(standing -> new Reporting(
                        standing.virtualAccount(),
                        standing.active(),
                        standing.required(),
                        standing.overdue(),
                        standing.withoutEvidence(),
                        silent.get(standing.virtualAccount())))
                .toList();
    }

    private Map<Pair, List<Evidence>> evidence(String smartAccount, List<Pair> pairs, Instant asOf) {
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            wanted.add(new Wanted(i, null, pairs.get(i), Check.EARLIEST, asOf));
        }
        Map<Pair, List<Evidence>> evidence = new HashMap<>();
        if (!wanted.isEmpty()) {
            entries.evidence(smartAccount, wanted).forEach((i, found) -> evidence.put(pairs.get(i), found));
        }
        return evidence;
    }
}
