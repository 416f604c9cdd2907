package dev.ninety.compliance.reconciliation.store;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.reconciliation.CopyCheck;
import dev.ninety.compliance.reconciliation.Figures;
import dev.ninety.compliance.reconciliation.Outcome;
import dev.ninety.compliance.reconciliation.Run;
import dev.ninety.compliance.reconciliation.RunSource;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of all accounts. Whoever writes one holds the account's row. */
@ApplicationScoped
public class RunStore {

    private static final HexFormat HEX = HexFormat.of();

    private final Sql sql;

    RunStore(Sql sql) {
        this.sql = sql;
    }

    /** Where a page of runs ended. */
    public record After(Instant recordedAt, String id) {}

    public Optional<Run> find(String smartAccount, String id) {
        return withCopies(
                        smartAccount,
                        sql.list(
                                "SELECT * FROM reconciliation WHERE smart_account = ? AND id = ?",
                                RunStore::read,
                                smartAccount,
                                id))
                .stream()
                .findFirst();
    }

    /** Up to {@code limit} runs, the latest first, those of one moment by their ids. */
    public List<Run> page(
            String smartAccount,
            @Nullable RunSource source,
            @Nullable Outcome outcome,
            @Nullable After after,
            int limit) {
        return withCopies(
                smartAccount,
                sql.list(
                        """
                        SELECT * FROM reconciliation
                        WHERE smart_account = ? AND (?::text IS NULL OR source = ?) AND (?::text IS NULL OR outcome = ?)
                          AND (?::timestamptz IS NULL OR recorded_at < ? OR (recorded_at = ? AND id > ?))
                        ORDER BY recorded_at DESC, id LIMIT ?
                        """,
                        RunStore::read,
                        smartAccount,
                        source,
                        source,
                        outcome,
                        outcome,
                        after == null ? null : after.recordedAt(),
                        after == null ? null : after.recordedAt(),
                        after == null ? null : after.recordedAt(),
                        after == null ? null : after.id(),
                        limit));
    }

    /** When each source was last compared with, by a moment; one that never was is left out. */
    public Map<RunSource, Instant> lastCarriedOut(String smartAccount, Instant by) {
        Map<RunSource, Instant> last = new EnumMap<>(RunSource.class);
        sql.forEach(
                """
                SELECT source, max(recorded_at) AS latest FROM reconciliation
                WHERE smart_account = ? AND outcome <> 'FAILED' AND recorded_at <= ? GROUP BY source
                """, row -> last.put(RunSource.valueOf(row.text("source")), row.moment("latest")), smartAccount, by);
        return last;
    }

    /** Keeps a run in the place of a failed one of the same id. */
    public void put(String smartAccount, Run run) {
        sql.update("DELETE FROM reconciliation_copy WHERE smart_account = ? AND id = ?", smartAccount, run.id());
        sql.update("DELETE FROM reconciliation WHERE smart_account = ? AND id = ?", smartAccount, run.id());
        Figures figures = run.figures();
        sql.update(
                """
                INSERT INTO reconciliation (smart_account, id, source, taken_at, recorded_at, outcome, compared,
                    differing, opened, reopened, changed, resolved, unresolved, detail)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                smartAccount,
                run.id(),
                run.source(),
                run.takenAt(),
                run.recordedAt(),
                run.outcome(),
                figures.compared(),
                figures.differing(),
                figures.opened(),
                figures.reopened(),
                figures.changed(),
                figures.resolved(),
                figures.unresolved(),
                run.detail());
        for (CopyCheck copy : run.copies()) {
            sql.update(
                    """
                    INSERT INTO reconciliation_copy (smart_account, id, ledger, state, sequence, hash, detail)
                    VALUES (?, ?, ?, ?, ?, decode(?, 'hex'), ?)
                    """,
                    smartAccount,
                    run.id(),
                    copy.source(),
                    copy.state(),
                    copy.sequence(),
                    copy.hash(),
                    copy.detail());
        }
    }

    private List<Run> withCopies(String smartAccount, Collection<Run> runs) {
        Map<String, List<CopyCheck>> copies = new HashMap<>();
        sql.forEach(
                "SELECT * FROM reconciliation_copy WHERE smart_account = ? AND id = ANY (?) ORDER BY ledger",
                row -> copies.computeIfAbsent(row.text("id"), id -> new ArrayList<>())
                        .add(new CopyCheck(
                                Source.valueOf(row.text("ledger")),
                                CopyCheck.State.valueOf(row.text("state")),
                                row.number("sequence"),
                                HEX.formatHex(row.bytes("hash")),
                                row.optionalText("detail"))),
                smartAccount,
                runs.stream().map(Run::id).toArray(String[]::new));
        return runs.stream()
                .map(run -> run.with(copies.getOrDefault(run.id(), List.of())))
                .toList();
    }

    private static Run read(Sql.Row row) throws SQLException {
        return new Run(
                row.text("id"),
                RunSource.valueOf(row.text("source")),
                row.moment("taken_at"),
                row.moment("recorded_at"),
                Outcome.valueOf(row.text("outcome")),
                new Figures(
                        row.number("compared"),
                        row.number("differing"),
                        row.number("opened"),
                        row.number("reopened"),
                        row.number("changed"),
                        row.number("resolved"),
                        row.number("unresolved")),
                row.optionalText("detail"),
                List.of());
    }
}
