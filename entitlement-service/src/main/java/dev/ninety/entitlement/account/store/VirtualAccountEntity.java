package dev.ninety.entitlement.account.store;

import dev.ninety.entitlement.account.Mappings;
import dev.ninety.entitlement.account.VirtualAccount;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The row of a Virtual Account. */
@Entity
@Table(name = "virtual_account")
@IdClass(VirtualAccountEntity.Key.class)
public class VirtualAccountEntity {

    @Id
    public String smartAccount;

    @Id
    public String virtualAccount;

    public String name;

    public VirtualAccount toDomain(@Nullable String defaultVirtualAccount, Mappings mappings) {
        return new VirtualAccount(virtualAccount, name, virtualAccount.equals(defaultVirtualAccount), mappings);
    }

    /** The key of the row. */
    public record Key(String smartAccount, String virtualAccount) {}
}
