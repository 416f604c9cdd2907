package dev.ninety.usage.collector.app;

import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.collector.Outcome;
import dev.ninety.usage.collector.Result;
import dev.ninety.usage.collector.Target;
import dev.ninety.usage.collector.Window;
import dev.ninety.usage.collector.client.DeviceClient;
import dev.ninety.usage.collector.client.DeviceException;
import dev.ninety.usage.collector.client.DeviceSession;
import dev.ninety.usage.collector.client.Secrets;
import dev.ninety.usage.collector.client.UsageList;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.Acknowledgement;
import dev.ninety.usage.report.Counts;
import dev.ninety.usage.report.Tally;
import dev.ninety.usage.report.app.Ingestion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Asks one device once: for its reports, which go the way of all reports, and for what the vendor has acknowledged. It
 * only reads, unless the target says that open reports are to be closed first.
 */
@ApplicationScoped
class Collection {

    /** A device is one instance, or the few of a stack or a pair; more are not remembered. */
    private static final int MOST_INSTANCES = 100;

    private final Secrets secrets;
    private final DeviceClient devices;
    private final Ingestion ingestion;
    private final Confirmations confirmations;
    private final CollectorSettings settings;
    private final InstantSource clock;

    Collection(
            Secrets secrets,
            DeviceClient devices,
            Ingestion ingestion,
            Confirmations confirmations,
            CollectorSettings settings,
            InstantSource clock) {
        this.secrets = secrets;
        this.devices = devices;
        this.ingestion = ingestion;
        this.confirmations = confirmations;
        this.settings = settings;
        this.clock = clock;
    }

    Result run(Target target) {
        Run run = new Run(target, clock.instant());
        Outcome outcome = run.outcome();
        return new Result(
                run.startedAt,
                clock.instant(),
                outcome,
                run.asked,
                Counts.of(run.tally),
                run.acknowledged,
                run.remarks.length() == 0 ? null : run.remarks.toString());
    }

    /** One conversation and what came of it so far. */
    private final class Run {
        private final Target target;
        private final Instant startedAt;
        private final Tally tally = new Tally();
        private final Set<Udi> instances = new LinkedHashSet<>();
        private final StringJoiner remarks = new StringJoiner(" ");
        private @Nullable String asked;
        private long acknowledged;

        Run(Target target, Instant startedAt) {
            this.target = target;
            this.startedAt = startedAt;
        }

        Outcome outcome() {
            try (DeviceSession device = devices.open(
                    target.settings().url(),
                    secrets.find(target.smartAccount(), target.settings().secretRef()))) {
                if (target.settings().closeReports()) {
                    closeReports(device);
                }
                fetch(device);
                readStates(device);
                return Outcome.OK;
            } catch (DeviceException failed) {
                remarks.add(failed.detail());
                return failed.outcome();
            } catch (Problem refused) {
                remarks.add(refused.detail());
                return refused.status() == 413 ? Outcome.TOO_LARGE : Outcome.BAD_ANSWER;
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }

        /** Reports are worth having even where the open ones cannot be closed. */
        private void closeReports(DeviceSession device) throws DeviceException {
            try {
                device.post("close-reports");
            } catch (DeviceException failed) {
                if (failed.outcome() != Outcome.BAD_ANSWER) {
                    throw failed;
                }
                remarks.add("The open reports are not closed: " + failed.detail());
            }
        }

        private void fetch(DeviceSession device) throws IOException {
            String path =
                    Window.since(target.state().lastSuccessAt(), startedAt).path();
            asked = path;
            try (InputStream answer = device.get(path, settings.answerBytes())) {
                ingestion.ingest(
                        target.smartAccount(),
                        Ingestion.Options.of(target.settings().virtualAccount(), false),
                        answer,
                        this::note);
            }
            Udi expected = target.settings().productInstance();
            if (expected != null && !instances.isEmpty() && !instances.contains(expected)) {
                remarks.add("None of the reports is of " + expected + ".");
            }
        }

        private void note(Acknowledgement acknowledgement) {
            tally.add(acknowledgement);
            if (acknowledgement.productInstance() != null && instances.size() < MOST_INSTANCES) {
                Udi.parse(acknowledgement.productInstance()).ifPresent(instances::add);
            }
        }

        /** The states are a by-product: a device that does not tell them has been read all the same. */
        private void readStates(DeviceSession device) {
            if (target.settings().productInstance() != null) {
                instances.add(target.settings().productInstance());
            }
            try (InputStream answer = device.get("list", settings.listBytes())) {
                Set<Long> reportIds = UsageList.acknowledged(answer);
                if (!reportIds.isEmpty() && !instances.isEmpty()) {
                    acknowledged = confirmations.confirm(target.smartAccount(), target.id(), instances, reportIds);
                }
            } catch (DeviceException failed) {
                remarks.add("What the vendor has acknowledged is not known: " + failed.detail());
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
