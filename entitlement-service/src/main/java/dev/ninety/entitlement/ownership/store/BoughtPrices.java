package dev.ninety.entitlement.ownership.store;

import dev.ninety.entitlement.catalogue.Money;
import dev.ninety.entitlement.ownership.BoughtPrice;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what units were bought at. */
@ApplicationScoped
public class BoughtPrices {

    private final Sql sql;

    public BoughtPrices(Sql sql) {
        this.sql = sql;
    }

    /**
     * The latest price of each licence, apart for units that end and for units that last, by tag. Of entitlements that
     * start together the one recorded last goes first, then the one with the highest id.
     *
     * @param after the last one of the page before; null for the first page
     */
    public List<BoughtPrice> list(String smartAccount, @Nullable Key after, int limit) {
        return sql.list(
                """
                SELECT DISTINCT ON (entitlement_tag COLLATE "C", ends_at IS NULL)
                    entitlement_tag, ends_at IS NULL AS lasting, price_amount, price_currency, entitlement
                FROM entitlement
                WHERE smart_account = ? AND price_amount IS NOT NULL AND price_currency IS NOT NULL
                    AND (entitlement_tag COLLATE "C", ends_at IS NULL) > (?, ?)
                ORDER BY entitlement_tag COLLATE "C", ends_at IS NULL, starts_at DESC, recorded_at DESC,
                    entitlement COLLATE "C" DESC
                LIMIT ?
                """,
                row -> new BoughtPrice(
                        row.text("entitlement_tag"),
                        row.truth("lasting"),
                        new Money(row.text("price_amount"), row.text("price_currency")),
                        row.text("entitlement")),
                smartAccount,
                after == null ? "" : after.entitlementTag(),
                after != null && after.lasting(),
                limit);
    }

    /** What names one price within an account. */
    public record Key(String entitlementTag, boolean lasting) {}
}
