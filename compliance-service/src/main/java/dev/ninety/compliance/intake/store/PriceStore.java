package dev.ninety.compliance.intake.store;

import dev.ninety.compliance.intake.HeardPrice;
import dev.ninety.compliance.money.Money;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What units were bought at last, as it was heard from time to time. */
@ApplicationScoped
public class PriceStore {

    private final Sql sql;

    PriceStore(Sql sql) {
        this.sql = sql;
    }

    /** The prices that hold, as far as is known. */
    public Set<HeardPrice> holding(String smartAccount) {
        return new HashSet<>(sql.list("""
                SELECT entitlement_tag, lasting, amount, currency, entitlement FROM bought_price
                WHERE smart_account = ? AND gone_at IS NULL
                """, PriceStore::read, smartAccount));
    }

    /** Prices that were heard no more at a moment; what was first heard at that very moment never was. */
    public void end(String smartAccount, Collection<HeardPrice> gone, Instant goneAt) {
        String[] tags = gone.stream().map(HeardPrice::entitlementTag).toArray(String[]::new);
        boolean[] lasting = lasting(List.copyOf(gone));
        HeardRows.end(
                sql,
                "bought_price",
                smartAccount,
                goneAt,
                "(entitlement_tag, lasting) IN (SELECT * FROM unnest(?, ?))",
                tags,
                lasting);
    }

    /** Prices that were first heard at a moment. */
    public void begin(String smartAccount, Collection<HeardPrice> found, Instant recordedAt) {
        List<HeardPrice> rows = List.copyOf(found);
        sql.update(
                """
                INSERT INTO bought_price (smart_account, recorded_at, entitlement_tag, lasting, amount, currency,
                    entitlement)
                SELECT ?, ?, p.* FROM unnest(?, ?, ?, ?, ?) AS p
                """,
                smartAccount,
                recordedAt,
                rows.stream().map(HeardPrice::entitlementTag).toArray(String[]::new),
                lasting(rows),
                rows.stream()
                        .map(row -> row.unitPrice().amount().toPlainString())
                        .toArray(String[]::new),
                rows.stream().map(row -> row.unitPrice().currency()).toArray(String[]::new),
                rows.stream().map(HeardPrice::entitlement).toArray(String[]::new));
    }

    private static boolean[] lasting(List<HeardPrice> rows) {
        boolean[] lasting = new boolean[rows.size()];
        for (int i = 0; i < lasting.length; i++) {
            lasting[i] = rows.get(i).lasting();
        }
        return lasting;
    }

    private static HeardPrice read(Sql.Row row) throws SQLException {
        return new HeardPrice(
                row.text("entitlement_tag"),
                row.truth("lasting"),
                new Money(new BigDecimal(row.text("amount")), row.text("currency")),
                row.text("entitlement"));
    }
}
