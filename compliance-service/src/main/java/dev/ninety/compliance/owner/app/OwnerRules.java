package dev.ninety.compliance.owner.app;

import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.intake.app.AccountIntake;
import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.owner.OwnerRule;
import dev.ninety.compliance.owner.OwnerRuleObserver;
import dev.ninety.compliance.owner.store.OwnerRuleStore;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down who is to care for cases. Those that have an owner keep it. */
@ApplicationScoped
public class OwnerRules {

    private static final Duration LATER = Duration.ofSeconds(5);

    private final OwnerRuleStore store;
    private final AccountStore accounts;
    private final StructureStore structures;
    private final CatalogueStore catalogues;
    private final AccountIntake intake;
    private final OwnerRuleObserver observer;
    private final InstantSource clock;

    OwnerRules(
            OwnerRuleStore store,
            AccountStore accounts,
            StructureStore structures,
            CatalogueStore catalogues,
            AccountIntake intake,
            OwnerRuleObserver observer,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.structures = structures;
        this.catalogues = catalogues;
        this.intake = intake;
        this.observer = observer;
        this.clock = clock;
    }

    /** A rule that was written, and whether it is new. */
    public record Written(OwnerRule rule, boolean created) {}

    @Transactional
    public List<OwnerRule> page(String smartAccount, @Nullable String afterId, int limit) {
        return store.page(smartAccount, afterId, limit);
    }

    /** @throws Problem 404 where there is none of that id */
    @Transactional
    public OwnerRule get(String smartAccount, String id) {
        return store.find(smartAccount, id).orElseThrow(() -> unknown(id));
    }

    /**
     * Writes a rule of a known account. A name that is not known here is asked for, with nothing held meanwhile.
     *
     * @param who writes it
     * @throws Problem 422 where its Virtual Account or its family is unknown, 409 where it has another scope than before
     *     or the scope of another rule, 503 where a name is not known here and entitlement-service cannot be asked
     */
    public Written put(String smartAccount, OwnerRule rule, String who) {
        if (!isKnown(smartAccount, rule)) {
            refresh(smartAccount);
        }
        return QuarkusTransaction.joiningExisting().call(() -> write(smartAccount, rule, who));
    }

    private Written write(String smartAccount, OwnerRule rule, String who) {
        var recordedAt = accounts.record(smartAccount, clock.instant());
        requireKnown(smartAccount, rule);
        OwnerRule before = store.find(smartAccount, rule.id()).orElse(null);
        if (before != null && !before.hasScopeOf(rule)) {
            throw Problem.conflict(
                    "ANOTHER_SCOPE", "The rule " + rule.id() + " has another scope. Delete it, or use another id.");
        }
        store.all(smartAccount).stream()
                .filter(other -> other.hasScopeOf(rule) && !other.id().equals(rule.id()))
                .findFirst()
                .ifPresent(other -> {
                    throw Problem.conflict("SCOPE_TAKEN", "The rule " + other.id() + " has that scope already.");
                });
        if (!rule.equals(before)) {
            store.put(smartAccount, rule, recordedAt);
            observer.ruleWritten(smartAccount, rule, who);
        }
        return new Written(rule, before == null);
    }

    /** @throws Problem 404 where there is none of that id */
    @Transactional
    public void delete(String smartAccount, String id) {
        accounts.record(smartAccount, clock.instant());
        if (!store.delete(smartAccount, id)) {
            throw unknown(id);
        }
    }

    private boolean isKnown(String smartAccount, OwnerRule rule) {
        return knowsVirtualAccount(smartAccount, rule.virtualAccount()) && knowsFamily(smartAccount, rule.family());
    }

    private void requireKnown(String smartAccount, OwnerRule rule) {
        Check check = new Check();
        if (!knowsVirtualAccount(smartAccount, rule.virtualAccount())) {
            check.refuse("/virtualAccount", "UNKNOWN_VIRTUAL_ACCOUNT", "The account has no such Virtual Account.");
        }
        if (!knowsFamily(smartAccount, rule.family())) {
            check.refuse("/family", "UNKNOWN_FAMILY", "No licence in the account's catalogue is of this family.");
        }
        check.done();
    }

    private boolean knowsVirtualAccount(String smartAccount, @Nullable String id) {
        return id == null
                || structures.virtualAccounts(smartAccount).stream()
                        .anyMatch(known -> known.id().equals(id));
    }

    private boolean knowsFamily(String smartAccount, @Nullable String family) {
        return family == null || catalogues.load(smartAccount).latest().hasFamily(family);
    }

    private void refresh(String smartAccount) {
        try {
            intake.readDirectory(smartAccount);
        } catch (PeerUnavailable unavailable) {
            throw Problem.unavailable(
                    "A name in this rule is not known here yet, and "
                            + unavailable.trouble().detail(),
                    LATER);
        }
    }

    private static Problem unknown(String id) {
        return Problem.notFound("There is no owner rule " + id + ".");
    }
}
