package dev.ninety.kit.sql;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL with arrays as parameters, for work done in sets. Inside a transaction every call uses the
 * transaction's connection, the one that Hibernate uses too; pending entity changes must be flushed before.
 */
@ApplicationScoped
public class Sql {

    private final AgroalDataSource dataSource;

    public Sql(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public <T> List<T> list(String statement, RowReader<T> reader, @Nullable Object... parameters) {
        List<T> rows = new ArrayList<>();
        forEach(statement, row -> rows.add(reader.read(row)), parameters);
        return rows;
    }

    public <T> Optional<T> first(String statement, RowReader<T> reader, @Nullable Object... parameters) {
        List<T> rows = list(statement, reader, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** Hands out the rows one by one; inside a transaction they are fetched in portions, not all at once. */
    public void forEach(String statement, RowConsumer consumer, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = prepare(connection, statement, parameters)) {
            prepared.setFetchSize(2_000);
            try (ResultSet result = prepared.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    consumer.accept(row);
                }
            }
        } catch (SQLException refused) {
            throw new DatabaseException(refused);
        }
    }

    /** Runs an INSERT, UPDATE or DELETE and answers how many rows it touched. */
    public int update(String statement, @Nullable Object... parameters) {
        return with(connection -> {
            try (PreparedStatement prepared = prepare(connection, statement, parameters)) {
                return prepared.executeUpdate();
            }
        });
    }

    /** Lends the connection, for what only the driver can do. */
    public <T> T with(ConnectionUse<T> use) {
        try (Connection connection = dataSource.getConnection()) {
            return use.apply(connection);
        } catch (SQLException refused) {
            throw new DatabaseException(refused);
        }
    }

    private static PreparedStatement prepare(Connection connection, String statement, @Nullable Object[] parameters)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < parameters.length; i++) {
            bind(connection, prepared, i + 1, parameters[i]);
        }
        return prepared;
    }

    private static void bind(Connection connection, PreparedStatement prepared, int index, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case Instant moment -> prepared.setObject(index, moment.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> prepared.setString(index, constant.name());
            case String[] texts -> prepared.setArray(index, connection.createArrayOf("text", texts));
            case long[] numbers -> prepared.setArray(index, connection.createArrayOf("int8", box(numbers)));
            case Instant[] moments -> prepared.setArray(index, connection.createArrayOf("timestamptz", texts(moments)));
            case boolean[] truths -> prepared.setArray(index, connection.createArrayOf("bool", box(truths)));
            case byte[][] blobs -> prepared.setArray(index, connection.createArrayOf("bytea", blobs));
            case null -> prepared.setObject(index, null);
            default -> prepared.setObject(index, value);
        }
    }

    private static Object[] box(long[] numbers) {
        Object[] boxed = new Object[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            boxed[i] = numbers[i];
        }
        return boxed;
    }

    private static Object[] box(boolean[] truths) {
        Object[] boxed = new Object[truths.length];
        for (int i = 0; i < truths.length; i++) {
            boxed[i] = truths[i];
        }
        return boxed;
    }

    private static @Nullable Object[] texts(@Nullable Instant[] moments) {
        @Nullable Object[] texts = new Object[moments.length];
        for (int i = 0; i < moments.length; i++) {
            Instant moment = moments[i];
            texts[i] = moment == null ? null : moment.toString();
        }
        return texts;
    }

    /** What is done with a lent connection. */
    @FunctionalInterface
    public interface ConnectionUse<T> {
        T apply(Connection connection) throws SQLException;
    }

    /** Reads one row into a value. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    /** Takes one row. */
    @FunctionalInterface
    public interface RowConsumer {
        void accept(Row row) throws SQLException;
    }

    /** The current row of a result, read by column name. */
    public static final class Row {
        private final ResultSet result;

        private Row(ResultSet result) {
            this.result = result;
        }

        public String text(String column) throws SQLException {
            String value = result.getString(column);
            if (value == null) {
                throw new IllegalStateException("column " + column + " is null");
            }
            return value;
        }

        public @Nullable String optionalText(String column) throws SQLException {
            return result.getString(column);
        }

        public long number(String column) throws SQLException {
            return result.getLong(column);
        }

        public @Nullable Long optionalNumber(String column) throws SQLException {
            long value = result.getLong(column);
            return result.wasNull() ? null : value;
        }

        public boolean truth(String column) throws SQLException {
            return result.getBoolean(column);
        }

        public Instant moment(String column) throws SQLException {
            Instant value = optionalMoment(column);
            if (value == null) {
                throw new IllegalStateException("column " + column + " is null");
            }
            return value;
        }

        public @Nullable Instant optionalMoment(String column) throws SQLException {
            OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }

        public byte[] bytes(String column) throws SQLException {
            return result.getBytes(column);
        }

        public long[] numbers(String column) throws SQLException {
            Long[] boxed = (Long[]) result.getArray(column).getArray();
            long[] numbers = new long[boxed.length];
            for (int i = 0; i < boxed.length; i++) {
                numbers[i] = boxed[i];
            }
            return numbers;
        }

        public String[] texts(String column) throws SQLException {
            return (String[]) result.getArray(column).getArray();
        }
    }
}
