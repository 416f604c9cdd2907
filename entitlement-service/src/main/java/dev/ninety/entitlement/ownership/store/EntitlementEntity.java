package dev.ninety.entitlement.ownership.store;

import dev.ninety.entitlement.catalogue.Money;
import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of an entitlement. */
@Entity
@Table(name = "entitlement")
@IdClass(EntitlementEntity.Key.class)
public class EntitlementEntity {

    @Id
    public String smartAccount;

    @Id
    @Column(name = "entitlement")
    public String id;

    public String virtualAccount;
    public String entitlementTag;
    public long quantity;
    public Instant startsAt;
    public @Nullable Instant endsAt;
    public @Nullable String orderReference;
    public @Nullable String subscriptionId;
    public @Nullable String priceAmount;
    public @Nullable String priceCurrency;

    @Enumerated(EnumType.STRING)
    public Origin origin;

    public Instant recordedAt;

    static EntitlementEntity of(String smartAccount, Instant recordedAt, Entitlement granted) {
        EntitlementEntity row = new EntitlementEntity();
        row.smartAccount = smartAccount;
        row.id = granted.id();
        row.virtualAccount = granted.virtualAccount();
        row.entitlementTag = granted.entitlementTag();
        row.origin = granted.origin();
        row.recordedAt = recordedAt;
        row.replaceBy(granted);
        return row;
    }

    /** Takes over what a change may touch. */
    void replaceBy(Entitlement changed) {
        quantity = changed.quantity();
        startsAt = changed.startsAt();
        endsAt = changed.endsAt();
        orderReference = changed.orderReference();
        subscriptionId = changed.subscriptionId();
        Money price = changed.unitPrice();
        priceAmount = price == null ? null : price.amount();
        priceCurrency = price == null ? null : price.currency();
    }

    Entitlement toDomain() {
        return new Entitlement(
                id,
                virtualAccount,
                entitlementTag,
                quantity,
                startsAt,
                endsAt,
                orderReference,
                subscriptionId,
                priceAmount == null || priceCurrency == null ? null : new Money(priceAmount, priceCurrency),
                origin);
    }

    /** The key of the row. */
    public record Key(String smartAccount, String id) {}
}
