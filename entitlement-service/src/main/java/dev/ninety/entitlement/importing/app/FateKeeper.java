package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.importing.Fate;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.entitlement.importing.store.FileArrivals;
import dev.ninety.entitlement.importing.store.FileLines;
import dev.ninety.entitlement.importing.store.WaitingNames;
import dev.ninety.entitlement.importing.store.WaitingNames.FileKey;
import dev.ninety.entitlement.importing.store.WaitingNames.Row;
import dev.ninety.entitlement.naming.Names;
import dev.ninety.kit.importing.ImportLog;
import dev.ninety.kit.importing.ImportedFile;
import dev.ninety.kit.importing.LineFate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what became of the lines of files, and what they wait for. */
@ApplicationScoped
public class FateKeeper {

    private final ImportLog log;
    private final FileLines fileLines;
    private final FileArrivals arrivals;
    private final WaitingNames waiting;

    public FateKeeper(ImportLog log, FileLines fileLines, FileArrivals arrivals, WaitingNames waiting) {
        this.log = log;
        this.fileLines = fileLines;
        this.arrivals = arrivals;
        this.waiting = waiting;
    }

    /** Keeps a file that has just come in. */
    void keep(AccountWrite write, String kind, ImportFile file, List<Fate> fates) {
        String account = write.smartAccount();
        log.record(account, kind, file.body(), write.recordedAt(), lineFates(file.lines(), fates));
        FileKey key = new FileKey(kind, file.body().sha256());
        arrivals.arrived(account, key);
        waiting.replace(account, key, firstReceivedAt(account, key), rows(file.lines(), fates));
    }

    /** Keeps how lines of a file fared that came in before. */
    void keepAgain(AccountWrite write, String kind, Importer.Fared fared) {
        String account = write.smartAccount();
        log.setFates(account, kind, fared.sha256(), lineFates(fared.lines(), fared.fates()));
        FileKey key = new FileKey(kind, fared.sha256());
        long[] indexes = fared.lines().stream().mapToLong(SourceLine::index).toArray();
        waiting.replace(account, key, firstReceivedAt(account, key), indexes, rows(fared.lines(), fared.fates()));
    }

    private Instant firstReceivedAt(String smartAccount, FileKey file) {
        return log.file(smartAccount, file.kind(), file.sha256())
                .map(ImportedFile::firstReceivedAt)
                .orElseThrow();
    }

    private List<LineFate> lineFates(List<SourceLine> lines, List<Fate> fates) {
        List<LineFate> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            SourceLine line = lines.get(i);
            Fate fate = fates.get(i);
            kept.add(new LineFate(
                    line.index(),
                    line.pointer(),
                    fate.status().name(),
                    fate.reason(),
                    fate.detail(),
                    fate.resource(),
                    fileLines.content(line)));
        }
        return kept;
    }

    private List<Row> rows(List<SourceLine> lines, List<Fate> fates) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            SourceLine line = lines.get(i);
            for (Fate.Awaited name : fates.get(i).awaited()) {
                rows.add(new Row(
                        line.index(),
                        name.kind(),
                        Names.key(name.name()),
                        name.name(),
                        name.quantity(),
                        fileLines.content(line)));
            }
        }
        return rows;
    }
}
