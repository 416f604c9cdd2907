package dev.ninety.entitlement.importing.store;

import dev.ninety.entitlement.naming.NameKind;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that lines of files wait for. */
@ApplicationScoped
public class WaitingNames {

    private final Sql sql;

    public WaitingNames(Sql sql) {
        this.sql = sql;
    }

    /**
     * A name, and what waits for it.
     *
     * @param key the name as names compare
     * @param name as it was spelled in one of the lines
     * @param lines in all files
     * @param quantity the units of those lines; lines that say the same in several files count once
     */
    public record Waiting(NameKind kind, String key, String name, long lines, long quantity, Instant firstSeenAt) {}

    /** A file by its kind and hash. */
    public record FileKey(String kind, String sha256) {}

    /**
     * One line waiting for one name.
     *
     * @param content the line, as the record of files keeps it
     */
    public record Row(int index, NameKind kind, String key, String name, long quantity, String content) {}

    /** Every name that lines wait for; empty for most accounts. */
    public List<Waiting> all(String smartAccount) {
        return list(smartAccount, null, Integer.MAX_VALUE);
    }

    /** The names after one, by kind and key. */
    public List<Waiting> list(String smartAccount, @Nullable List<String> after, int limit) {
        return sql.list(
                """
                SELECT name_kind, name, min(spelled_name) AS spelled_name, sum(lines)::bigint AS lines,
                       sum(quantity)::bigint AS quantity, min(seen_at) AS seen_at
                FROM (SELECT name_kind, name, min(spelled_name) AS spelled_name, count(*) AS lines,
                             max(quantity) AS quantity, min(seen_at) AS seen_at
                      FROM waiting_name WHERE smart_account = ? AND (name_kind, name) > (?, ?)
                      GROUP BY name_kind, name, content) AS alike
                GROUP BY name_kind, name ORDER BY name_kind, name LIMIT ?
                """,
                row -> new Waiting(
                        NameKind.valueOf(row.text("name_kind")),
                        row.text("name"),
                        row.text("spelled_name"),
                        row.number("lines"),
                        row.number("quantity"),
                        row.moment("seen_at")),
                smartAccount,
                after == null ? "" : after.getFirst(),
                after == null ? "" : after.getLast(),
                limit);
    }

    /** The files with lines that wait for each of these names, in the order in which they came in. */
    public Map<Waiting, List<FileKey>> sources(String smartAccount, List<Waiting> names) {
        List<List<FileKey>> files = new ArrayList<>();
        names.forEach(name -> files.add(new ArrayList<>()));
        sql.forEach(
                """
                SELECT DISTINCT wanted.place, file_kind, sha256, arrival
                FROM unnest(?, ?) WITH ORDINALITY AS wanted (name_kind, name, place)
                JOIN waiting_name USING (name_kind, name)
                JOIN file_arrival USING (smart_account, file_kind, sha256)
                WHERE smart_account = ? ORDER BY wanted.place, arrival
                """,
                row -> files.get(Math.toIntExact(row.number("place")) - 1)
                        .add(new FileKey(row.text("file_kind"), row.text("sha256"))),
                names.stream().map(name -> name.kind().name()).toArray(String[]::new),
                names.stream().map(Waiting::key).toArray(String[]::new),
                smartAccount);
        Map<Waiting, List<FileKey>> sources = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            sources.put(names.get(i), files.get(i));
        }
        return sources;
    }

    /** The places of the lines that wait for any of these names, by file. */
    public Map<FileKey, long[]> linesOf(String smartAccount, NameKind kind, Collection<String> keys) {
        Map<FileKey, long[]> lines = new LinkedHashMap<>();
        sql.forEach(
                """
                SELECT file_kind, sha256, array_agg(line_index::bigint ORDER BY line_index) AS lines
                FROM waiting_name WHERE smart_account = ? AND name_kind = ? AND name = ANY (?)
                GROUP BY file_kind, sha256
                """,
                row -> lines.put(new FileKey(row.text("file_kind"), row.text("sha256")), row.numbers("lines")),
                smartAccount,
                kind,
                keys.toArray(String[]::new));
        return lines;
    }

    /** Writes what a whole file waits for, in place of what it waited for before. */
    public void replace(String smartAccount, FileKey file, Instant seenAt, List<Row> rows) {
        sql.update(
                "DELETE FROM waiting_name WHERE smart_account = ? AND file_kind = ? AND sha256 = ?",
                smartAccount,
                file.kind(),
                file.sha256());
        add(smartAccount, file, seenAt, rows);
    }

    /** Writes what some lines of a file wait for, in place of what they waited for before. */
    public void replace(String smartAccount, FileKey file, Instant seenAt, long[] lines, List<Row> rows) {
        sql.update("""
                DELETE FROM waiting_name
                WHERE smart_account = ? AND file_kind = ? AND sha256 = ? AND line_index = ANY (?)
                """, smartAccount, file.kind(), file.sha256(), lines);
        add(smartAccount, file, seenAt, rows);
    }

    private void add(String smartAccount, FileKey file, Instant seenAt, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        sql.update(
                """
                INSERT INTO waiting_name (smart_account, file_kind, sha256, line_index, name_kind, name, spelled_name,
                    quantity, content, seen_at)
                SELECT ?, ?, ?, line_index, name_kind, name, spelled_name, quantity, content, ?
                FROM unnest(?, ?, ?, ?, ?, ?)
                    AS line (line_index, name_kind, name, spelled_name, quantity, content)
                """,
                smartAccount,
                file.kind(),
                file.sha256(),
                seenAt,
                rows.stream().mapToLong(Row::index).toArray(),
                rows.stream().map(row -> row.kind().name()).toArray(String[]::new),
                rows.stream().map(Row::key).toArray(String[]::new),
                rows.stream().map(Row::name).toArray(String[]::new),
                rows.stream().mapToLong(Row::quantity).toArray(),
                rows.stream().map(Row::content).toArray(String[]::new));
    }
}
