package dev.ninety.entitlement.ownership.store;

import dev.ninety.entitlement.ownership.UnitReturn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a return. */
@Entity
@Table(name = "entitlement_return")
@IdClass(ReturnEntity.Key.class)
public class ReturnEntity {

    @Id
    public String smartAccount;

    @Id
    public String entitlement;

    @Id
    @Column(name = "return_id")
    public String id;

    public long quantity;
    public Instant effectiveAt;
    public @Nullable String reason;
    public Instant recordedAt;

    public UnitReturn toDomain() {
        return new UnitReturn(id, quantity, effectiveAt, reason);
    }

    /** The key of the row. */
    public record Key(String smartAccount, String entitlement, String id) {}
}
