package dev.ninety.compliance.intake.store;

import dev.ninety.kit.sql.Sql;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The tables that hold what was heard from time to time: a row from {@code recorded_at} on, when it was first heard, until
 * {@code gone_at}, when it was heard no more.
 */
final class HeardRows {

    private HeardRows() {}

    /**
     * Ends rows of an account that have not ended; what was first heard at that very moment never was.
     *
     * @param which a condition that chooses them
     * @param parameters of the condition
     */
    static void end(Sql sql, String table, String smartAccount, Instant goneAt, String which, Object... parameters) {
        String standing = " WHERE smart_account = ? AND gone_at IS NULL AND " + which;
        sql.update(
                "DELETE FROM " + table + standing + " AND recorded_at = ?",
                Stream.of(Stream.of(smartAccount), Stream.of(parameters), Stream.of(goneAt))
                        .flatMap(part -> part)
                        .toArray());
        sql.update(
                "UPDATE " + table + " SET gone_at = ?" + standing,
                Stream.concat(Stream.of(goneAt, smartAccount), Stream.of(parameters))
                        .toArray());
    }
}
