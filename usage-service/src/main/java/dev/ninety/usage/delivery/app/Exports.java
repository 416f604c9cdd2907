package dev.ninety.usage.delivery.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.usage.delivery.Export;
import dev.ninety.usage.delivery.ExportFormat;
import dev.ninety.usage.delivery.format.BundleWriter;
import dev.ninety.usage.delivery.format.RumFileWriter;
import dev.ninety.usage.delivery.store.ExportStore;
import dev.ninety.usage.delivery.store.ExportedReports;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.disclosure.Basis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reports that people carry to the vendor: what they hold is frozen, and clears what is pending once submitted. */
@ApplicationScoped
public class Exports {

    private final Ledger ledger;
    private final Directory directory;
    private final ExportStore store;
    private final ExportedReports reports;
    private final Shown shown;

    public Exports(Ledger ledger, Directory directory, ExportStore store, ExportedReports reports, Shown shown) {
        this.ledger = ledger;
        this.directory = directory;
        this.store = store;
        this.reports = reports;
        this.shown = shown;
    }

    /** The outcome of a PUT. */
    public record Saved(Export export, boolean created) {}

    /** Makes an export of all that is pending; one of this id that was made already stays as it is. */
    @Transactional
    public Saved create(String smartAccount, String id, String virtualAccount, ExportFormat format) {
        directory.require(smartAccount);
        directory.requireVirtualAccount(smartAccount, virtualAccount, "/virtualAccount");
        OpenLedger open = ledger.open(smartAccount);
        Optional<Export> existing = store.find(smartAccount, id);
        if (existing.isPresent()) {
            requireSame(existing.get(), virtualAccount, format);
            return new Saved(existing.get(), false);
        }
        Export export = store.create(smartAccount, id, virtualAccount, format, open.recordedAt());
        if (export.reports() == 0) {
            throw Problem.conflict(
                    "NOTHING_PENDING",
                    "No report of an instance in " + virtualAccount + " waits for being carried to the vendor.");
        }
        if (format == ExportFormat.XML) {
            store.withoutXml(smartAccount, id).ifPresent(report -> {
                throw Problem.invalid(
                        "/format",
                        "NOT_IN_XML",
                        "Report " + report + " holds a character that no XML may hold; a BUNDLE can carry it.");
            });
        }
        return new Saved(export, true);
    }

    private static void requireSame(Export existing, String virtualAccount, ExportFormat format) {
        if (!existing.virtualAccount().equals(virtualAccount)) {
            throw Problem.conflict(
                    "EXPORT_EXISTS",
                    "The export of this id is of " + existing.virtualAccount() + ".",
                    Violation.inBody("/virtualAccount", "CONFLICT", "Not " + existing.virtualAccount() + "."));
        }
        if (existing.format() != format) {
            throw Problem.conflict(
                    "EXPORT_EXISTS",
                    "The export of this id has the format " + existing.format() + ".",
                    Violation.inBody("/format", "CONFLICT", "Not " + existing.format() + "."));
        }
    }

    @Transactional
    public Export get(String smartAccount, String id) {
        directory.require(smartAccount);
        return require(smartAccount, id);
    }

    @Transactional
    public List<Export> list(String smartAccount, String after, int limit) {
        directory.require(smartAccount);
        return store.list(smartAccount, after, limit);
    }

    /** Writes the file that is carried to the vendor, the same bytes every time, and closes it. */
    @Transactional
    public void write(String smartAccount, Export export, OutputStream out) throws IOException {
        switch (export.format()) {
            case XML -> {
                try (out;
                        RumFileWriter file = new RumFileWriter(out)) {
                    reports.forEach(smartAccount, export.id(), (instance, content) -> file.report(content));
                }
            }
            case BUNDLE -> {
                String name = smartAccount + '/' + export.id();
                BundleWriter.Header header = new BundleWriter.Header(
                        smartAccount,
                        export.virtualAccount(),
                        export.createdAt(),
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                .toString());
                try (BundleWriter bundle = new BundleWriter(out, header)) {
                    reports.forEach(smartAccount, export.id(), bundle::report);
                    bundle.finish();
                }
            }
        }
    }

    /** Records that an export was handed to the vendor; answers whether that is new. */
    @Transactional
    public Saved submit(String smartAccount, String id, Instant submittedAt) {
        directory.require(smartAccount);
        OpenLedger open = ledger.open(smartAccount);
        Export export = require(smartAccount, id);
        if (export.submittedAt() != null) {
            if (!submittedAt.equals(export.submittedAt())) {
                throw Problem.conflict(
                        "SUBMITTED",
                        "It was submitted at " + export.submittedAt() + ".",
                        Violation.inBody("/submittedAt", "CONFLICT", "Not " + export.submittedAt() + "."));
            }
            return new Saved(export, false);
        }
        if (submittedAt.isAfter(open.recordedAt())) {
            throw Problem.invalid("/submittedAt", "IN_THE_FUTURE", "It is " + open.recordedAt() + " now.");
        }
        store.submit(smartAccount, id, submittedAt);
        shown.disclose(
                open, smartAccount, store.versions(smartAccount, id), submittedAt, Basis.ASSUMED, Shown.EXPORT, id);
        return new Saved(require(smartAccount, id), true);
    }

    private Export require(String smartAccount, String id) {
        return store.find(smartAccount, id).orElseThrow(() -> Problem.notFound("There is no export " + id + "."));
    }
}
