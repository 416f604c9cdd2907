package dev.ninety.compliance.reconciliation.store;

import dev.ninety.compliance.reconciliation.Duty;
import dev.ninety.compliance.reconciliation.RunSource;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** With what accounts are compared again and again, and who is at it. */
@ApplicationScoped
public class DutyStore {

    private static final String FREE = " (lease_until IS NULL OR lease_until <= clock_timestamp()) ";

    private final Sql sql;

    DutyStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * A duty of an account, and when it is seen to next.
     *
     * @param attemptAt null where the duty has ended
     */
    public record Standing(Duty duty, @Nullable Instant attemptAt) {}

    /**
     * A run that this process carries out.
     *
     * @param anchor when it was due by the cadence
     * @param number of the claim; a later one has a higher number
     */
    public record Claim(String smartAccount, Duty duty, Instant anchor, long number) {}

    /**
     * Gives every account its duties: with its copies, with the vendor's files once one was brought, with what devices
     * print once one did, and with the vendor while it has a connection. Those that have a duty keep it.
     *
     * @param every how far apart runs with the vendor are, over connections that say nothing of it
     */
    public void enrolAll(Instant now, Duration every) {
        enrol("OWN_COPIES", "account", now);
        enrol("VENDOR_FILE", "vendor_file", now);
        enrol("DEVICE_OUTPUT", "device_output", now);
        followConnections(now, every.toSeconds());
    }

    /** The duty to ask the vendor holds while there is a connection in use, which is due at once when it is new. */
    private void followConnections(Instant now, long every) {
        sql.update("""
                UPDATE reconciliation_duty d SET until = ? WHERE d.source = 'CSSM_API' AND d.until IS NULL
                  AND NOT EXISTS (SELECT 1 FROM vendor_connection c
                                  WHERE c.smart_account = d.smart_account AND c.enabled)
                """, now);
        sql.update("""
                INSERT INTO reconciliation_duty (smart_account, source, since, every_seconds, anchor, attempt_at)
                SELECT c.smart_account, 'CSSM_API', ?, min(coalesce(c.every_hours * 3600::bigint, ?)), ?, ?
                FROM vendor_connection c
                WHERE c.enabled AND NOT EXISTS (SELECT 1 FROM reconciliation_duty d
                                                WHERE d.smart_account = c.smart_account AND d.source = 'CSSM_API'
                                                  AND d.until IS NULL)
                GROUP BY c.smart_account
                ON CONFLICT DO NOTHING
                """, now, every, now, now);
        sql.update("""
                UPDATE reconciliation_duty d SET every_seconds = c.every_seconds,
                    anchor = CASE WHEN c.is_new THEN least(d.anchor, ?) ELSE d.anchor END,
                    attempt_at = CASE WHEN c.is_new THEN least(d.attempt_at, ?) ELSE d.attempt_at END
                FROM (SELECT smart_account, min(coalesce(every_hours * 3600::bigint, ?)) AS every_seconds,
                             bool_or(attempted_at IS NULL) AS is_new
                      FROM vendor_connection WHERE enabled GROUP BY smart_account) AS c
                WHERE d.smart_account = c.smart_account AND d.source = 'CSSM_API' AND d.until IS NULL
                  AND (d.every_seconds IS DISTINCT FROM c.every_seconds OR c.is_new)
                """, now, now, every);
    }

    private void enrol(String source, String table, Instant now) {
        sql.update("""
                INSERT INTO reconciliation_duty (smart_account, source, since, anchor, attempt_at)
                SELECT a.smart_account, ?, ?, ?, ? FROM account a
                WHERE EXISTS (SELECT 1 FROM %s t WHERE t.smart_account = a.smart_account)
                  AND NOT EXISTS (SELECT 1 FROM reconciliation_duty d
                                  WHERE d.smart_account = a.smart_account AND d.source = ?)
                ON CONFLICT DO NOTHING
                """.formatted(table), source, now, now, now, source);
    }

    /**
     * The duties of an account that hold, or held at any time.
     *
     * @param every for those that say nothing of it
     */
    public List<Standing> all(String smartAccount, Duration every) {
        return sql.list(
                "SELECT * FROM reconciliation_duty WHERE smart_account = ? ORDER BY source, since",
                row -> new Standing(
                        duty(row, every), row.optionalMoment("until") == null ? row.moment("attempt_at") : null),
                smartAccount);
    }

    /** Takes the duty that is due for longest and that nobody is at. */
    public Optional<Claim> claimDue(Instant now, Duration lease, Duration every) {
        return sql.first(
                """
                UPDATE reconciliation_duty d SET claim = d.claim + 1,
                    lease_until = clock_timestamp() + make_interval(secs => ?)
                FROM (SELECT smart_account, source, since FROM reconciliation_duty
                      WHERE until IS NULL AND attempt_at <= ? AND
                """ + FREE + """
                      ORDER BY attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED) due
                WHERE d.smart_account = due.smart_account AND d.source = due.source AND d.since = due.since
                RETURNING d.*
                """,
                row -> new Claim(
                        row.text("smart_account"), duty(row, every), row.moment("anchor"), row.number("claim")),
                lease.toMillis() / 1000.0,
                now);
    }

    /** Notes when a duty is due next; nothing happens where somebody else has claimed it meanwhile. */
    public void done(Claim claim, Instant anchor, Instant attemptAt) {
        sql.update(
                """
                UPDATE reconciliation_duty SET anchor = ?, attempt_at = ?, lease_until = NULL
                WHERE smart_account = ? AND source = ? AND since = ? AND claim = ?
                """,
                anchor,
                attemptAt,
                claim.smartAccount(),
                claim.duty().source(),
                claim.duty().since(),
                claim.number());
    }

    private static Duty duty(Sql.Row row, Duration every) throws SQLException {
        Long seconds = row.optionalNumber("every_seconds");
        return new Duty(
                RunSource.valueOf(row.text("source")),
                row.moment("since"),
                row.optionalMoment("until"),
                seconds == null ? every : Duration.ofSeconds(seconds));
    }
}
