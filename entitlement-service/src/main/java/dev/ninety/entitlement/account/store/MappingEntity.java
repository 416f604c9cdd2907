package dev.ninety.entitlement.account.store;

import dev.ninety.entitlement.account.DatedMapping;
import dev.ninety.entitlement.account.Mapping;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of what a Virtual Account maps to from a moment on. */
@Entity
@Table(name = "virtual_account_mapping")
@IdClass(MappingEntity.Key.class)
public class MappingEntity {

    @Id
    public String smartAccount;

    @Id
    public String virtualAccount;

    @Id
    public int version;

    public @Nullable Instant effectiveFrom;
    public @Nullable String businessUnit;
    public @Nullable String region;
    public @Nullable String environment;
    public Instant recordedAt;

    DatedMapping toDomain() {
        return new DatedMapping(effectiveFrom, new Mapping(businessUnit, region, environment), recordedAt);
    }

    /** The key of the row. */
    public record Key(String smartAccount, String virtualAccount, int version) {}
}
