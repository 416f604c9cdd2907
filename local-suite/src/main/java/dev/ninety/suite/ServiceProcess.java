package dev.ninety.suite;

import dev.ninety.suite.http.JsonClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One packaged service as a process of its own, which can be started, stopped, killed and started again. */
public final class ServiceProcess {

    /** Longer than the services' own time to finish what is in flight. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Leftovers leftovers;
    private final JsonClient client;
    private @Nullable Process process;

    /**
     * @param name of the process: its service's, with a number behind it for a replica
     * @param environment what must not stand in the command line, where every user of the machine can read it
     */
    ServiceProcess(
            String name,
            int port,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Leftovers leftovers) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.leftovers = leftovers;
        this.client = new JsonClient(URI.create("http://127.0.0.1:" + port));
    }

    public String name() {
        return name;
    }

    public URI uri() {
        return client.base();
    }

    public JsonClient client() {
        return client;
    }

    /** Where its output goes. */
    public Path log() {
        return log;
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The process id, for what measures from outside. */
    public long pid() {
        return running().pid();
    }

    /** Starts the process and returns at once. */
    public synchronized void launch() {
        if (isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new SuiteException(name + " cannot be started: " + e.getMessage(), e);
        }
        leftovers.remember(name, process.toHandle());
    }

    /**
     * Returns when the service takes requests.
     *
     * @throws SuiteException when it ends before that, or takes longer than the limit
     */
    public void awaitReady(Duration limit) {
        Process started = running();
        Await.until(name + " to be ready (its log: " + log + ")", limit, () -> {
            if (!started.isAlive()) {
                throw new SuiteException(name + " ended with exit code " + started.exitValue()
                        + " while starting; its last lines, from " + log + ":\n" + lastLines());
            }
            return isReady();
        });
    }

    public boolean isReady() {
        try {
            return client.get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Launches it again and waits until it is ready. */
    public void start(Duration limit) {
        launch();
        awaitReady(limit);
    }

    /** Lets it finish what is in flight, then ends it. */
    public void stop() {
        end(Process::destroy);
    }

    /** Ends it in the middle of whatever it does, as a power failure would: kill -9. */
    public void kill() {
        end(Process::destroyForcibly);
    }

    /** Completes when the process ends, whoever ended it. */
    CompletableFuture<Process> onExit() {
        return running().onExit();
    }

    private synchronized Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }

    private synchronized void end(Consumer<Process> how) {
        Process ending = process;
        if (ending == null) {
            return;
        }
        how.accept(ending);
        try {
            if (!ending.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                ending.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            ending.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        leftovers.forget(name);
        process = null;
    }

    private String lastLines() {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(log));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }
}
