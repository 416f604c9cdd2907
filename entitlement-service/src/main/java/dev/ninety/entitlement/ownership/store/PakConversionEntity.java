package dev.ninety.entitlement.ownership.store;

import dev.ninety.entitlement.ownership.PakConversion;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a PAK conversion. */
@Entity
@Table(name = "pak_conversion")
@IdClass(PakConversionEntity.Key.class)
public class PakConversionEntity {

    @Id
    public String smartAccount;

    @Id
    public String pak;

    public String virtualAccount;
    public String entitlementTag;
    public long quantity;
    public Instant convertedAt;
    public Instant recordedAt;

    PakConversion toDomain() {
        return new PakConversion(pak, virtualAccount, entitlementTag, quantity, convertedAt);
    }

    /** The key of the row. */
    public record Key(String smartAccount, String pak) {}
}
