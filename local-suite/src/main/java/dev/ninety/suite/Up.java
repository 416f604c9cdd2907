package dev.ninety.suite;

import static dev.ninety.suite.http.JsonClient.path;

import dev.ninety.suite.http.JsonClient;
import dev.ninety.suite.sample.SampleGenerator;
import dev.ninety.suite.sample.SampleLoader;
import dev.ninety.suite.verdict.Decisions;
import dev.ninety.suite.verdict.DecisionsTable;
import dev.ninety.suite.verdict.Reporting;
import dev.ninety.suite.verdict.ReportingTable;
import dev.ninety.suite.verdict.Verdict;
import dev.ninety.suite.verdict.VerdictTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code ./ninety up}: the suite for a person, until Ctrl-C. */
final class Up {

    private final Path root;
    private final InstantSource clock;
    private final Progress progress;

    Up(Path root, InstantSource clock, Progress progress) {
        this.root = root;
        this.clock = clock;
        this.progress = progress;
    }

    /** Returns only when something went wrong: the usual end is a signal. */
    int run(boolean empty, int portOffset) {
        Optional<String> postgres =
                Optional.ofNullable(System.getenv("NINETY_POSTGRES_URL")).filter(address -> !address.isBlank());
        AtomicBoolean stopping = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopping.set(true);
                            progress.say("Stopping");
                        },
                        "farewell"));
        try (Suite suite = Suite.start(SuiteSettings.forPeople(root, portOffset, postgres), progress)) {
            if (!empty) {
                loadSample(suite);
            }
            verdicts(suite);
            addresses(suite);
            ServiceProcess ended = suite.firstExit().join();
            if (suite.isClosed()) {
                return 0;
            }
            throw new SuiteException(ended.name() + " ended by itself; its log is " + ended.log());
        } catch (SuiteException | UncheckedIOException e) {
            if (stopping.get()) {
                // Ctrl-C reaches the services at the same moment: that they end is no failure then.
                return 0;
            }
            throw e;
        }
    }

    /**
     * The estate is relative to the moment of its first load, which is kept: a load that was cut short goes on with
     * the same dates, and one that was finished is not repeated.
     */
    private void loadSample(Suite suite) {
        JsonClient entitlements = suite.client(Service.ENTITLEMENT);
        boolean known = entitlements
                        .get(path("v1", "smart-accounts", SampleGenerator.SMART_ACCOUNT))
                        .expect(200, 404)
                        .status()
                == 200;
        Path started = root.resolve(".ninety/sample-started");
        Path finished = root.resolve(".ninety/sample-finished");
        if (known && Files.exists(finished)) {
            progress.say("The sample estate is loaded already");
            return;
        }
        Instant anchor = known ? anchorIn(started).orElse(clock.instant()) : clock.instant();
        write(started, anchor);
        new SampleLoader(suite, progress).load(SampleGenerator.at(anchor));
        write(finished, anchor);
    }

    private void verdicts(Suite suite) {
        JsonClient entitlements = suite.client(Service.ENTITLEMENT);
        JsonClient usage = suite.client(Service.USAGE);
        List<String> accounts = entitlements.items("/v1/smart-accounts").stream()
                .map(item -> item.path("smartAccount").asText())
                .toList();
        for (String account : accounts) {
            Verdict verdict = Verdict.evaluate(entitlements, suite.client(Service.COMPLIANCE), account);
            progress.say("");
            progress.say(VerdictTable.render(verdict).stripTrailing());
            progress.say("");
            progress.say(DecisionsTable.render(Decisions.read(entitlements, suite.client(Service.COMPLIANCE), account))
                    .stripTrailing());
            progress.say("");
            progress.say(ReportingTable.render(Reporting.read(entitlements, usage, account))
                    .stripTrailing());
        }
        if (accounts.isEmpty()) {
            progress.say("");
            progress.say("No Smart Account yet: PUT one to " + entitlements.base() + "/v1/smart-accounts/{its domain}");
        }
    }

    private void addresses(Suite suite) {
        progress.say("");
        for (Service service : Service.values()) {
            progress.say("%-20s %s"
                    .formatted(service.module(), suite.process(service).uri()));
        }
        progress.say("Ctrl-C stops everything; the data stays in " + root.resolve(".ninety"));
    }

    private static Optional<Instant> anchorIn(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Instant.parse(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DateTimeException unusable) {
            return Optional.empty();
        }
    }

    private static void write(Path file, Instant anchor) {
        try {
            Files.writeString(file, anchor.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
