package dev.ninety.usage.obligation.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.obligation.Announcement;
import dev.ninety.usage.obligation.Rule;
import dev.ninety.usage.obligation.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What became true, once each, in an order without gaps. The account's ledger must be open where it is written. */
@ApplicationScoped
public class EventStore {

    private final Sql sql;

    public EventStore(Sql sql) {
        this.sql = sql;
    }

    /** An announcement of a series. */
    public record New(long seriesId, String productInstance, String entitlementTag, Announcement announcement) {}

    /** Adds what was not announced yet, in the order of when it became true. */
    public void add(String smartAccount, List<New> announced, Instant recordedAt) {
        if (announced.isEmpty()) {
            return;
        }
        List<New> inOrder = announced.stream()
                .sorted(Comparator.comparing((New one) -> one.announcement().at())
                        .thenComparing(New::seriesId))
                .toList();
        sql.update(
                """
                INSERT INTO usage_event (smart_account, sequence, recorded_at, type, at, series_id, product_instance,
                    entitlement_tag, virtual_account, rule, due)
                SELECT ?, (SELECT COALESCE(max(sequence), 0) FROM usage_event WHERE smart_account = ?)
                        + row_number() OVER (ORDER BY n.ordinal), ?,
                    n.type, n.at, n.series_id, n.product_instance, n.entitlement_tag, n.virtual_account, n.rule, n.due
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS n (type, at, series_id, product_instance,
                    entitlement_tag, virtual_account, rule, due, ordinal)
                WHERE NOT EXISTS (SELECT FROM usage_event e WHERE e.smart_account = ? AND e.series_id = n.series_id
                    AND e.rule = n.rule AND e.due = n.due AND e.type = n.type)
                """,
                smartAccount,
                smartAccount,
                recordedAt,
                texts(inOrder, one -> one.announcement().kind().name()),
                moments(inOrder, one -> one.announcement().at()),
                inOrder.stream().mapToLong(New::seriesId).toArray(),
                texts(inOrder, New::productInstance),
                texts(inOrder, New::entitlementTag),
                texts(inOrder, one -> one.announcement().virtualAccount()),
                texts(inOrder, one -> one.announcement().rule().name()),
                moments(inOrder, one -> one.announcement().due()),
                smartAccount);
    }

    /** The events that follow a sequence number. */
    public List<UsageEvent> after(String smartAccount, long sequence, int limit) {
        return sql.list(
                "SELECT * FROM usage_event WHERE smart_account = ? AND sequence > ? ORDER BY sequence LIMIT ?",
                row -> new UsageEvent(
                        row.number("sequence"),
                        Announcement.Kind.valueOf(row.text("type")),
                        row.moment("at"),
                        row.moment("recorded_at"),
                        row.text("product_instance"),
                        row.text("entitlement_tag"),
                        row.text("virtual_account"),
                        Rule.valueOf(row.text("rule")),
                        row.moment("due")),
                smartAccount,
                sequence,
                limit);
    }

    private static String[] texts(List<New> announced, Function<New, String> value) {
        return announced.stream().map(value).toArray(String[]::new);
    }

    private static Instant[] moments(List<New> announced, Function<New, Instant> value) {
        return announced.stream().map(value).toArray(Instant[]::new);
    }
}
