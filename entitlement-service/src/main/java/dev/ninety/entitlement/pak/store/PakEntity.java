package dev.ninety.entitlement.pak.store;

import dev.ninety.entitlement.pak.Pak;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a key. */
@Entity
@Table(name = "pak")
@IdClass(PakEntity.Key.class)
public class PakEntity {

    @Id
    public String smartAccount;

    @Id
    public String pak;

    public String description;
    public long quantity;
    public Instant recordedAt;

    void replaceBy(Pak changed) {
        description = changed.description();
        quantity = changed.quantity();
    }

    Pak toDomain() {
        return new Pak(pak, description, quantity);
    }

    /** The key of the row. */
    public record Key(String smartAccount, String pak) {}
}
