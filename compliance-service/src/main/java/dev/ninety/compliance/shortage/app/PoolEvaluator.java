package dev.ninety.compliance.shortage.app;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.owner.OwnerRule;
import dev.ninety.compliance.owner.store.OwnerRuleStore;
import dev.ninety.compliance.shortage.Basis;
import dev.ninety.compliance.shortage.Facts;
import dev.ninety.compliance.shortage.Reconciliation;
import dev.ninety.compliance.shortage.Revision;
import dev.ninety.compliance.shortage.ShortageCase;
import dev.ninety.compliance.shortage.Tally;
import dev.ninety.compliance.shortage.store.CaseRepository;
import dev.ninety.compliance.shortage.store.EvaluationStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one pool in one transaction, which holds the pool: so each transition is made once, however many
 * replicas and requests ask for it. Time never goes back for a pool, whatever the replicas' clocks say.
 */
@ApplicationScoped
public class PoolEvaluator {

    private final EvaluationStore evaluations;
    private final AccountStore accounts;
    private final CatalogueStore catalogues;
    private final StructureStore structures;
    private final PoolBalances balances;
    private final OwnerRuleStore ownerRules;
    private final CaseRepository cases;
    private final InstantSource clock;

    PoolEvaluator(
            EvaluationStore evaluations,
            AccountStore accounts,
            CatalogueStore catalogues,
            StructureStore structures,
            PoolBalances balances,
            OwnerRuleStore ownerRules,
            CaseRepository cases,
            InstantSource clock) {
        this.evaluations = evaluations;
        this.accounts = accounts;
        this.catalogues = catalogues;
        this.structures = structures;
        this.balances = balances;
        this.ownerRules = ownerRules;
        this.cases = cases;
        this.clock = clock;
    }

    /** Claims the next pool that is due; empty where there is none, or none that nobody else holds. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Tally> evaluateNext() {
        return evaluations.claim(clock.instant()).map(this::evaluate);
    }

    /** Waits for a pool if need be; empty where somebody else evaluated it meanwhile. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Tally> evaluateNow(EvaluationStore.Key key) {
        accounts.share(key.smartAccount());
        return evaluations.hold(key, clock.instant()).map(this::evaluate);
    }

    /** Leaves a pool alone for a while, so that one that fails does not hold up the others. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void postpone(EvaluationStore.Key key, Instant until) {
        evaluations.postpone(key, until);
    }

    /** An evaluation that did not succeed, and of what; nothing of it is stored. */
    public static final class Failed extends RuntimeException {
        private final transient EvaluationStore.Key key;

        Failed(EvaluationStore.Key key, RuntimeException cause) {
            super("The evaluation of " + key + " failed", cause);
            this.key = key;
        }

        public EvaluationStore.Key key() {
            return key;
        }
    }

    private Tally evaluate(EvaluationStore.Due due) {
        try {
            return reconcile(due);
        } catch (RuntimeException failure) {
            throw new Failed(due.key(), failure);
        }
    }

    private Tally reconcile(EvaluationStore.Due due) {
        EvaluationStore.Key key = due.key();
        Instant now = later(clock.instant(), due.evaluatedAt());
        Catalogue catalogue = catalogues.load(key.smartAccount());
        Pool pool = catalogue.latest().pool(key.pool());
        if (pool == null) {
            evaluations.drop(key);
            return Tally.NOTHING;
        }
        List<ShortageCase> standing = cases.lockStanding(key.smartAccount(), key.virtualAccount(), pool.tags());
        List<Revision> revisions = new ArrayList<>();
        List<Instant> boundaries = new ArrayList<>();
        for (Facts facts : facts(key, pool, catalogue, standing)) {
            List<ShortageCase> own =
                    standing.stream().filter(c -> c.pair().equals(facts.pair())).toList();
            revisions.addAll(
                    Reconciliation.of(own, facts, now, () -> UUID.randomUUID().toString()));
            Instant boundary = facts.nextBoundary(now);
            if (boundary != null) {
                boundaries.add(boundary);
            }
        }
        revisions.forEach(revision -> cases.store(key.smartAccount(), revision));
        cases.flush(); // so that what the database refuses is refused here, where its pool is known
        Instant next = boundaries.stream().min(Instant::compareTo).orElse(null);
        evaluations.evaluated(key, now, next);
        return Tally.of(revisions);
    }

    private List<Facts> facts(EvaluationStore.Key key, Pool pool, Catalogue catalogue, List<ShortageCase> standing) {
        CatalogueView view = catalogue.latest();
        RecordStart record = structures.recordStarts(key.smartAccount()).latest();
        Basis basis = new Basis(catalogue.edits(), record.from());
        PoolBalances.Levels levels = balances.levels(key, pool);
        List<OwnerRule> rules = ownerRules.all(key.smartAccount());
        FormerSpells former = new FormerSpells(balances, key, catalogue);
        return pool.tags().stream()
                .map(tag -> new Pair(key.virtualAccount(), tag))
                .filter(pair -> levels.isPosted(pair.entitlementTag())
                        || standing.stream().anyMatch(c -> Objects.equals(c.pair(), pair)))
                .map(pair -> new Facts(
                        pair,
                        record.spells(levels.of(pair.entitlementTag())),
                        record.uncertainStart(levels.of(pair.entitlementTag())),
                        view.terms(pair.entitlementTag()),
                        OwnerRule.speakingFor(rules, pair.virtualAccount(), view.familyOf(pair.entitlementTag()))
                                .map(OwnerRule::owner)
                                .orElse(null),
                        basis,
                        other -> former.of(pair.entitlementTag(), other)))
                .toList();
    }

    private static Instant later(Instant now, @Nullable Instant evaluatedAt) {
        return evaluatedAt != null && evaluatedAt.isAfter(now) ? evaluatedAt : now;
    }
}
