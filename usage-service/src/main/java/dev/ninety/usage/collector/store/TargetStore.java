package dev.ninety.usage.collector.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.collector.Outcome;
import dev.ninety.usage.collector.Result;
import dev.ninety.usage.collector.Target;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.Counts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices whose reports are fetched. */
@ApplicationScoped
public class TargetStore {

    private final Sql sql;

    TargetStore(Sql sql) {
        this.sql = sql;
    }

    public Optional<Target> find(String smartAccount, String id) {
        return sql.first(
                "SELECT * FROM collection_target WHERE smart_account = ? AND id = ?",
                TargetStore::read,
                smartAccount,
                id);
    }

    public List<Target> list(String smartAccount, @Nullable String after, int limit) {
        return sql.list(
                "SELECT * FROM collection_target WHERE smart_account = ? AND id > ? ORDER BY id LIMIT ?",
                TargetStore::read,
                smartAccount,
                after == null ? "" : after,
                limit);
    }

    /**
     * Writes what people say of a target; it is due at once, and what failed before no longer counts.
     *
     * @param fromTheBeginning whether what was fetched before was another device's
     */
    public void save(
            String smartAccount, String id, Target.Settings settings, Instant recordedAt, boolean fromTheBeginning) {
        sql.update(
                """
                INSERT INTO collection_target (smart_account, id, product_instance, url, secret_ref, enabled,
                    every_hours, close_reports, virtual_account, recorded_at, next_attempt_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (smart_account, id) DO UPDATE SET product_instance = excluded.product_instance,
                    url = excluded.url, secret_ref = excluded.secret_ref, enabled = excluded.enabled,
                    every_hours = excluded.every_hours, close_reports = excluded.close_reports,
                    virtual_account = excluded.virtual_account, recorded_at = excluded.recorded_at,
                    next_attempt_at = excluded.next_attempt_at, failures = 0,
                    version = collection_target.version + 1,
                    last_success_at = CASE WHEN ? THEN NULL ELSE collection_target.last_success_at END
                """,
                smartAccount,
                id,
                settings.productInstance() == null
                        ? null
                        : settings.productInstance().toString(),
                settings.url(),
                settings.secretRef(),
                settings.enabled(),
                settings.everyHours(),
                settings.closeReports(),
                settings.virtualAccount(),
                recordedAt,
                recordedAt,
                fromTheBeginning);
    }

    static Target read(Sql.Row row) throws SQLException {
        String instance = row.optionalText("product_instance");
        Long hours = row.optionalNumber("every_hours");
        return new Target(
                row.text("smart_account"),
                row.text("id"),
                new Target.Settings(
                        instance == null ? null : Udi.parse(instance).orElseThrow(),
                        row.text("url"),
                        row.text("secret_ref"),
                        row.truth("enabled"),
                        hours == null ? null : hours.intValue(),
                        row.truth("close_reports"),
                        row.optionalText("virtual_account")),
                new Target.State(
                        row.moment("next_attempt_at"),
                        row.optionalMoment("last_success_at"),
                        (int) row.number("failures"),
                        readResult(row)));
    }

    private static @Nullable Result readResult(Sql.Row row) throws SQLException {
        String outcome = row.optionalText("outcome");
        return outcome == null
                ? null
                : new Result(
                        row.moment("started_at"),
                        row.moment("finished_at"),
                        Outcome.valueOf(outcome),
                        row.optionalText("asked"),
                        new Counts(
                                row.number("received"),
                                row.number("accepted"),
                                row.number("extended"),
                                row.number("duplicate"),
                                row.number("conflict"),
                                row.number("set_aside"),
                                row.number("quarantined"),
                                row.number("flagged")),
                        row.number("acknowledged"),
                        row.optionalText("detail"));
    }
}
