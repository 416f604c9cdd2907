package dev.ninety.usage.report.app;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.report.Acknowledgement;
import dev.ninety.usage.report.Reading.Fault;
import dev.ninety.usage.report.Reading.Unreadable;
import dev.ninety.usage.report.Reading.Usage;
import dev.ninety.usage.report.RumReport;
import dev.ninety.usage.report.Status;
import dev.ninety.usage.report.Tally;
import dev.ninety.usage.report.format.Arrivals;
import dev.ninety.usage.report.format.RumReportParser;
import dev.ninety.usage.report.store.QuarantineRepository;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the reports of one body in, batch by batch, each in a transaction of its own: while one is written, the next
 * is read. What was written stands, whatever comes after it in the body.
 */
@ApplicationScoped
public class Ingestion {

    private static final int MOST_ERRORS = 20;

    private final Directory directory;
    private final BatchWriter writer;
    private final RumReportParser parser;
    private final QuarantineRepository quarantine;
    private final IngestionSettings settings;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final ExecutorService writing = Executors.newVirtualThreadPerTaskExecutor();

    Ingestion(
            Directory directory,
            BatchWriter writer,
            RumReportParser parser,
            QuarantineRepository quarantine,
            IngestionSettings settings,
            InstantSource clock,
            MeterRegistry meters) {
        this.directory = directory;
        this.writer = writer;
        this.parser = parser;
        this.quarantine = quarantine;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    @PreDestroy
    void stop() {
        writing.close();
    }

    /**
     * How a body is taken in.
     *
     * @param virtualAccount where instances land that are seen for the first time; null for the default one
     * @param lines whether the sender says that every line is a report of its own
     * @param companion goes with each batch, in its own transaction
     * @param skip how many reports at the beginning of the body were taken in before, and are left out
     * @param receivedAt when the body was handed over; null for now
     */
    public record Options(
            @Nullable String virtualAccount,
            boolean lines,
            BatchCompanion companion,
            long skip,
            @Nullable Instant receivedAt) {

        public Options(@Nullable String virtualAccount, boolean lines, BatchCompanion companion, long skip) {
            this(virtualAccount, lines, companion, skip, null);
        }

        public static Options of(@Nullable String virtualAccount, boolean lines) {
            return new Options(virtualAccount, lines, BatchCompanion.NONE, 0);
        }
    }

    /**
     * Takes a body in.
     *
     * @param sink gets every acknowledgement, in the order of the body
     * @throws Problem 4xx where not a single report could be read; then nothing is kept
     */
    public Tally ingest(String smartAccount, Options options, InputStream body, Consumer<Acknowledgement> sink)
            throws IOException {
        Run run = new Run(sender(smartAccount, options), sink, true);
        try (Arrivals reports = Arrivals.of(body, options.lines(), settings.limits(), parser)) {
            run.take(reports, options.skip());
        }
        if (options.skip() == 0 && run.tally.nothingReadable()) {
            QuarkusTransaction.requiringNew().run(() -> quarantine.remove(smartAccount, run.quarantined));
            throw refusal(run);
        }
        return run.tally;
    }

    /** Takes something in again that is in quarantine; what still cannot be read stays there. */
    public Tally replay(String smartAccount, @Nullable String virtualAccount, InputStream content) throws IOException {
        Run run = new Run(sender(smartAccount, Options.of(virtualAccount, false)), acknowledgement -> {}, false);
        try (Arrivals reports = Arrivals.of(content, false, settings.limits(), parser)) {
            run.take(reports, 0);
        }
        return run.tally;
    }

    private Sender sender(String smartAccount, Options options) {
        String landing = directory.landing(smartAccount, options.virtualAccount());
        return new Sender(
                smartAccount,
                options.virtualAccount(),
                landing,
                directory.account(smartAccount).catalogued(),
                options.companion(),
                options.receivedAt() == null ? clock.instant() : options.receivedAt());
    }

    private static Problem refusal(Run run) {
        Violation[] errors = run.tally.problems().stream()
                .limit(MOST_ERRORS)
                .map(problem -> Violation.inBody(
                        "/" + problem.index() + problem.pointer(), "UNREADABLE", String.valueOf(problem.reason())))
                .toArray(Violation[]::new);
        int status = switch (run.firstFault) {
            case MALFORMED -> 400;
            case TOO_LARGE -> 413;
            case INVALID -> 422;
        };
        String detail = "No report could be read, and nothing is kept; " + run.tally.received() + " were looked at.";
        return Problem.of(status, "NO_READABLE_REPORT", detail, errors);
    }

    /** One body on its way in. */
    private final class Run {
        private Sender sender;
        private boolean askedAgain;
        private final Consumer<Acknowledgement> sink;
        private final boolean keepUnreadable;
        private final Tally tally = new Tally();
        private final List<Long> quarantined = new ArrayList<>();
        private @Nullable Future<BatchWriter.Outcome> underWay;
        private Fault firstFault = Fault.INVALID;

        Run(Sender sender, Consumer<Acknowledgement> sink, boolean keepUnreadable) {
            this.sender = sender;
            this.sink = sink;
            this.keepUnreadable = keepUnreadable;
        }

        void take(Arrivals reports, long skip) throws IOException {
            List<Incoming> batch = new ArrayList<>();
            long bytes = 0;
            long index = 0;
            try {
                for (var arrival = reports.next(); arrival != null; arrival = reports.next()) {
                    if (index < skip) {
                        index++;
                        continue;
                    }
                    if (index == 0 && arrival.reading() instanceof Unreadable unreadable) {
                        firstFault = unreadable.fault();
                    }
                    batch.add(new Incoming(index++, arrival.content(), arrival.reading()));
                    bytes += arrival.content().length;
                    if (batch.size() >= settings.batchReports() || bytes >= settings.batchBytes()) {
                        submit(batch);
                        batch = new ArrayList<>();
                        bytes = 0;
                    }
                }
                if (!batch.isEmpty()) {
                    submit(batch);
                }
            } finally {
                finish();
            }
        }

        private void submit(List<Incoming> batch) {
            finish();
            askForUnknownTags(batch);
            Sender from = sender;
            underWay = writing.submit(() -> writer.write(from, batch, keepUnreadable));
        }

        /** What is in no catalogue here may have come into one just now; one question for a body is enough. */
        private void askForUnknownTags(List<Incoming> batch) {
            boolean allKnown = batch.stream()
                    .allMatch(one -> !(one.reading() instanceof Usage(RumReport report))
                            || sender.catalogued().contains(report.entitlementTag()));
            if (!allKnown && !askedAgain) {
                askedAgain = true;
                sender = sender.knowing(
                        directory.refreshed(sender.smartAccount()).catalogued());
            }
        }

        private void finish() {
            if (underWay == null) {
                return;
            }
            Future<BatchWriter.Outcome> batch = underWay;
            underWay = null;
            try {
                BatchWriter.Outcome outcome = batch.get();
                quarantined.addAll(outcome.quarantined());
                for (Acknowledgement acknowledgement : outcome.acknowledgements()) {
                    tally.add(acknowledgement);
                    sink.accept(acknowledgement);
                }
                count(outcome.acknowledgements());
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(failed.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a batch was written", stopped);
            }
        }

        private void count(List<Acknowledgement> acknowledgements) {
            Map<Status, Long> counts = acknowledgements.stream()
                    .collect(Collectors.groupingBy(Acknowledgement::status, Collectors.counting()));
            counts.forEach((status, count) ->
                    meters.counter("ninety_reports", "status", status.name()).increment(count));
        }
    }
}
