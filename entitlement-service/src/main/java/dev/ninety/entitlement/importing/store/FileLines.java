package dev.ninety.entitlement.importing.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The lines of files as the record of files keeps them, to be read again. */
@ApplicationScoped
public class FileLines {

    private final Sql sql;
    private final ObjectMapper mapper;

    public FileLines(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** How a line is kept. */
    public String content(SourceLine line) {
        try {
            return mapper.writeValueAsString(line.fields());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some lines of a file, in their order. */
    public List<SourceLine> at(String smartAccount, String kind, String sha256, long[] indexes) {
        return sql.list("""
                SELECT line_index, pointer, content FROM import_line
                WHERE smart_account = ? AND kind = ? AND sha256 = ? AND line_index = ANY (?) ORDER BY line_index
                """, this::line, smartAccount, kind, sha256, indexes);
    }

    /** The lines of a file that speak of something or wait for a name, in their order. */
    public List<SourceLine> understood(String smartAccount, String kind, String sha256) {
        return sql.list("""
                SELECT line_index, pointer, content FROM import_line
                WHERE smart_account = ? AND kind = ? AND sha256 = ? AND (resource IS NOT NULL OR status = 'UNRESOLVED')
                ORDER BY line_index
                """, this::line, smartAccount, kind, sha256);
    }

    /** The hashes of the files of a kind that have a line which speaks of one of these resources. */
    public List<String> filesThatSpeakOf(String smartAccount, String kind, Collection<String> resources) {
        return sql.list("""
                SELECT DISTINCT sha256 FROM import_line
                WHERE smart_account = ? AND kind = ? AND resource = ANY (?) ORDER BY sha256
                """, row -> row.text("sha256"), smartAccount, kind, resources.toArray(String[]::new));
    }

    private SourceLine line(Sql.Row row) throws SQLException {
        try {
            Map<String, String> fields = mapper.readValue(row.text("content"), new TypeReference<>() {});
            return new SourceLine(Math.toIntExact(row.number("line_index")), row.text("pointer"), fields, null);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
