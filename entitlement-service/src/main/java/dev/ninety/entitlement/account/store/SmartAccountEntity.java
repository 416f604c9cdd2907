package dev.ninety.entitlement.account.store;

import dev.ninety.entitlement.account.SmartAccount;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a Smart Account. The default Virtual Account stands here, so that there can only be one. */
@Entity
@Table(name = "smart_account")
public class SmartAccountEntity {

    @Id
    public String smartAccount;

    public String name;
    public @Nullable Instant recordFrom;
    public @Nullable String defaultVirtualAccount;
    public long directoryVersion;
    public Instant recordedAt;

    public SmartAccount toDomain() {
        return new SmartAccount(smartAccount, name, recordFrom);
    }
}
