package dev.ninety.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @Test
    void itHoldsADatabasePerServiceAndKeepsItsData(@TempDir Path directory) throws Exception {
        // Given
        int port = SuiteSettings.freePort();
        try (EmbeddedDatabase database = new EmbeddedDatabase(directory, port)) {
            database.start();
            Databases.create(database);
            execute(database, "CREATE TABLE kept AS SELECT 'still here' AS text");
        }

        // When
        try (EmbeddedDatabase database = new EmbeddedDatabase(directory, port)) {
            database.start();
            Databases.create(database);

            // Then
            assertThat(column(database, "SELECT text FROM kept")).containsExactly("still here");
            assertThat(column(
                            database,
                            "SELECT datname FROM pg_database WHERE datname IN"
                                    + " ('entitlement', 'usage', 'compliance') ORDER BY 1"))
                    .containsExactly("compliance", "entitlement", "usage");
        }
        assertThat(SuiteSettings.isFree(port)).isTrue();
    }

    @Test
    void aServerThatAKilledLauncherLeftIsEndedByTheNext(@TempDir Path directory) {
        // Given
        int port = SuiteSettings.freePort();
        EmbeddedDatabase orphan = new EmbeddedDatabase(directory, port);
        orphan.start();

        // When
        new Leftovers(directory.resolve("run")).end(EmbeddedDatabase.data(directory));

        // Then
        assertThat(SuiteSettings.isFree(port)).isTrue();
        orphan.close();
    }

    @Test
    void aGivenServerGetsTheDatabasesAndIsNotStopped(@TempDir Path directory) throws Exception {
        // Given
        int port = SuiteSettings.freePort();
        try (EmbeddedDatabase server = new EmbeddedDatabase(directory, port)) {
            server.start();

            // When
            try (GivenDatabase given = GivenDatabase.at("postgresql://postgres@127.0.0.1:" + port)) {
                Databases.create(given);
            }

            // Then
            assertThat(column(server, "SELECT current_database()")).containsExactly("usage");
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl("usage"), database.user(), database.password());
    }
}
