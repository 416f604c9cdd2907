package dev.ninety.suite;

import dev.ninety.suite.http.JsonClient;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL and the three packaged services as processes of this machine. Whatever ends this JVM, short of
 * kill -9, ends them too; what a kill -9 leaves behind is ended by the next start.
 */
public final class Suite implements AutoCloseable {

    /** Three JVMs that start at once on two busy cores take their time. */
    private static final Duration READY_LIMIT = Duration.ofMinutes(5);

    private final SuiteSettings settings;
    private final Progress progress;
    private final Leftovers leftovers;
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
    private final List<ServiceProcess> replicas = new ArrayList<>();
    private final SuiteClock clock;
    private final Thread closer = new Thread(this::close, "suite-closer");
    private @Nullable Database database;
    private @Nullable FileChannel lock;
    private boolean closed;

    private Suite(SuiteSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.leftovers = new Leftovers(settings.home().resolve("run"));
        this.clock = new SuiteClock(settings.home().resolve("clock"));
    }

    /**
     * Starts everything and returns when all services are ready.
     *
     * @throws SuiteException when something is missing or does not start; nothing is left running then
     */
    public static Suite start(SuiteSettings settings, Progress progress) {
        Suite suite = new Suite(settings, progress);
        Runtime.getRuntime().addShutdownHook(suite.closer);
        try {
            suite.start();
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    private void start() {
        prepareHome();
        for (Service service : Service.values()) {
            requireJar(service);
            requireFreePort(service);
        }
        settings.startOfTime().ifPresentOrElse(clock::set, clock::release);
        progress.say("Starting PostgreSQL");
        startDatabase();
        progress.say("Starting the services");
        for (Service service : Service.values()) {
            processes.put(service, launch(service, service.module(), port(service)));
        }
        for (Service service : Service.values()) {
            long start = System.nanoTime();
            process(service).awaitReady(READY_LIMIT);
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            progress.say("  " + service.module() + " is ready" + (seconds > 0 ? " (" + seconds + " s)" : ""));
        }
    }

    public ServiceProcess process(Service service) {
        ServiceProcess process = processes.get(service);
        if (process == null) {
            throw new IllegalStateException(service + " was not started");
        }
        return process;
    }

    public JsonClient client(Service service) {
        return process(service).client();
    }

    /** Starts a service again after its process was stopped or killed, and returns when it is ready. */
    public void restart(Service service) {
        process(service).start(READY_LIMIT);
    }

    /** Starts a further process of a service on a free port, against the same database. */
    public ServiceProcess startReplica(Service service) {
        String name = service.module() + "-" + (replicas.size() + 2);
        ServiceProcess replica = launch(service, name, SuiteSettings.freePort());
        replicas.add(replica);
        replica.awaitReady(READY_LIMIT);
        return replica;
    }

    public Database database() {
        if (database == null) {
            throw new IllegalStateException("no database was started");
        }
        return database;
    }

    /** The clock of all services. */
    public SuiteClock clock() {
        return clock;
    }

    /** Completes when any of the services ends by itself. */
    public CompletableFuture<ServiceProcess> firstExit() {
        return CompletableFuture.anyOf(processes.values().stream()
                        .map(process -> process.onExit().thenApply(ended -> process))
                        .toArray(CompletableFuture[]::new))
                .thenApply(ServiceProcess.class::cast);
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** Stops the services in reverse order, then the database. Doing it twice does no harm. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        replicas.forEach(ServiceProcess::stop);
        for (Service service : List.of(Service.values()).reversed()) {
            if (processes.containsKey(service)) {
                process(service).stop();
            }
        }
        if (database != null) {
            database.close();
        }
        unlock();
        if (Thread.currentThread() != closer) {
            forgetCloser();
        }
    }

    /** Starting and closing exclude each other, so that nothing is started that nobody would stop. */
    private synchronized void startDatabase() {
        requireOpen();
        if (settings.postgresUrl().isPresent()) {
            database = GivenDatabase.at(settings.postgresUrl().get());
        } else {
            EmbeddedDatabase embedded = new EmbeddedDatabase(postgresHome(), settings.postgresPort());
            database = embedded;
            embedded.start();
        }
        Databases.create(database());
    }

    private synchronized ServiceProcess launch(Service service, String name, int port) {
        requireOpen();
        Path log = settings.home().resolve("logs").resolve(name + ".log");
        ServiceProcess process = new ServiceProcess(
                name, port, command(service, port), database().credentials(), log, leftovers);
        process.launch();
        return process;
    }

    private List<String> command(Service service, int port) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus.profile=local",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.datasource.jdbc.url=" + database().jdbcUrl(service.database())));
        for (Service peer : service.peers()) {
            command.add("-Dninety." + peer.module() + ".url=http://127.0.0.1:" + port(peer));
        }
        command.add("-Dninety.clock-file=" + clock.file().toAbsolutePath());
        if (service == Service.COMPLIANCE) {
            // A key of its own, so that packs made before a restart verify by the same one after it.
            command.add("-Dninety.evidence.key-file="
                    + settings.home().resolve("evidence.pem").toAbsolutePath());
        }
        command.addAll(settings.flags().getOrDefault(service, List.of()));
        command.add("-jar");
        command.add(jar(service).toString());
        return command;
    }

    private int port(Service service) {
        return settings.ports().getOrDefault(service, service.port());
    }

    private Path jar(Service service) {
        return settings.root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private Path postgresHome() {
        return settings.home().resolve("postgres");
    }

    private void prepareHome() {
        try {
            Files.createDirectories(settings.home().resolve("logs"));
            lock = FileChannel.open(
                    settings.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw new SuiteException("Ninety runs already from " + settings.home());
            }
        } catch (IOException e) {
            throw new SuiteException("The folder " + settings.home() + " cannot be used: " + e.getMessage(), e);
        }
        leftovers.end(EmbeddedDatabase.data(postgresHome()));
    }

    private void unlock() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            progress.say("The lock in " + settings.home() + " cannot be given back: " + e.getMessage());
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new SuiteException("The suite was stopped while it started");
        }
    }

    private void requireJar(Service service) {
        if (!Files.isRegularFile(jar(service))) {
            throw new SuiteException(service.module() + " is not packaged: " + jar(service) + " is missing");
        }
    }

    private void requireFreePort(Service service) {
        if (!SuiteSettings.isFree(port(service))) {
            throw new SuiteException("Port " + port(service) + ", which " + service.module()
                    + " needs, is taken by another program; ./ninety up --port-offset 1000 uses other ports");
        }
    }

    private void forgetCloser() {
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook then finds the suite closed.
        }
    }
}
