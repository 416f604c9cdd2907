package dev.ninety.entitlement.catalogue.store;

import dev.ninety.entitlement.catalogue.EnforcementAction;
import dev.ninety.entitlement.catalogue.EnforcementType;
import dev.ninety.entitlement.catalogue.Licence;
import dev.ninety.entitlement.catalogue.LicenceType;
import dev.ninety.entitlement.catalogue.LicenceVersion;
import dev.ninety.entitlement.catalogue.Money;
import dev.ninety.entitlement.catalogue.UsageSource;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of one edit of an account's catalogue. */
@Entity
@Table(name = "licence_version")
@IdClass(LicenceVersionEntity.Key.class)
public class LicenceVersionEntity {

    @Id
    public String smartAccount;

    @Id
    public String entitlementTag;

    @Id
    public int version;

    public Instant recordedAt;
    public String displayName;
    public @Nullable String family;
    public int tierRank;

    @Enumerated(EnumType.STRING)
    public LicenceType licenceType;

    @Enumerated(EnumType.STRING)
    public EnforcementType enforcementType;

    @Enumerated(EnumType.STRING)
    public EnforcementAction enforcementAction;

    public int graceDays;
    public @Nullable String priceAmount;
    public @Nullable String priceCurrency;

    @Enumerated(EnumType.STRING)
    public @Nullable UsageSource usageSource;

    static LicenceVersionEntity of(String smartAccount, int version, Instant recordedAt, Licence licence) {
        LicenceVersionEntity row = new LicenceVersionEntity();
        row.smartAccount = smartAccount;
        row.entitlementTag = licence.entitlementTag();
        row.version = version;
        row.recordedAt = recordedAt;
        row.displayName = licence.displayName();
        row.family = licence.family();
        row.tierRank = licence.tierRank();
        row.licenceType = licence.licenceType();
        row.enforcementType = licence.enforcementType();
        row.enforcementAction = licence.enforcementAction();
        row.graceDays = licence.graceDays();
        Money price = licence.unitPrice();
        row.priceAmount = price == null ? null : price.amount();
        row.priceCurrency = price == null ? null : price.currency();
        row.usageSource = licence.usageSource();
        return row;
    }

    LicenceVersion toDomain() {
        return new LicenceVersion(
                recordedAt,
                new Licence(
                        entitlementTag,
                        displayName,
                        family,
                        tierRank,
                        licenceType,
                        enforcementType,
                        enforcementAction,
                        graceDays,
                        priceAmount == null || priceCurrency == null ? null : new Money(priceAmount, priceCurrency),
                        usageSource));
    }

    /** The key of the row. */
    public record Key(String smartAccount, String entitlementTag, int version) {}
}
