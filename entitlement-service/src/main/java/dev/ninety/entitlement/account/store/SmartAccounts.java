package dev.ninety.entitlement.account.store;

import dev.ninety.entitlement.account.SmartAccount;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and lists Smart Accounts. */
@ApplicationScoped
public class SmartAccounts implements PanacheRepositoryBase<SmartAccountEntity, String> {

    public List<SmartAccount> list(@Nullable String after, int limit) {
        return find("smartAccount > ?1 order by smartAccount", after == null ? "" : after).page(0, limit).stream()
                .map(SmartAccountEntity::toDomain)
                .toList();
    }

    public boolean exists(String smartAccount) {
        return count("smartAccount", smartAccount) > 0;
    }
}
