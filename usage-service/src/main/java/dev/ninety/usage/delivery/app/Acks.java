package dev.ninety.usage.delivery.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.usage.delivery.Ack;
import dev.ninety.usage.delivery.Export;
import dev.ninety.usage.delivery.format.AckReader;
import dev.ninety.usage.delivery.store.AckStore;
import dev.ninety.usage.delivery.store.AckStore.StoredAck;
import dev.ninety.usage.delivery.store.ExportStore;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.disclosure.Basis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the vendor answers to exports. */
@ApplicationScoped
public class Acks {

    private final Ledger ledger;
    private final Directory directory;
    private final AckStore store;
    private final ExportStore exports;
    private final Shown shown;
    private final AckReader reader;

    public Acks(
            Ledger ledger,
            Directory directory,
            AckStore store,
            ExportStore exports,
            Shown shown,
            DeliverySettings settings) {
        this.ledger = ledger;
        this.directory = directory;
        this.store = store;
        this.exports = exports;
        this.shown = shown;
        this.reader = new AckReader(settings.ackBytes(), settings.ackEntries());
    }

    /** What became of an ACK. */
    public record Saved(StoredAck ack, boolean created) {}

    /**
     * Keeps an ACK, and lets the vendor have confirmed what is in the export that it answers: the one named, else the
     * only one that waits for an ACK.
     *
     * @param exportId null where the sender names none
     * @param virtualAccount whose exports are meant; null for all
     */
    @Transactional
    public Saved receive(
            String smartAccount, @Nullable String exportId, @Nullable String virtualAccount, byte[] content) {
        directory.require(smartAccount);
        Ack ack = reader.read(content);
        OpenLedger open = ledger.open(smartAccount);
        Optional<Export> answered = answered(smartAccount, exportId, virtualAccount);
        Optional<StoredAck> known = answered.isPresent()
                ? store.sameAs(smartAccount, answered.get().id(), content)
                : store.latestSameAs(smartAccount, virtualAccount, content);
        if (known.isPresent()) {
            return new Saved(known.get(), false);
        }
        Export export = answered.orElseThrow(
                () -> refused(422, "WHICH_EXPORT", "export", "No export waits for an ACK; name the one it answers."));
        StoredAck stored = store.add(smartAccount, export.id(), open.recordedAt(), ack, content);
        exports.acknowledge(smartAccount, export.id(), stored.receivedAt());
        shown.disclose(
                open,
                smartAccount,
                exports.versions(smartAccount, export.id()),
                stored.receivedAt(),
                Basis.CONFIRMED,
                Shown.ACK,
                String.valueOf(stored.id()));
        return new Saved(stored, true);
    }

    /** The export that is named, else the only one that waits for an ACK; empty where none waits. */
    private Optional<Export> answered(String smartAccount, @Nullable String exportId, @Nullable String virtualAccount) {
        if (exportId != null) {
            Export named = exports.find(smartAccount, exportId)
                    .orElseThrow(
                            () -> refused(422, "UNKNOWN_EXPORT", "export", "There is no export " + exportId + "."));
            if (virtualAccount != null && !virtualAccount.equals(named.virtualAccount())) {
                String detail = "The export " + exportId + " is of " + named.virtualAccount() + ".";
                throw refused(422, "OTHER_VIRTUAL_ACCOUNT", "virtualAccount", detail);
            }
            return Optional.of(named);
        }
        List<Export> waiting = exports.unacknowledged(smartAccount, virtualAccount, 2);
        if (waiting.size() > 1) {
            String detail = "More than one export waits for an ACK; name the one that this one answers.";
            throw refused(422, "WHICH_EXPORT", "export", detail);
        }
        return waiting.stream().findFirst();
    }

    private static Problem refused(int status, String code, String parameter, String detail) {
        return Problem.of(status, code, detail, Violation.inParameter(parameter, code, detail));
    }

    @Transactional
    public List<StoredAck> list(String smartAccount, long after, int limit) {
        directory.require(smartAccount);
        return store.list(smartAccount, after, limit);
    }

    /** The file, byte for byte as it was received. */
    @Transactional
    public byte[] content(String smartAccount, long id) {
        directory.require(smartAccount);
        return store.content(smartAccount, id).orElseThrow(() -> Problem.notFound("There is no ACK " + id + "."));
    }
}
