package dev.ninety.compliance.catalogue.store;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.catalogue.LicenceType;
import dev.ninety.compliance.catalogue.LicenceVersion;
import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.money.Money;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The cached catalogues. Only intake replaces them. */
@ApplicationScoped
public class CatalogueStore {

    private final Sql sql;
    private final int defaultGraceDays;

    CatalogueStore(Sql sql, @ConfigProperty(name = Settings.GRACE_DAYS, defaultValue = "90") int defaultGraceDays) {
        this.sql = sql;
        this.defaultGraceDays = defaultGraceDays;
    }

    /** An account's catalogue with all its versions. */
    public Catalogue load(String smartAccount) {
        return new Catalogue(versions(smartAccount), defaultGraceDays);
    }

    public List<LicenceVersion> versions(String smartAccount) {
        return sql.list(
                """
                SELECT recorded_at, entitlement_tag, family, tier_rank, enforcement_action, grace_days,
                    usage_source, display_name, price_amount, price_currency, licence_type
                FROM licence_version WHERE smart_account = ? ORDER BY ordinal
                """,
                row -> new LicenceVersion(
                        row.optionalMoment("recorded_at"),
                        new Licence(
                                row.text("entitlement_tag"),
                                row.optionalText("family"),
                                whole(row.optionalNumber("tier_rank")),
                                EnforcementAction.valueOf(row.text("enforcement_action")),
                                whole(row.optionalNumber("grace_days")),
                                usageSource(row.optionalText("usage_source")),
                                row.optionalText("display_name"),
                                money(row.optionalText("price_amount"), row.optionalText("price_currency")),
                                LicenceType.valueOf(row.text("licence_type")))),
                smartAccount);
    }

    public void replace(String smartAccount, List<LicenceVersion> versions) {
        sql.update("DELETE FROM licence_version WHERE smart_account = ?", smartAccount);
        sql.update(
                """
                INSERT INTO licence_version (smart_account, ordinal, recorded_at, entitlement_tag, family, tier_rank,
                    enforcement_action, grace_days, usage_source, display_name, price_amount, price_currency, licence_type)
                SELECT ?, ordinal, recorded_at, entitlement_tag, family, tier_rank::integer, enforcement_action,
                    grace_days::integer, usage_source, display_name, price_amount, price_currency, licence_type
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS version (recorded_at, entitlement_tag,
                    family, tier_rank, enforcement_action, grace_days, usage_source, display_name, price_amount,
                    price_currency, licence_type, ordinal)
                """,
                smartAccount,
                versions.stream().map(LicenceVersion::recordedAt).toArray(Instant[]::new),
                texts(versions, Licence::entitlementTag),
                texts(versions, Licence::family),
                texts(versions, Licence::tierRank),
                texts(versions, Licence::enforcementAction),
                texts(versions, Licence::graceDays),
                texts(versions, Licence::usageSource),
                texts(versions, Licence::displayName),
                texts(versions, licence -> price(licence, Money::amount)),
                texts(versions, licence -> price(licence, Money::currency)),
                texts(versions, Licence::licenceType));
    }

    private static @Nullable Object price(Licence licence, Function<Money, Object> part) {
        Money price = licence.unitPrice();
        return price == null ? null : part.apply(price);
    }

    private static @Nullable Money money(@Nullable String amount, @Nullable String currency) {
        return amount == null || currency == null ? null : new Money(new BigDecimal(amount), currency);
    }

    private static @Nullable UsageSource usageSource(@Nullable String name) {
        return name == null ? null : UsageSource.valueOf(name);
    }

    private static @Nullable Integer whole(@Nullable Long number) {
        return number == null ? null : Math.toIntExact(number);
    }

    private static @Nullable String[] texts(List<LicenceVersion> versions, Field field) {
        @Nullable String[] texts = new String[versions.size()];
        for (int i = 0; i < texts.length; i++) {
            Object value = field.of(versions.get(i).licence());
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }

    @FunctionalInterface
    private interface Field {
        @Nullable
        Object of(Licence licence);
    }
}
