package dev.ninety.entitlement.ownership.store;

import dev.ninety.entitlement.ownership.TermEnd;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what ends when. A set of lots is summed where it lies, since an account may have very many. */
@ApplicationScoped
public class TermEnds {

    private final Sql sql;

    public TermEnds(Sql sql) {
        this.sql = sql;
    }

    /**
     * What ends within {@code [from, until)}, by moment, Virtual Account and tag. A fact that lies at or after a
     * lot's end concerns nobody.
     *
     * @param until null for all that ever ends
     * @param after the last one of the page before; null for the first page
     */
    public List<TermEnd> list(
            String smartAccount, Instant from, @Nullable Instant until, @Nullable TermEnd after, int limit) {
        return sql.list(
                """
                WITH lot AS (
                    SELECT smart_account, entitlement, virtual_account, entitlement_tag, quantity, ends_at
                    FROM entitlement
                    WHERE smart_account = ? AND ends_at >= ? AND ends_at < COALESCE(?::timestamptz, 'infinity')
                ), held AS (
                    SELECT virtual_account, entitlement_tag, ends_at, quantity FROM lot
                    UNION ALL
                    SELECT lot.virtual_account, lot.entitlement_tag, lot.ends_at, -given.quantity
                    FROM lot JOIN entitlement_return given USING (smart_account, entitlement)
                    WHERE given.effective_at < lot.ends_at
                    UNION ALL
                    SELECT side.virtual_account, lot.entitlement_tag, lot.ends_at, side.sign * line.quantity
                    FROM lot JOIN transfer_line line USING (smart_account, entitlement)
                        JOIN transfer USING (smart_account, transfer)
                        CROSS JOIN LATERAL (VALUES (transfer.from_virtual_account, -1),
                                                   (transfer.to_virtual_account, 1)) side (virtual_account, sign)
                    WHERE transfer.effective_at < lot.ends_at
                )
                SELECT virtual_account, entitlement_tag, ends_at, SUM(quantity)::bigint AS quantity FROM held
                WHERE (ends_at, virtual_account, entitlement_tag) > (?, ?, ?)
                GROUP BY ends_at, virtual_account, entitlement_tag HAVING SUM(quantity) <> 0
                ORDER BY ends_at, virtual_account, entitlement_tag LIMIT ?
                """,
                row -> new TermEnd(
                        row.text("virtual_account"),
                        row.text("entitlement_tag"),
                        row.moment("ends_at"),
                        row.number("quantity")),
                smartAccount,
                after == null ? from : after.endsAt(),
                until,
                after == null ? from : after.endsAt(),
                after == null ? "" : after.virtualAccount(),
                after == null ? "" : after.entitlementTag(),
                limit);
    }
}
