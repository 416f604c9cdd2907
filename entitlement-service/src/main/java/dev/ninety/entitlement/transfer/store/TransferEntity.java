package dev.ninety.entitlement.transfer.store;

import dev.ninety.entitlement.transfer.Transfer;
import dev.ninety.entitlement.transfer.Transfer.Taken;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a transfer. */
@Entity
@Table(name = "transfer")
@IdClass(TransferEntity.Key.class)
public class TransferEntity {

    @Id
    public String smartAccount;

    @Id
    @Column(name = "transfer")
    public String id;

    public String fromVirtualAccount;
    public String toVirtualAccount;
    public String entitlementTag;
    public long quantity;
    public Instant effectiveAt;
    public @Nullable String reason;
    public Instant recordedAt;

    Transfer toDomain(List<Taken> lots) {
        return new Transfer(
                id, fromVirtualAccount, toVirtualAccount, entitlementTag, quantity, effectiveAt, reason, lots);
    }

    /** The key of the row. */
    public record Key(String smartAccount, String id) {}
}
