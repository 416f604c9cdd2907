package dev.ninety.usage.obligation.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.directory.ReportingClass;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.obligation.PolicyScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Series whose obligation to report has to be worked out again, with the moment at which something was recorded. */
@ApplicationScoped
public class StaleSeries {

    private final Sql sql;

    public StaleSeries(Sql sql) {
        this.sql = sql;
    }

    /** These series. */
    public void mark(String smartAccount, Collection<Long> seriesIds, Instant recordedAt) {
        if (!seriesIds.isEmpty()) {
            sql.update(
                    """
                    INSERT INTO obligation_stale (smart_account, series_id, recorded_at)
                    SELECT ?, unnest(?), ? ON CONFLICT DO NOTHING
                    """,
                    smartAccount,
                    seriesIds.stream().mapToLong(Long::longValue).toArray(),
                    recordedAt);
        }
    }

    /** All series of these licences. */
    public void markTags(String smartAccount, Collection<String> entitlementTags, Instant recordedAt) {
        sql.update("""
                INSERT INTO obligation_stale (smart_account, series_id, recorded_at)
                SELECT smart_account, series_id, ? FROM series
                WHERE smart_account = ? AND entitlement_tag = ANY (?)
                ON CONFLICT DO NOTHING
                """, recordedAt, smartAccount, entitlementTags.toArray(new String[0]));
    }

    /** All series of these licences on instances that ever belong to these Virtual Accounts, pair by pair. */
    public void markPlaces(
            String smartAccount, String[] entitlementTags, String[] virtualAccounts, Instant recordedAt) {
        sql.update("""
                INSERT INTO obligation_stale (smart_account, series_id, recorded_at)
                SELECT DISTINCT s.smart_account, s.series_id, ?::timestamptz
                FROM unnest(?, ?) AS place (entitlement_tag, virtual_account)
                JOIN series s ON s.smart_account = ? AND s.entitlement_tag = place.entitlement_tag
                JOIN product_instance i ON i.smart_account = s.smart_account AND i.instance_id = s.instance_id
                WHERE i.first_virtual_account = place.virtual_account
                    OR EXISTS (SELECT FROM instance_move m WHERE m.smart_account = i.smart_account
                        AND m.instance_id = i.instance_id AND m.virtual_account = place.virtual_account)
                ON CONFLICT DO NOTHING
                """, recordedAt, entitlementTags, virtualAccounts, smartAccount);
    }

    /** All series that a policy of this scope and class may concern. */
    public void markScope(KnownAccount account, PolicyScope scope, ReportingClass reportingClass, Instant recordedAt) {
        // Tags in no catalogue count as subscriptions, so those are found as what is nothing else.
        boolean allBut = reportingClass == ReportingClass.SUBSCRIPTION;
        Set<String> tags =
                account.classes().tags(known -> allBut ? known != reportingClass : known == reportingClass, recordedAt);
        String statement = """
                INSERT INTO obligation_stale (smart_account, series_id, recorded_at)
                SELECT s.smart_account, s.series_id, ? FROM product_instance i
                JOIN series s ON s.smart_account = i.smart_account AND s.instance_id = i.instance_id
                WHERE i.smart_account = ? AND (s.entitlement_tag = ANY (?)) <> ? %s
                ON CONFLICT DO NOTHING
                """;
        List<Object> parameters =
                new ArrayList<>(List.of(recordedAt, account.smartAccount(), tags.toArray(new String[0]), allBut));
        String condition = switch (scope) {
            case PolicyScope.OfInstance(Udi(String pid, String serial)) -> {
                parameters.addAll(List.of(pid, serial));
                yield "AND i.pid = ? AND i.serial = ?";
            }
            case PolicyScope.OfPidPrefix(String prefix) -> {
                parameters.add(prefix);
                yield "AND starts_with(i.pid, ?)";
            }
            case PolicyScope.Imported imported -> "";
            case PolicyScope.OfAccount whole -> "";
        };
        sql.update(statement.formatted(condition), parameters.toArray());
    }
}
