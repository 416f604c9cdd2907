package dev.ninety.entitlement.catalogue.app;

import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.account.app.AccountWrites;
import dev.ninety.entitlement.catalogue.CatalogueLine;
import dev.ninety.entitlement.catalogue.CatalogueReport;
import dev.ninety.entitlement.catalogue.CatalogueUpdate;
import dev.ninety.entitlement.catalogue.store.LicenceVersions;
import dev.ninety.entitlement.event.Deed;
import dev.ninety.kit.importing.ImportBody;
import dev.ninety.kit.importing.ImportLog;
import dev.ninety.kit.importing.LineFate;
import dev.ninety.kit.tenancy.AccountRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Brings an account's view of the catalogue up to date from a file, all licences that can stand at once. */
@ApplicationScoped
public class CatalogueImport {

    private static final String KIND = "catalogue";

    private final AccountWrites writes;
    private final AccountRegistry accounts;
    private final CatalogueService catalogue;
    private final LicenceVersions versions;
    private final CatalogueFiles files;
    private final ImportLog log;

    public CatalogueImport(
            AccountWrites writes,
            AccountRegistry accounts,
            CatalogueService catalogue,
            LicenceVersions versions,
            CatalogueFiles files,
            ImportLog log) {
        this.writes = writes;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.versions = versions;
        this.files = files;
        this.log = log;
    }

    /** What a file would change; writes nothing. */
    @Transactional
    public CatalogueReport preview(String smartAccount, ImportBody file) {
        List<CatalogueLine> lines = files.read(file.content());
        accounts.require(smartAccount);
        return CatalogueReport.of(
                file.sha256(), true, update(smartAccount, lines).lines());
    }

    @Transactional
    public CatalogueReport run(String smartAccount, ImportBody file) {
        List<CatalogueLine> lines = files.read(file.content());
        AccountWrite write = writes.open(smartAccount);
        CatalogueUpdate update = update(smartAccount, lines);
        CatalogueReport report = CatalogueReport.of(file.sha256(), false, update.lines());
        versions.addAll(smartAccount, write.recordedAt(), update.edits());
        if (!update.edits().isEmpty()) {
            write.changeDirectory();
            write.log(deeds(update, report));
        }
        log.record(smartAccount, KIND, file, write.recordedAt(), fates(lines, report));
        if (!update.edits().isEmpty()) {
            write.namesChanged();
        }
        return report;
    }

    private CatalogueUpdate update(String smartAccount, List<CatalogueLine> lines) {
        return new CatalogueUpdate(catalogue.of(smartAccount).view(null), lines);
    }

    private static List<Deed> deeds(CatalogueUpdate update, CatalogueReport report) {
        List<Deed> deeds = new ArrayList<>();
        update.edits()
                .forEach(licence -> deeds.add(new Deed(
                        "LICENCE_CHANGED",
                        "licences/" + licence.entitlementTag(),
                        "Named " + licence.displayName() + ".")));
        deeds.add(new Deed(
                "CATALOGUE_IMPORTED",
                "imports/" + KIND,
                "Of " + report.received() + " licences " + report.created() + " created, " + report.changed()
                        + " changed, " + report.unchanged() + " unchanged, " + report.refused() + " refused."));
        return deeds;
    }

    private static List<LineFate> fates(List<CatalogueLine> lines, CatalogueReport report) {
        return report.lines().stream()
                .map(line -> new LineFate(
                        line.index(),
                        line.pointer(),
                        line.status().name(),
                        line.reason(),
                        line.detail(),
                        line.entitlementTag() == null ? null : "licences/" + line.entitlementTag(),
                        lines.get(line.index()).content()))
                .toList();
    }
}
