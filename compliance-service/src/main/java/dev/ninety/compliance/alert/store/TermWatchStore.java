package dev.ninety.compliance.alert.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When the terms of each licence in each Virtual Account are to be looked at again. Replicas share the work. */
@ApplicationScoped
public class TermWatchStore {

    private final Sql sql;

    TermWatchStore(Sql sql) {
        this.sql = sql;
    }

    /** Pairs of one account that are due, held until the transaction ends. */
    public record Due(String smartAccount, List<Pair> pairs) {}

    /** What is owned of these pairs has changed. */
    public void changed(String smartAccount, Collection<Pair> pairs) {
        sql.update(
                """
                INSERT INTO term_watch (smart_account, virtual_account, entitlement_tag, due_at)
                SELECT ?, virtual_account, entitlement_tag, to_timestamp(0)
                FROM unnest(?, ?) AS changed (virtual_account, entitlement_tag)
                ORDER BY virtual_account, entitlement_tag
                ON CONFLICT (smart_account, virtual_account, entitlement_tag) DO UPDATE SET due_at = to_timestamp(0)
                """,
                smartAccount,
                pairs.stream().map(Pair::virtualAccount).toArray(String[]::new),
                pairs.stream().map(Pair::entitlementTag).toArray(String[]::new));
    }

    /** Holds up to so many pairs of one account that are due and that nobody else holds; null where there are none. */
    public @Nullable Due claim(Instant now, int atMost) {
        record Row(String smartAccount, Pair pair) {}
        Map<String, List<Row>> rows = sql
                .list(
                        """
                SELECT smart_account, virtual_account, entitlement_tag FROM term_watch
                WHERE due_at <= ? AND smart_account = (SELECT smart_account FROM term_watch WHERE due_at <= ?
                    ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                ORDER BY virtual_account, entitlement_tag LIMIT ? FOR UPDATE SKIP LOCKED
                """,
                        row -> new Row(
                                row.text("smart_account"),
                                new Pair(row.text("virtual_account"), row.text("entitlement_tag"))),
                        now,
                        now,
                        atMost)
                .stream()
                .collect(Collectors.groupingBy(Row::smartAccount));
        return rows.entrySet().stream()
                .map(one -> new Due(
                        one.getKey(), one.getValue().stream().map(Row::pair).toList()))
                .findFirst()
                .orElse(null);
    }

    /** The held pairs are due at these moments; those that are not named, never, unless what is owned changes. */
    public void next(Due held, Map<Pair, Instant> dueAt) {
        sql.update(
                """
                UPDATE term_watch t SET due_at = next.due_at
                FROM unnest(?, ?, ?) AS next (virtual_account, entitlement_tag, due_at)
                WHERE t.smart_account = ? AND t.virtual_account = next.virtual_account
                    AND t.entitlement_tag = next.entitlement_tag
                """,
                held.pairs().stream().map(Pair::virtualAccount).toArray(String[]::new),
                held.pairs().stream().map(Pair::entitlementTag).toArray(String[]::new),
                held.pairs().stream().map(dueAt::get).toArray(Instant[]::new),
                held.smartAccount());
    }
}
