package dev.ninety.compliance.intake.store;

import dev.ninety.compliance.intake.Heard;
import dev.ninety.compliance.intake.HeardStanding;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How the records of Virtual Accounts stand, as it was heard from time to time. */
@ApplicationScoped
public class StandingStore {

    private static final String STANDING = "virtual_account, active, required, overdue, affected, without_evidence";

    private final Sql sql;

    StandingStore(Sql sql) {
        this.sql = sql;
    }

    /** The figures that hold, as far as is known. */
    public Set<HeardStanding> holding(String smartAccount) {
        return new HashSet<>(sql.list(
                "SELECT " + STANDING + " FROM standing WHERE smart_account = ? AND gone_at IS NULL",
                StandingStore::read,
                smartAccount));
    }

    /**
     * The figures that were known at a moment, ascending by Virtual Account.
     *
     * @param virtualAccount only this one; null for all
     */
    public List<Heard<HeardStanding>> knownAt(String smartAccount, Instant moment, @Nullable String virtualAccount) {
        return sql.list(
                "SELECT " + STANDING + """
                , recorded_at, gone_at FROM standing
                WHERE smart_account = ? AND recorded_at <= ? AND (gone_at IS NULL OR gone_at > ?)
                  AND (?::text IS NULL OR virtual_account = ?)
                ORDER BY virtual_account COLLATE "C"
                """,
                row -> new Heard<>(read(row), row.moment("recorded_at"), row.optionalMoment("gone_at")),
                smartAccount,
                moment,
                moment,
                virtualAccount,
                virtualAccount);
    }

    /** Figures that were heard no more at a moment; what was first heard at that very moment never was. */
    public void end(String smartAccount, Collection<HeardStanding> gone, Instant goneAt) {
        String[] places = gone.stream().map(HeardStanding::virtualAccount).toArray(String[]::new);
        HeardRows.end(sql, "standing", smartAccount, goneAt, "virtual_account = ANY (?)", (Object) places);
    }

    /** Figures that were first heard at a moment. */
    public void begin(String smartAccount, Collection<HeardStanding> told, Instant recordedAt) {
        sql.update(
                """
                INSERT INTO standing (smart_account, recorded_at, virtual_account, active, required, overdue, affected,
                    without_evidence)
                SELECT ?, ?, s.* FROM unnest(?, ?, ?, ?, ?, ?) AS s
                """,
                smartAccount,
                recordedAt,
                told.stream().map(HeardStanding::virtualAccount).toArray(String[]::new),
                numbers(told, HeardStanding::active),
                numbers(told, HeardStanding::required),
                numbers(told, HeardStanding::overdue),
                numbers(told, HeardStanding::affected),
                numbers(told, HeardStanding::withoutEvidence));
    }

    private static long[] numbers(Collection<HeardStanding> told, ToLongFunction<HeardStanding> figure) {
        return told.stream().mapToLong(figure).toArray();
    }

    private static HeardStanding read(Sql.Row row) throws SQLException {
        return new HeardStanding(
                row.text("virtual_account"),
                row.number("active"),
                row.number("required"),
                row.number("overdue"),
                row.number("affected"),
                row.number("without_evidence"));
    }
}
