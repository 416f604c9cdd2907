package dev.ninety.suite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes one database per service where it is missing. */
final class Databases {

    private Databases() {}

    static void create(Database server) {
        try (Connection connection =
                DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password())) {
            for (Service service : Service.values()) {
                if (!exists(connection, service.database())) {
                    try (Statement statement = connection.createStatement()) {
                        // The names are this class' own constants: no user's text reaches the statement.
                        statement.execute("CREATE DATABASE " + service.database());
                    }
                }
            }
        } catch (SQLException e) {
            throw new SuiteException(
                    "The databases entitlement, usage and compliance cannot be made at " + server.jdbcUrl("postgres")
                            + " as user " + server.user() + ": " + e.getMessage(),
                    e);
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            statement.setString(1, database);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
