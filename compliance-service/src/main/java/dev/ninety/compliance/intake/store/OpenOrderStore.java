package dev.ninety.compliance.intake.store;

import dev.ninety.compliance.intake.Heard;
import dev.ninety.compliance.intake.HeardOrder;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The orders that are not granted in full, as they were heard of from time to time. */
@ApplicationScoped
public class OpenOrderStore {

    private static final String ORDER = "order_reference, virtual_account, entitlement_tag, missing, ordered_at";

    private final Sql sql;

    OpenOrderStore(Sql sql) {
        this.sql = sql;
    }

    /** The orders that are open, as far as is known. */
    public Set<HeardOrder> open(String smartAccount) {
        return new HashSet<>(sql.list(
                "SELECT " + ORDER + " FROM open_order WHERE smart_account = ? AND gone_at IS NULL",
                OpenOrderStore::read,
                smartAccount));
    }

    /**
     * The orders of some licences that are open, or were known to be open after a moment.
     *
     * @param after null for those that are open
     */
    public List<Heard<HeardOrder>> of(String smartAccount, Collection<String> tags, @Nullable Instant after) {
        return sql.list(
                "SELECT " + ORDER + """
                , recorded_at, gone_at FROM open_order
                WHERE smart_account = ? AND entitlement_tag = ANY (?) AND (gone_at IS NULL OR gone_at > ?)
                ORDER BY order_reference, recorded_at
                """,
                row -> new Heard<>(read(row), row.moment("recorded_at"), row.optionalMoment("gone_at")),
                smartAccount,
                tags.toArray(String[]::new),
                after);
    }

    /** Orders that were heard of no more at a moment; what was first heard of at that very moment never was. */
    public void end(String smartAccount, Collection<HeardOrder> gone, Instant goneAt) {
        String[] references = gone.stream().map(HeardOrder::orderReference).toArray(String[]::new);
        HeardRows.end(sql, "open_order", smartAccount, goneAt, "order_reference = ANY (?)", (Object) references);
    }

    /** Orders that were first heard of at a moment. */
    public void begin(String smartAccount, Collection<HeardOrder> found, Instant recordedAt) {
        List<HeardOrder> rows = List.copyOf(found);
        sql.update(
                """
                INSERT INTO open_order (smart_account, recorded_at, order_reference, virtual_account, entitlement_tag,
                    missing, ordered_at)
                SELECT ?, ?, o.* FROM unnest(?, ?, ?, ?, ?) AS o
                """,
                smartAccount,
                recordedAt,
                rows.stream().map(HeardOrder::orderReference).toArray(String[]::new),
                rows.stream().map(HeardOrder::virtualAccount).toArray(String[]::new),
                rows.stream().map(HeardOrder::entitlementTag).toArray(String[]::new),
                rows.stream().mapToLong(HeardOrder::missing).toArray(),
                rows.stream().map(HeardOrder::orderedAt).toArray(Instant[]::new));
    }

    private static HeardOrder read(Sql.Row row) throws SQLException {
        return new HeardOrder(
                row.text("order_reference"),
                row.text("virtual_account"),
                row.text("entitlement_tag"),
                row.number("missing"),
                row.moment("ordered_at"));
    }
}
