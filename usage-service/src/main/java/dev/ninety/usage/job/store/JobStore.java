package dev.ninety.usage.job.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.kit.problem.Failure;
import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.job.Job;
import dev.ninety.usage.job.JobState;
import dev.ninety.usage.report.Acknowledgement;
import dev.ninety.usage.report.Counts;
import dev.ninety.usage.report.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs as they are asked for; one whose body is still arriving is none yet. */
@ApplicationScoped
public class JobStore {

    private static final TypeReference<List<Acknowledgement>> ACKNOWLEDGEMENTS = new TypeReference<>() {};

    private final Sql sql;
    private final ObjectMapper json;

    JobStore(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * A job with what came of it.
     *
     * @param problems the first acknowledgements that are not plain; those of a list are left out
     * @param failure null unless it has failed
     */
    public record Told(
            Job job,
            List<Acknowledgement> problems,
            @Nullable Failure failure) {}

    /** Where a list goes on. */
    public record Position(Instant createdAt, UUID id) {}

    public Optional<Told> find(String smartAccount, UUID id) {
        return sql.first(
                """
                SELECT *, problems::text AS problem_list, problem::text AS failure FROM job
                WHERE smart_account = ? AND id = ? AND state <> 'RECEIVING'
                """,
                row -> new Told(
                        read(row),
                        parse(row.text("problem_list"), ACKNOWLEDGEMENTS).stream()
                                .limit(Tally.MOST_PROBLEMS)
                                .toList(),
                        failure(row.optionalText("failure"))),
                smartAccount,
                id);
    }

    /** The jobs of an account, the latest first. */
    public List<Told> list(String smartAccount, @Nullable Position after, int limit) {
        return sql.list(
                """
                SELECT *, problem::text AS failure FROM job
                WHERE smart_account = ? AND state <> 'RECEIVING' AND (?::timestamptz IS NULL OR (created_at, id) < (?, ?))
                ORDER BY created_at DESC, id DESC LIMIT ?
                """,
                row -> new Told(read(row), List.of(), failure(row.optionalText("failure"))),
                smartAccount,
                after == null ? null : after.createdAt(),
                after == null ? Instant.EPOCH : after.createdAt(),
                after == null ? new UUID(0, 0) : after.id(),
                limit);
    }

    static Job read(Sql.Row row) throws SQLException {
        return new Job(
                row.text("smart_account"),
                UUID.fromString(row.text("id")),
                JobState.valueOf(row.text("state")),
                row.optionalText("virtual_account"),
                row.truth("lines"),
                row.number("bytes"),
                row.number("bytes_done"),
                new Counts(
                        row.number("received"),
                        row.number("accepted"),
                        row.number("extended"),
                        row.number("duplicate"),
                        row.number("conflict"),
                        row.number("set_aside"),
                        row.number("quarantined"),
                        row.number("flagged")),
                row.moment("created_at"),
                row.optionalMoment("started_at"),
                row.optionalMoment("finished_at"));
    }

    private @Nullable Failure failure(@Nullable String text) {
        return text == null ? null : parse(text, new TypeReference<Failure>() {});
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("what is kept of a job cannot be read", unreadable);
        }
    }
}
