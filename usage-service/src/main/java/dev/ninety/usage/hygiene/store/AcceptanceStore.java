package dev.ninety.usage.hygiene.store;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people said of findings, one after the other. */
@ApplicationScoped
public class AcceptanceStore {

    private final Sql sql;

    public AcceptanceStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Somebody knows of a finding and leaves it as it is.
     *
     * @param basis what it covers
     */
    public record Acceptance(String finding, String note, String basis, Instant recordedAt) {}

    /** An acceptance with its place among those of its finding. */
    public record Numbered(Acceptance acceptance, long ordinal) {}

    /** The last acceptance of each of these findings that has one. */
    public Map<String, Acceptance> latest(String smartAccount, Collection<String> findings) {
        Map<String, Acceptance> latest = new HashMap<>();
        if (findings.isEmpty()) {
            return latest;
        }
        sql.forEach(
                """
                SELECT DISTINCT ON (finding) finding, note, basis, recorded_at FROM finding_acceptance
                WHERE smart_account = ? AND finding = ANY (?) ORDER BY finding, ordinal DESC
                """, row -> latest.put(row.text("finding"), read(row)), smartAccount, findings.toArray(String[]::new));
        return latest;
    }

    public void add(String smartAccount, Acceptance acceptance) {
        sql.update(
                """
                INSERT INTO finding_acceptance (smart_account, finding, ordinal, note, basis, recorded_at)
                SELECT ?, ?, COALESCE(MAX(ordinal), 0) + 1, ?, ?, ? FROM finding_acceptance
                WHERE smart_account = ? AND finding = ?
                """,
                smartAccount,
                acceptance.finding(),
                acceptance.note(),
                acceptance.basis(),
                acceptance.recordedAt(),
                smartAccount,
                acceptance.finding());
    }

    /** All acceptances by finding, each finding's in the order in which they were given. */
    public List<Numbered> list(String smartAccount, String afterFinding, long afterOrdinal, int limit) {
        return sql.list(
                """
                SELECT finding, ordinal, note, basis, recorded_at FROM finding_acceptance
                WHERE smart_account = ? AND (finding, ordinal) > (?, ?) ORDER BY finding, ordinal LIMIT ?
                """,
                row -> new Numbered(read(row), row.number("ordinal")),
                smartAccount,
                afterFinding,
                afterOrdinal,
                limit);
    }

    private static Acceptance read(Sql.Row row) throws SQLException {
        return new Acceptance(row.text("finding"), row.text("note"), row.text("basis"), row.moment("recorded_at"));
    }
}
