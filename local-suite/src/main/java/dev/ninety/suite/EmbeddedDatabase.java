package dev.ninety.suite;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of the suite's own, which keeps its data in a directory. It trusts every local user and does
 * not wait for the disk: for trying out and for tests, never for a record that must last.
 */
public final class EmbeddedDatabase implements Database {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path directory;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    /**
     * @param directory for the programs, the data and the log
     * @param port on the loopback interface
     */
    EmbeddedDatabase(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    static Path data(Path directory) {
        return directory.resolve("data");
    }

    /** Starts the server; what it held before is there again. */
    public synchronized void start() {
        try {
            Files.createDirectories(directory);
            requireOtherThanRoot();
            ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(log().toFile());
            server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(directory.resolve("programs").toFile())
                    .setDataDirectory(data(directory))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("synchronous_commit", "on")
                    .setPGStartupWait(START_LIMIT)
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new SuiteException(
                    "The embedded PostgreSQL does not start; its log is " + log()
                            + "; another server can be named in NINETY_POSTGRES_URL",
                    e);
        }
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Stops the server; its data stays. */
    public synchronized void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = null;
        }
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public String user() {
        return "postgres";
    }

    @Override
    public String password() {
        return "";
    }

    @Override
    public void close() {
        stop();
    }

    private Path log() {
        return directory.resolve("postgres.log");
    }

    /** PostgreSQL refuses to run as root; a user namespace hides root from it, where the machine allows one. */
    private static void requireOtherThanRoot() {
        boolean rootOnLinux = "root".equals(System.getProperty("user.name"))
                && System.getProperty("os.name").startsWith("Linux");
        if (rootOnLinux && !LinuxUtils.isUnshareAvailable()) {
            throw new SuiteException("PostgreSQL does not run as root, and this machine forbids user namespaces: run as"
                    + " a normal user, or name a server in NINETY_POSTGRES_URL");
        }
    }
}
