package dev.ninety.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Remembers in files which processes were started, so that the next start can end those that outlived a launcher
 * which was itself killed. A process id alone would not do, because ids are used again: the start time goes with it.
 */
final class Leftovers {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Path directory;

    Leftovers(Path directory) {
        this.directory = directory;
    }

    void remember(String name, ProcessHandle process) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(name), List.of(String.valueOf(process.pid()), startOf(process)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every remembered process that still runs, and the PostgreSQL server of a data directory. */
    void end(Path postgresData) {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                files.toList().forEach(file -> {
                    remembered(file).ifPresent(Leftovers::end);
                    forget(file.getFileName().toString());
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        server(postgresData).ifPresent(Leftovers::end);
    }

    private static Optional<ProcessHandle> remembered(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() < 2
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0)))
                            .filter(process -> startOf(process).equals(lines.get(1)));
        } catch (IOException | NumberFormatException unusable) {
            return Optional.empty();
        }
    }

    /** The first line of PostgreSQL's own lock file is the server's process id. */
    private static Optional<ProcessHandle> server(Path postgresData) {
        try {
            List<String> lines = Files.readAllLines(postgresData.resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(process -> process.info().command().orElse("").contains("postgres"));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
