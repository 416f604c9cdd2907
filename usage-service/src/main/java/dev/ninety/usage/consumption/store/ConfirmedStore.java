package dev.ninety.usage.consumption.store;

import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the vendor has confirmed of its view, as dated changes; they sum to a level like the ledger's entries. */
@ApplicationScoped
public class ConfirmedStore {

    private final Sql sql;

    public ConfirmedStore(Sql sql) {
        this.sql = sql;
    }

    /** What is confirmed of one licence in one Virtual Account. */
    public record Key(String virtualAccount, String entitlementTag) {}

    public void append(String smartAccount, List<Posting> changes, Instant recordedAt) {
        if (changes.isEmpty()) {
            return;
        }
        sql.update(
                """
                INSERT INTO confirmed_entry
                    (smart_account, virtual_account, entitlement_tag, effective_at, delta, recorded_at)
                SELECT ?, virtual_account, entitlement_tag, effective_at, delta, ?
                FROM unnest(?, ?, ?, ?) AS change (virtual_account, entitlement_tag, effective_at, delta)
                """,
                smartAccount,
                recordedAt,
                changes.stream().map(Posting::virtualAccount).toArray(String[]::new),
                changes.stream().map(Posting::entitlementTag).toArray(String[]::new),
                changes.stream().map(Posting::effectiveAt).toArray(Instant[]::new),
                changes.stream().mapToLong(Posting::delta).toArray());
    }

    /** The confirmed level of every pair of which anything was ever confirmed. */
    public Map<Key, Long> levels(String smartAccount, Instant at, Instant knownAt) {
        Map<Key, Long> levels = new HashMap<>();
        sql.forEach(
                """
                SELECT virtual_account, entitlement_tag, sum(delta)::bigint AS level FROM confirmed_entry
                WHERE smart_account = ? AND effective_at <= ? AND recorded_at <= ?
                GROUP BY virtual_account, entitlement_tag
                """,
                row -> levels.put(
                        new Key(row.text("virtual_account"), row.text("entitlement_tag")), row.number("level")),
                smartAccount,
                at,
                knownAt);
        return levels;
    }
}
