package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.account.app.AccountWrites;
import dev.ninety.entitlement.importing.Fate;
import dev.ninety.entitlement.importing.ImportReport;
import dev.ninety.entitlement.naming.KnownNames;
import dev.ninety.entitlement.naming.NameKind;
import dev.ninety.entitlement.naming.Resolution;
import dev.ninety.entitlement.naming.app.NameService;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes files into the record: every line that can stand, in one transaction, with a fate for each. A preview
 * does the same and then takes the whole transaction back, so it cannot tell another story than the import.
 */
@ApplicationScoped
public class Imports {

    private final AccountWrites writes;
    private final NameService names;
    private final FateKeeper keeper;
    private final TransactionManager transactions;

    public Imports(AccountWrites writes, NameService names, FateKeeper keeper, TransactionManager transactions) {
        this.writes = writes;
        this.names = names;
        this.keeper = keeper;
        this.transactions = transactions;
    }

    @Transactional
    public ImportReport run(String smartAccount, Importer importer, ImportFile file, boolean preview) {
        AccountWrite write = writes.open(smartAccount);
        KnownNames known = names.known(smartAccount);
        requireVirtualAccount(known, file.virtualAccount());
        List<Fate> fates = importer.take(write, known, file.lines());
        int replayed = 0;
        if (preview) {
            takeBack();
        } else {
            keeper.keep(write, importer.kind(), file, fates);
            log(write, importer, file, fates);
            replayed = importer instanceof NameImporter ? write.namesChanged() : 0;
        }
        return ImportReport.of(file.body().sha256(), preview, file.columns(), file.lines(), fates, replayed);
    }

    private static void requireVirtualAccount(KnownNames known, @Nullable String virtualAccount) {
        if (virtualAccount != null
                && !(known.resolve(NameKind.VIRTUAL_ACCOUNT, virtualAccount) instanceof Resolution.Resolved)) {
            throw Problem.badParameter(
                    "virtualAccount",
                    "No Virtual Account, or more than one, has the id or name " + virtualAccount + ".");
        }
    }

    private void takeBack() {
        try {
            transactions.setRollbackOnly();
        } catch (SystemException e) {
            throw new IllegalStateException("the transaction cannot be taken back", e);
        }
    }

    /** A file that changed nothing did nothing, so it leaves no event. */
    private static void log(AccountWrite write, Importer importer, ImportFile file, List<Fate> fates) {
        ImportReport report = ImportReport.of(file.body().sha256(), false, null, file.lines(), fates, 0);
        if (report.created() + report.changed() > 0) {
            write.log(
                    importer.kind().replace('-', '_').toUpperCase(Locale.ROOT) + "_IMPORTED",
                    "imports/" + importer.kind() + "/" + report.sha256(),
                    "Of " + report.received() + " lines " + report.created() + " created, " + report.changed()
                            + " changed, " + report.unchanged() + " unchanged, " + report.skipped() + " skipped, "
                            + report.refused() + " refused, " + report.unresolved() + " unresolved.");
        }
    }
}
