package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.account.app.NamesChanged;
import dev.ninety.entitlement.importing.Status;
import dev.ninety.entitlement.importing.app.Importer.Fared;
import dev.ninety.entitlement.importing.app.Importer.Waited;
import dev.ninety.entitlement.importing.store.FileArrivals;
import dev.ninety.entitlement.importing.store.FileLines;
import dev.ninety.entitlement.importing.store.WaitingNames;
import dev.ninety.entitlement.importing.store.WaitingNames.FileKey;
import dev.ninety.entitlement.importing.store.WaitingNames.Waiting;
import dev.ninety.entitlement.naming.KnownNames;
import dev.ninety.entitlement.naming.NameKind;
import dev.ninety.entitlement.naming.Resolution.Resolved;
import dev.ninety.entitlement.naming.app.NameService;
import dev.ninety.kit.importing.ImportLog;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes lines that waited for a name once it is known, in the transaction that made it known. The outcome is the
 * same as if the name had been known when the files came in.
 */
@ApplicationScoped
public class Replay {

    private final NameService names;
    private final WaitingNames waiting;
    private final FileLines fileLines;
    private final FileArrivals arrivals;
    private final ImportLog log;
    private final FateKeeper keeper;
    private final List<Importer> importers;

    public Replay(
            NameService names,
            WaitingNames waiting,
            FileLines fileLines,
            FileArrivals arrivals,
            ImportLog log,
            FateKeeper keeper,
            @All List<Importer> importers) {
        this.names = names;
        this.waiting = waiting;
        this.fileLines = fileLines;
        this.arrivals = arrivals;
        this.log = log;
        this.keeper = keeper;
        this.importers = importers;
    }

    void namesChanged(@Observes NamesChanged change) {
        AccountWrite write = change.write();
        List<Waiting> waited = waiting.all(write.smartAccount());
        if (waited.isEmpty()) {
            return;
        }
        KnownNames known = names.known(write.smartAccount());
        Map<FileKey, long[]> ready = ready(write.smartAccount(), known, waited);
        int replayed = 0;
        for (Importer importer : importers) {
            List<Waited> files = files(write.smartAccount(), importer.kind(), ready);
            if (!files.isEmpty()) {
                for (Fared fared : importer.replay(write, known, files)) {
                    keeper.keepAgain(write, importer.kind(), fared);
                    replayed += taken(fared, ready.get(new FileKey(importer.kind(), fared.sha256())));
                }
            }
        }
        if (replayed > 0) {
            write.log("WAITING_LINES_TAKEN", "unresolved", replayed + " lines of files wait for no name any more.");
        }
        change.replayed(replayed);
    }

    /** The lines with a name that is known now, by file. */
    private Map<FileKey, long[]> ready(String smartAccount, KnownNames known, List<Waiting> waited) {
        Map<FileKey, long[]> ready = new HashMap<>();
        for (NameKind kind : NameKind.values()) {
            List<String> keys = waited.stream()
                    .filter(name -> name.kind() == kind && known.resolve(kind, name.name()) instanceof Resolved)
                    .map(Waiting::key)
                    .toList();
            if (!keys.isEmpty()) {
                waiting.linesOf(smartAccount, kind, keys)
                        .forEach((file, lines) -> ready.merge(
                                file,
                                lines,
                                (one, other) -> LongStream.concat(LongStream.of(one), LongStream.of(other))
                                        .distinct()
                                        .toArray()));
            }
        }
        return ready;
    }

    private List<Waited> files(String smartAccount, String kind, Map<FileKey, long[]> ready) {
        List<String> hashes = ready.keySet().stream()
                .filter(file -> file.kind().equals(kind))
                .map(FileKey::sha256)
                .toList();
        if (hashes.isEmpty()) {
            return List.of();
        }
        return arrivals.inOrder(smartAccount, kind, hashes).stream()
                .map(sha256 -> new Waited(
                        sha256,
                        log.file(smartAccount, kind, sha256).orElseThrow().lastReceivedAt(),
                        fileLines.at(
                                smartAccount,
                                kind,
                                sha256,
                                ready.getOrDefault(new FileKey(kind, sha256), new long[0]))))
                .toList();
    }

    /** How many of the lines that waited wait no more. */
    private static int taken(Fared fared, long @Nullable [] waited) {
        Set<Long> places =
                waited == null ? Set.of() : LongStream.of(waited).boxed().collect(Collectors.toSet());
        int taken = 0;
        for (int i = 0; i < fared.lines().size(); i++) {
            boolean waits = fared.fates().get(i).status() == Status.UNRESOLVED;
            if (!waits && places.contains((long) fared.lines().get(i).index())) {
                taken++;
            }
        }
        return taken;
    }
}
