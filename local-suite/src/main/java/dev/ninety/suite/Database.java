package dev.ninety.suite;

import java.util.Map;

/** The PostgreSQL server that holds the three services' databases. */
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, GivenDatabase {

    /** The JDBC address of one of its databases, without credentials. */
    String jdbcUrl(String database);

    String user();

    /** Empty where none is needed. */
    String password();

    @Override
    void close();

    /** What a service needs in its environment to connect. */
    default Map<String, String> credentials() {
        return Map.of("QUARKUS_DATASOURCE_USERNAME", user(), "QUARKUS_DATASOURCE_PASSWORD", password());
    }
}
