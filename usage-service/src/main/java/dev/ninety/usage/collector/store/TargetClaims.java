package dev.ninety.usage.collector.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.collector.Outcome;
import dev.ninety.usage.collector.Result;
import dev.ninety.usage.collector.Target;
import dev.ninety.usage.report.Counts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who asks which device. A lease runs by the database's time, which all replicas share; what is written under a claim
 * that is no longer the target's is dropped.
 */
@ApplicationScoped
public class TargetClaims {

    private static final String FREE = " (lease_until IS NULL OR lease_until <= clock_timestamp()) ";

    private final Sql sql;

    TargetClaims(Sql sql) {
        this.sql = sql;
    }

    /**
     * A target that this process asks.
     *
     * @param number of the claim; a later claim of the same target has a higher one
     * @param version of what people say of the target
     */
    public record Claim(Target target, long number, long version) {}

    /** Takes the target that is due for longest and that nobody is at. */
    public Optional<Claim> claimDue(Instant now, Duration lease) {
        return sql.first("""
                UPDATE collection_target t SET claim = t.claim + 1,
                    lease_until = clock_timestamp() + make_interval(secs => ?)
                FROM (SELECT smart_account, id FROM collection_target WHERE enabled AND next_attempt_at <= ? AND
                """ + FREE + """
                    ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED) due
                WHERE t.smart_account = due.smart_account AND t.id = due.id
                RETURNING t.*
                """, TargetClaims::read, seconds(lease), now);
    }

    /** Takes a target, due or not; empty where somebody is at it, or there is none. */
    public Optional<Claim> claim(String smartAccount, String id, Duration lease) {
        return sql.first("""
                UPDATE collection_target SET claim = claim + 1,
                    lease_until = clock_timestamp() + make_interval(secs => ?)
                WHERE smart_account = ? AND id = ? AND
                """ + FREE + " RETURNING *", TargetClaims::read, seconds(lease), smartAccount, id);
    }

    /**
     * Notes what came of it, and when the target is asked next unless it has changed meanwhile. Nothing happens where the
     * claim is no longer the target's.
     */
    public void record(Claim claim, Result result, int failures, Instant nextAttemptAt) {
        Counts counts = result.counts();
        sql.update(
                """
                UPDATE collection_target SET lease_until = NULL, started_at = ?, finished_at = ?, outcome = ?, asked = ?,
                    received = ?, accepted = ?, extended = ?, duplicate = ?, conflict = ?, set_aside = ?,
                    quarantined = ?, flagged = ?, acknowledged = ?, detail = ?,
                    failures = CASE WHEN version = ? THEN ? ELSE failures END,
                    last_success_at = CASE WHEN ? AND version = ? THEN ? ELSE last_success_at END,
                    next_attempt_at = CASE WHEN version = ? THEN ? ELSE next_attempt_at END
                WHERE smart_account = ? AND id = ? AND claim = ?
                """,
                result.startedAt(),
                result.finishedAt(),
                result.outcome(),
                result.asked(),
                counts.received(),
                counts.accepted(),
                counts.extended(),
                counts.duplicate(),
                counts.conflict(),
                counts.setAside(),
                counts.quarantined(),
                counts.flagged(),
                result.acknowledged(),
                result.detail(),
                claim.version(),
                failures,
                result.outcome() == Outcome.OK,
                claim.version(),
                result.startedAt(),
                claim.version(),
                nextAttemptAt,
                claim.target().smartAccount(),
                claim.target().id(),
                claim.number());
    }

    /** Leaves a target alone until a moment: what went wrong was here, not there. */
    public void postpone(Claim claim, Instant until) {
        sql.update("""
                UPDATE collection_target SET lease_until = NULL, next_attempt_at = ?
                WHERE smart_account = ? AND id = ? AND claim = ?
                """, until, claim.target().smartAccount(), claim.target().id(), claim.number());
    }

    /** Leaves a target as it was. */
    public void release(Claim claim) {
        sql.update(
                "UPDATE collection_target SET lease_until = NULL WHERE smart_account = ? AND id = ? AND claim = ?",
                claim.target().smartAccount(),
                claim.target().id(),
                claim.number());
    }

    private static Claim read(Sql.Row row) throws SQLException {
        return new Claim(TargetStore.read(row), row.number("claim"), row.number("version"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
