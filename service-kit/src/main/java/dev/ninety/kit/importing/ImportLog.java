package dev.ninety.kit.importing;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The record of the files that were brought. A file is known by its content; brought again, it keeps the fates
 * that its lines had, except where a line fared differently this time.
 */
@ApplicationScoped
public class ImportLog {

    private static final String COUNTS = """
            SELECT f.kind, f.sha256, f.bytes, f.first_received_at, f.last_received_at, l.status, count(l.status) AS lines
              FROM (SELECT * FROM import_file
                     WHERE smart_account = ? AND (kind, sha256) %s
                     ORDER BY kind, sha256 LIMIT ?) f
              LEFT JOIN import_line l ON (l.smart_account, l.kind, l.sha256) = (f.smart_account, f.kind, f.sha256)
             GROUP BY f.kind, f.sha256, f.bytes, f.first_received_at, f.last_received_at, l.status
             ORDER BY f.kind, f.sha256, l.status
            """;

    private final Sql sql;

    public ImportLog(Sql sql) {
        this.sql = sql;
    }

    /**
     * Records a file and what became of its lines. A line that is UNCHANGED says what already holds, so it takes the
     * place of a refusal or of waiting, and of nothing that the same line once did.
     */
    @Transactional
    public void record(String smartAccount, String kind, ImportBody file, Instant receivedAt, List<LineFate> lines) {
        sql.update("""
                INSERT INTO import_file (smart_account, kind, sha256, bytes, first_received_at, last_received_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (smart_account, kind, sha256)
                DO UPDATE SET last_received_at = greatest(import_file.last_received_at, EXCLUDED.last_received_at)
                """, smartAccount, kind, file.sha256(), file.size(), receivedAt, receivedAt);
        sql.update(
                """
                INSERT INTO import_line
                       (smart_account, kind, sha256, line_index, pointer, status, reason, detail, resource, content)
                SELECT ?, ?, ?, l.* FROM unnest(?::int8[], ?, ?, ?, ?, ?, ?) AS l
                ON CONFLICT (smart_account, kind, sha256, line_index)
                DO UPDATE SET (pointer, status, reason, detail, resource, content)
                   = (EXCLUDED.pointer, EXCLUDED.status, EXCLUDED.reason, EXCLUDED.detail, EXCLUDED.resource,
                      EXCLUDED.content)
                WHERE EXCLUDED.status <> 'UNCHANGED' OR import_line.status IN ('REFUSED', 'UNRESOLVED')
                """,
                smartAccount,
                kind,
                file.sha256(),
                lines.stream().mapToLong(LineFate::index).toArray(),
                texts(lines, LineFate::pointer),
                texts(lines, LineFate::status),
                texts(lines, LineFate::reason),
                texts(lines, LineFate::detail),
                texts(lines, LineFate::resource),
                texts(lines, LineFate::content));
    }

    /** Records that lines fared differently later, such as when a name that they use became known. */
    @Transactional
    public void setFates(String smartAccount, String kind, String sha256, List<LineFate> lines) {
        sql.update(
                """
                UPDATE import_line AS l
                   SET status = n.status, reason = n.reason, detail = n.detail, resource = n.resource
                  FROM unnest(?::int8[], ?, ?, ?, ?) AS n(line_index, status, reason, detail, resource)
                 WHERE l.smart_account = ? AND l.kind = ? AND l.sha256 = ? AND l.line_index = n.line_index
                """,
                lines.stream().mapToLong(LineFate::index).toArray(),
                texts(lines, LineFate::status),
                texts(lines, LineFate::reason),
                texts(lines, LineFate::detail),
                texts(lines, LineFate::resource),
                smartAccount,
                kind,
                sha256);
    }

    /**
     * Files by kind and hash.
     *
     * @param after the kind and hash of the last one of the page before; null for the first page
     */
    public List<ImportedFile> files(String smartAccount, @Nullable List<String> after, int limit) {
        return files(
                COUNTS.formatted("> (?, ?)"),
                smartAccount,
                after == null ? "" : after.getFirst(),
                after == null ? "" : after.getLast(),
                limit);
    }

    public Optional<ImportedFile> file(String smartAccount, String kind, String sha256) {
        return files(COUNTS.formatted("= (?, ?)"), smartAccount, kind, sha256, 1).stream()
                .findFirst();
    }

    /** The lines of a file from a place on, in their order. */
    public List<LineFate> lines(String smartAccount, String kind, String sha256, long from, int limit) {
        return sql.list("""
                SELECT * FROM import_line
                 WHERE smart_account = ? AND kind = ? AND sha256 = ? AND line_index >= ?
                 ORDER BY line_index LIMIT ?
                """, ImportLog::line, smartAccount, kind, sha256, from, limit);
    }

    private List<ImportedFile> files(String statement, @Nullable Object... parameters) {
        Map<List<String>, ImportedFile> files = new LinkedHashMap<>();
        sql.forEach(
                statement,
                row -> {
                    List<String> key = List.of(row.text("kind"), row.text("sha256"));
                    ImportedFile file = files.get(key);
                    if (file == null) {
                        file = file(row);
                        files.put(key, file);
                    }
                    String status = row.optionalText("status");
                    if (status != null) {
                        file.lines().put(status, row.number("lines"));
                    }
                },
                parameters);
        return new ArrayList<>(files.values());
    }

    private static ImportedFile file(Sql.Row row) throws SQLException {
        return new ImportedFile(
                row.text("kind"),
                row.text("sha256"),
                row.number("bytes"),
                row.moment("first_received_at"),
                row.moment("last_received_at"),
                new LinkedHashMap<>());
    }

    private static LineFate line(Sql.Row row) throws SQLException {
        return new LineFate(
                Math.toIntExact(row.number("line_index")),
                row.text("pointer"),
                row.text("status"),
                row.optionalText("reason"),
                row.optionalText("detail"),
                row.optionalText("resource"),
                row.text("content"));
    }

    private static @Nullable String[] texts(List<LineFate> lines, Function<LineFate, @Nullable String> field) {
        return lines.stream().map(field).toArray(String[]::new);
    }
}
