package dev.ninety.compliance.alert.store;

import dev.ninety.compliance.alert.TermFall;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The moments at which fewer units are owned than just before, in the copy of the entitlement ledger. */
@ApplicationScoped
public class TermFallStore {

    private static final String FALLS = """
            SELECT e.virtual_account, e.entitlement_tag, e.effective_at, -sum(e.delta)::bigint AS units,
                max(e.recorded_at) AS known_at
            FROM entry e
            """;
    private static final String OWNED = " e.smart_account = ? AND e.source = 'ENTITLEMENT' AND e.view = 'ACTUAL' ";
    private static final String GROUPED =
            " GROUP BY e.virtual_account, e.entitlement_tag, e.effective_at HAVING sum(e.delta) < 0";

    private final Sql sql;

    TermFallStore(Sql sql) {
        this.sql = sql;
    }

    /** After a moment, up to another, itself included. */
    public record Window(Instant after, Instant until) {}

    /** The falls of a whole account in a stretch of time. */
    public List<TermFall> within(String smartAccount, Window window) {
        return sql.list(
                FALLS + "WHERE" + OWNED + "AND e.effective_at > ? AND e.effective_at <= ?" + GROUPED,
                TermFallStore::read,
                smartAccount,
                window.after(),
                window.until());
    }

    /** All falls of some pairs. */
    public List<TermFall> of(String smartAccount, Collection<Pair> pairs) {
        return sql.list(
                FALLS + """
                JOIN unnest(?, ?) AS asked (virtual_account, entitlement_tag)
                    ON e.virtual_account = asked.virtual_account AND e.entitlement_tag = asked.entitlement_tag WHERE
                """ + OWNED + GROUPED,
                TermFallStore::read,
                pairs.stream().map(Pair::virtualAccount).toArray(String[]::new),
                pairs.stream().map(Pair::entitlementTag).toArray(String[]::new),
                smartAccount);
    }

    private static TermFall read(Sql.Row row) throws SQLException {
        return new TermFall(
                new Pair(row.text("virtual_account"), row.text("entitlement_tag")),
                row.moment("effective_at"),
                row.number("units"),
                row.moment("known_at"));
    }
}
