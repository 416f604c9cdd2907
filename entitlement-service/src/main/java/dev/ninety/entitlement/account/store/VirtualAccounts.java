package dev.ninety.entitlement.account.store;

import dev.ninety.entitlement.account.store.VirtualAccountEntity.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and lists Virtual Accounts. */
@ApplicationScoped
public class VirtualAccounts implements PanacheRepositoryBase<VirtualAccountEntity, Key> {

    public List<VirtualAccountEntity> list(String smartAccount, @Nullable String after, int limit) {
        return find(
                        "smartAccount = ?1 and virtualAccount > ?2 order by virtualAccount",
                        smartAccount,
                        after == null ? "" : after)
                .page(0, limit)
                .list();
    }

    public List<VirtualAccountEntity> all(String smartAccount) {
        return list("smartAccount = ?1 order by virtualAccount", smartAccount);
    }
}
