package dev.ninety.usage.obligation.store;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.directory.ReportingClass;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.obligation.Policies;
import dev.ninety.usage.obligation.PolicyDays;
import dev.ninety.usage.obligation.PolicyLevel;
import dev.ninety.usage.obligation.PolicyScope;
import dev.ninety.usage.obligation.ReportingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of reporting policies. */
@ApplicationScoped
public class PolicyStore {

    private final Sql sql;

    public PolicyStore(Sql sql) {
        this.sql = sql;
    }

    /** All versions of one policy, in the order recorded. */
    public List<ReportingPolicy> versions(String smartAccount, String id, @Nullable Instant knownAt) {
        return sql.list(
                "SELECT * FROM reporting_policy WHERE smart_account = ? AND id = ? AND recorded_at <= ? ORDER BY ordinal",
                PolicyStore::read,
                smartAccount,
                id,
                knownAt == null ? Check.LATEST : knownAt);
    }

    /** The latest version of each policy, by id. */
    public List<ReportingPolicy> latest(
            String smartAccount, @Nullable Instant knownAt, @Nullable String after, int limit) {
        return sql.list(
                """
                SELECT DISTINCT ON (id) * FROM reporting_policy
                WHERE smart_account = ? AND id > ? AND recorded_at <= ? ORDER BY id, ordinal DESC LIMIT ?
                """,
                PolicyStore::read,
                smartAccount,
                after == null ? "" : after,
                knownAt == null ? Check.LATEST : knownAt,
                limit);
    }

    /** The policies that may apply to these product instances, as known at a moment. */
    public Policies load(String smartAccount, Collection<Udi> productInstances, Instant knownAt) {
        return new Policies(sql.list(
                """
                SELECT * FROM reporting_policy
                WHERE smart_account = ? AND recorded_at <= ? AND (level <> 'INSTANCE' OR scope = ANY (?))
                ORDER BY recorded_at, id, ordinal
                """,
                PolicyStore::read,
                smartAccount,
                knownAt,
                productInstances.stream().map(Udi::toString).toArray(String[]::new)));
    }

    public void add(String smartAccount, ReportingPolicy version) {
        sql.update(
                """
                INSERT INTO reporting_policy (smart_account, id, ordinal, level, scope, class, effective_from,
                    first_report_days, frequency_days, on_change_days, source, recorded_at)
                SELECT ?, ?, COALESCE(MAX(ordinal), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM reporting_policy
                WHERE smart_account = ? AND id = ?
                """,
                smartAccount,
                version.id(),
                version.scope().level(),
                version.scope().key(),
                version.reportingClass(),
                version.effectiveFrom(),
                version.days().firstReport(),
                version.days().frequency(),
                version.days().onChange(),
                version.source(),
                version.recordedAt(),
                smartAccount,
                version.id());
    }

    private static ReportingPolicy read(Sql.Row row) throws SQLException {
        return new ReportingPolicy(
                row.text("id"),
                PolicyScope.of(PolicyLevel.valueOf(row.text("level")), row.text("scope")),
                ReportingClass.valueOf(row.text("class")),
                row.optionalMoment("effective_from"),
                new PolicyDays(
                        days(row, "first_report_days"), days(row, "frequency_days"), days(row, "on_change_days")),
                row.text("source"),
                row.moment("recorded_at"));
    }

    private static @Nullable Integer days(Sql.Row row, String column) throws SQLException {
        Long days = row.optionalNumber(column);
        return days == null ? null : Math.toIntExact(days);
    }
}
