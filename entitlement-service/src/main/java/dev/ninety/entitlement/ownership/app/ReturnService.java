package dev.ninety.entitlement.ownership.app;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.account.app.AccountWrites;
import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.ReturnJudgement;
import dev.ninety.entitlement.ownership.UnitReturn;
import dev.ninety.entitlement.ownership.store.Entitlements;
import dev.ninety.entitlement.ownership.store.Lots;
import dev.ninety.entitlement.ownership.store.Returns;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.tenancy.AccountRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records units that were given back. */
@ApplicationScoped
public class ReturnService {

    private final AccountWrites writes;
    private final AccountRegistry accounts;
    private final Entitlements entitlements;
    private final Returns returns;
    private final Lots lots;

    public ReturnService(
            AccountWrites writes, AccountRegistry accounts, Entitlements entitlements, Returns returns, Lots lots) {
        this.writes = writes;
        this.accounts = accounts;
        this.entitlements = entitlements;
        this.returns = returns;
        this.lots = lots;
    }

    /**
     * Records a return once. Sent again with another quantity or moment it is a 409; with another reason, which
     * changes no count, the reason is replaced.
     */
    @Transactional
    public Written<UnitReturn> put(String smartAccount, String entitlementId, UnitReturn wanted) {
        AccountWrite write = writes.open(smartAccount);
        Entitlement entitlement = entitlements.get(smartAccount, entitlementId);
        String resource = "entitlements/" + entitlementId + "/returns/" + wanted.id();
        UnitReturn standing =
                returns.find(smartAccount, entitlementId, wanted.id()).orElse(null);
        if (standing == null) {
            write.post(ReturnJudgement.postings(lots.of(smartAccount, entitlement), wanted));
            returns.add(smartAccount, entitlementId, write.recordedAt(), wanted);
            write.log("RETURN_RECORDED", resource, wanted.quantity() + " units from " + wanted.effectiveAt() + ".");
            return Written.created(wanted);
        }
        if (!standing.takesTheSame(wanted)) {
            throw Problem.conflict(
                    "ANOTHER_RETURN",
                    "Return " + wanted.id() + " is of " + standing.quantity() + " units from " + standing.effectiveAt()
                            + ".");
        }
        if (!standing.equals(wanted)) {
            returns.annotate(smartAccount, entitlementId, wanted);
            write.log("RETURN_ANNOTATED", resource, wanted.reason());
        }
        return Written.standing(wanted);
    }

    @Transactional
    public UnitReturn get(String smartAccount, String entitlementId, String id) {
        accounts.require(smartAccount);
        entitlements.get(smartAccount, entitlementId);
        return returns.find(smartAccount, entitlementId, id)
                .orElseThrow(() -> Problem.notFound("There is no return " + id + "."));
    }

    @Transactional
    public List<UnitReturn> list(String smartAccount, String entitlementId, @Nullable String after, int limit) {
        accounts.require(smartAccount);
        entitlements.get(smartAccount, entitlementId);
        return returns.list(smartAccount, entitlementId, after, limit);
    }
}
