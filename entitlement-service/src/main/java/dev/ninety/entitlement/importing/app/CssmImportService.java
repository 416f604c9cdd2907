package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.account.app.AccountWrites;
import dev.ninety.entitlement.account.store.VirtualAccounts;
import dev.ninety.entitlement.catalogue.app.CatalogueService;
import dev.ninety.entitlement.event.Deed;
import dev.ninety.entitlement.importing.ImportPlan;
import dev.ninety.entitlement.importing.ImportReport;
import dev.ninety.entitlement.importing.LineJudge;
import dev.ninety.entitlement.importing.Names;
import dev.ninety.entitlement.importing.ReadLine;
import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.Lot;
import dev.ninety.entitlement.ownership.store.Entitlements;
import dev.ninety.entitlement.ownership.store.Lots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes over what the vendor's portal says is owned: all lines that can stand, in one transaction. */
@ApplicationScoped
public class CssmImportService {

    private final AccountWrites writes;
    private final CatalogueService catalogue;
    private final VirtualAccounts virtualAccounts;
    private final Entitlements entitlements;
    private final Lots lots;

    public CssmImportService(
            AccountWrites writes,
            CatalogueService catalogue,
            VirtualAccounts virtualAccounts,
            Entitlements entitlements,
            Lots lots) {
        this.writes = writes;
        this.catalogue = catalogue;
        this.virtualAccounts = virtualAccounts;
        this.entitlements = entitlements;
        this.lots = lots;
    }

    @Transactional
    public ImportReport run(String smartAccount, List<ReadLine> lines) {
        AccountWrite write = writes.open(smartAccount);
        ImportPlan plan = new ImportPlan(lines, judge(smartAccount));
        List<Entitlement> standing = entitlements.findAll(smartAccount, plan.entitlementIds());
        ImportReport report =
                plan.decide(byId(standing, Entitlement::id), byId(lots.of(smartAccount, standing), Lot::entitlement));
        plan.created().forEach(granted -> entitlements.add(smartAccount, write.recordedAt(), granted));
        plan.changed().forEach(changed -> entitlements.replace(smartAccount, changed));
        write.post(plan.postings());
        List<Deed> deeds = deeds(plan, report);
        if (!deeds.isEmpty()) {
            write.log(deeds);
        }
        return report;
    }

    private LineJudge judge(String smartAccount) {
        Names licences = new Names();
        catalogue
                .of(smartAccount)
                .view(null)
                .values()
                .forEach(listed -> licences.add(
                        listed.licence().displayName(), listed.licence().entitlementTag()));
        Names accounts = new Names();
        virtualAccounts.all(smartAccount).forEach(row -> accounts.add(row.name, row.virtualAccount));
        return new LineJudge(licences, accounts);
    }

    /** An import that changed nothing did nothing, so it leaves no event. */
    private static List<Deed> deeds(ImportPlan plan, ImportReport report) {
        List<Deed> deeds = new ArrayList<>();
        plan.created()
                .forEach(granted ->
                        deeds.add(new Deed("ENTITLEMENT_GRANTED", "entitlements/" + granted.id(), granted.describe())));
        plan.changed()
                .forEach(changed ->
                        deeds.add(new Deed("ENTITLEMENT_CHANGED", "entitlements/" + changed.id(), changed.describe())));
        if (!deeds.isEmpty()) {
            deeds.add(new Deed(
                    "CSSM_LICENCES_IMPORTED",
                    "imports/cssm-licences",
                    "Of " + report.received() + " lines " + report.created() + " created, " + report.changed()
                            + " changed, " + report.unchanged() + " unchanged, " + report.skipped() + " skipped, "
                            + report.refused() + " refused."));
        }
        return deeds;
    }

    private static <T> Map<String, T> byId(List<T> items, Function<T, String> id) {
        return items.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
