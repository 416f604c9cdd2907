package dev.ninety.entitlement.account.store;

import dev.ninety.entitlement.account.RecordFrom;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of one version of an account's record start. */
@Entity
@Table(name = "record_from_version")
@IdClass(RecordFromEntity.Key.class)
public class RecordFromEntity {

    @Id
    public String smartAccount;

    @Id
    public int version;

    public @Nullable Instant recordFrom;
    public Instant recordedAt;

    RecordFrom toDomain() {
        return new RecordFrom(recordFrom, recordedAt);
    }

    /** The key of the row. */
    public record Key(String smartAccount, int version) {}
}
