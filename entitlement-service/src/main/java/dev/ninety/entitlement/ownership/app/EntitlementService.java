package dev.ninety.entitlement.ownership.app;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.account.app.AccountWrites;
import dev.ninety.entitlement.ownership.Cause;
import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.EntitlementChange;
import dev.ninety.entitlement.ownership.Lot;
import dev.ninety.entitlement.ownership.OwnershipChange;
import dev.ninety.entitlement.ownership.store.Entitlements;
import dev.ninety.entitlement.ownership.store.Lots;
import dev.ninety.kit.tenancy.AccountRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grants and changes entitlements. */
@ApplicationScoped
public class EntitlementService {

    private final AccountWrites writes;
    private final AccountRegistry accounts;
    private final Entitlements entitlements;
    private final Lots lots;

    public EntitlementService(AccountWrites writes, AccountRegistry accounts, Entitlements entitlements, Lots lots) {
        this.writes = writes;
        this.accounts = accounts;
        this.entitlements = entitlements;
        this.lots = lots;
    }

    @Transactional
    public Written<Entitlement> put(String smartAccount, Entitlement wanted) {
        AccountWrite write = writes.open(smartAccount);
        write.requireVirtualAccount("/virtualAccount", wanted.virtualAccount());
        Entitlement standing = entitlements.find(smartAccount, wanted.id()).orElse(null);
        return standing == null ? grant(write, wanted) : change(write, standing, wanted);
    }

    private Written<Entitlement> grant(AccountWrite write, Entitlement wanted) {
        entitlements.add(write.smartAccount(), write.recordedAt(), wanted);
        write.post(OwnershipChange.granting(Lot.of(wanted), Cause.grant(wanted)));
        write.log("ENTITLEMENT_GRANTED", "entitlements/" + wanted.id(), wanted.describe());
        return Written.created(wanted);
    }

    private Written<Entitlement> change(AccountWrite write, Entitlement standing, Entitlement wanted) {
        Entitlement changed = wanted.withOrigin(standing.origin());
        Lot lot = lots.of(write.smartAccount(), standing);
        EntitlementChange change = EntitlementChange.judge(standing, lot, changed);
        if (!changed.equals(standing)) {
            entitlements.replace(write.smartAccount(), changed);
            write.post(change.postings());
            write.log("ENTITLEMENT_CHANGED", "entitlements/" + changed.id(), changed.describe());
        }
        return Written.standing(changed);
    }

    @Transactional
    public Entitlement get(String smartAccount, String id) {
        accounts.require(smartAccount);
        return entitlements.get(smartAccount, id);
    }

    @Transactional
    public List<Entitlement> list(String smartAccount, @Nullable String after, int limit) {
        accounts.require(smartAccount);
        return entitlements.list(smartAccount, after, limit);
    }
}
