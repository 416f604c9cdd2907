package dev.ninety.usage.obligation.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.obligation.ObligationItem;
import dev.ninety.usage.obligation.ObligationItem.MetBy;
import dev.ninety.usage.obligation.Owed;
import dev.ninety.usage.obligation.Policies;
import dev.ninety.usage.obligation.ReportingStatus;
import dev.ninety.usage.obligation.StatusCount;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what is kept of obligations by what is due, each question from an index. */
@ApplicationScoped
public class ObligationPages {

    /** Nothing is due soon earlier than this before it is due. */
    private static final Duration SOON = Duration.ofDays(30);

    private final Sql sql;
    private final PolicyStore policies;

    public ObligationPages(Sql sql, PolicyStore policies) {
        this.sql = sql;
        this.policies = policies;
    }

    /** Which obligations are asked for; null: whatever they are. */
    public record Filter(
            @Nullable ReportingStatus status,
            @Nullable Instant dueBefore,
            @Nullable String virtualAccount,
            @Nullable Udi productInstance) {

        /** Whether an obligation of the product instance is one of these. */
        public boolean takes(ObligationItem item, Instant at) {
            Owed owed = item.owed();
            return (status == null || item.status(at) == status)
                    && (dueBefore == null || owed != null && owed.due().isBefore(dueBefore))
                    && (virtualAccount == null || virtualAccount.equals(item.virtualAccount()));
        }
    }

    /** The place of an obligation in the order of what is due; {@code due} is null where nothing is. */
    public record Place(@Nullable Instant due, long seriesId) {}

    /** The obligations that follow a place, what is due first before all others. */
    public List<ObligationItem> page(
            KnownAccount account, Filter filter, Instant now, @Nullable Place after, int limit) {
        Where where = new Where(account.smartAccount());
        if (after != null) {
            where.and(
                    "(o.due, o.series_id) > (CAST(? AS timestamptz), ?)",
                    after.due() == null ? "infinity" : after.due().toString(),
                    after.seriesId());
        }
        if (filter.status() != null) {
            where.and(filter.status(), now);
        }
        if (filter.dueBefore() != null) {
            where.and("o.due < ?", filter.dueBefore());
        }
        if (filter.virtualAccount() != null) {
            where.and("o.virtual_account = ?", filter.virtualAccount());
        }
        if (filter.productInstance() != null) {
            where.and(
                    """
                    o.instance_id = (SELECT p.instance_id FROM product_instance p
                        WHERE p.smart_account = o.smart_account AND p.pid = ? AND p.serial = ?)
                    """,
                    filter.productInstance().pid(),
                    filter.productInstance().serial());
        }
        where.parameters.add(limit);
        return named(
                account,
                now,
                "WHERE " + where.condition + " ORDER BY o.due, o.series_id LIMIT ?",
                where.parameters.toArray());
    }

    /** How many there are by Virtual Account and status; reads what is overdue or due soon, and a sum of the rest. */
    public List<StatusCount> counts(String smartAccount, Instant now) {
        List<StatusCount> counts = new ArrayList<>();
        sql.forEach(
                """
                SELECT t.virtual_account, t.owed - d.overdue - d.due_soon AS current, d.due_soon, d.overdue,
                    t.unowed AS not_required
                FROM obligation_tally t
                CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE o.due <= ?) AS overdue,
                        count(*) FILTER (WHERE o.due > ? AND o.soon_from <= ?) AS due_soon
                    FROM obligation o WHERE o.smart_account = t.smart_account
                        AND o.virtual_account = t.virtual_account AND o.due <= ?) d
                WHERE t.smart_account = ? ORDER BY t.virtual_account
                """,
                row -> {
                    for (ReportingStatus status : ReportingStatus.values()) {
                        long count = row.number(status.name().toLowerCase(Locale.ROOT));
                        if (count > 0) {
                            counts.add(new StatusCount(row.text("virtual_account"), status, count));
                        }
                    }
                },
                now,
                now,
                now,
                now.plus(SOON),
                smartAccount);
        return counts;
    }

    /** The obligations of the product instances that have the earliest due moments. */
    public List<ObligationItem> worst(KnownAccount account, Instant now, int instances) {
        long[] worst = sql
                .list(
                        """
                        SELECT instance_id FROM (
                            SELECT instance_id, due FROM obligation WHERE smart_account = ? AND due < 'infinity'
                            ORDER BY due, series_id LIMIT ?) first
                        GROUP BY instance_id ORDER BY min(due), instance_id LIMIT ?
                        """,
                        row -> row.number("instance_id"),
                        account.smartAccount(),
                        // Few instances have more licences than this in use.
                        instances * 100,
                        instances)
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
        return named(
                account,
                now,
                "WHERE o.smart_account = ? AND o.instance_id = ANY (?) ORDER BY o.due, o.series_id",
                account.smartAccount(),
                worst);
    }

    private List<ObligationItem> named(
            KnownAccount account, Instant now, String which, @Nullable Object... parameters) {
        List<Udi> devices = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        sql.forEach(
                """
                SELECT o.*, i.pid, i.serial FROM obligation o
                JOIN product_instance i ON i.smart_account = o.smart_account AND i.instance_id = o.instance_id
                """ + which,
                row -> {
                    devices.add(new Udi(row.text("pid"), row.text("serial")));
                    kept.add(read(row));
                },
                parameters);
        Policies inForce = policies.load(account.smartAccount(), devices, now);
        List<ObligationItem> items = new ArrayList<>(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            Kept one = kept.get(i);
            Udi device = devices.get(i);
            items.add(new ObligationItem(
                    one.seriesId,
                    device.toString(),
                    one.entitlementTag,
                    one.virtualAccount,
                    one.owed,
                    one.reportedThrough,
                    one.metBy,
                    one.confirmed,
                    inForce.inForce(device, account.classes().of(one.entitlementTag, now), now)));
        }
        return items;
    }

    private record Kept(
            long seriesId,
            String entitlementTag,
            String virtualAccount,
            @Nullable Owed owed,
            @Nullable Instant reportedThrough,
            @Nullable MetBy metBy,
            boolean confirmed) {}

    private static Kept read(Sql.Row row) throws SQLException {
        Long metBy = row.optionalNumber("met_by");
        return new Kept(
                row.number("series_id"),
                row.text("entitlement_tag"),
                row.text("virtual_account"),
                ObligationStore.owed(row),
                row.optionalMoment("reported_through"),
                metBy == null ? null : new MetBy(metBy, row.number("met_report_id"), row.moment("met_at")),
                row.truth("confirmed"));
    }

    private static final class Where {
        private final StringBuilder condition = new StringBuilder("o.smart_account = ?");
        private final List<Object> parameters = new ArrayList<>();

        private Where(String smartAccount) {
            parameters.add(smartAccount);
        }

        private void and(String more, Object... values) {
            condition.append(" AND ").append(more);
            parameters.addAll(List.of(values));
        }

        private void and(ReportingStatus status, Instant now) {
            switch (status) {
                case OVERDUE -> and("o.due <= ?", now);
                case DUE_SOON -> and("o.due > ? AND o.due <= ? AND o.soon_from <= ?", now, now.plus(SOON), now);
                case CURRENT -> and("o.due > ? AND o.due < 'infinity' AND o.soon_from > ?", now, now);
                case NOT_REQUIRED -> and("o.due = 'infinity'");
            }
        }
    }
}
