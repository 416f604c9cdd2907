package dev.ninety.entitlement.importing.app;

import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.catalogue.Licence;
import dev.ninety.entitlement.catalogue.app.CatalogueService;
import dev.ninety.entitlement.catalogue.store.LicenceVersions;
import dev.ninety.entitlement.event.Deed;
import dev.ninety.entitlement.importing.Fate;
import dev.ninety.entitlement.importing.PricePlan;
import dev.ninety.entitlement.importing.SourceLine;
import dev.ninety.entitlement.naming.KnownNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes prices into an account's catalogue. */
@ApplicationScoped
public class PriceImporter implements Importer {

    private final CatalogueService catalogue;
    private final LicenceVersions versions;

    public PriceImporter(CatalogueService catalogue, LicenceVersions versions) {
        this.catalogue = catalogue;
        this.versions = versions;
    }

    @Override
    public String kind() {
        return "prices";
    }

    @Override
    public List<Fate> take(AccountWrite write, KnownNames known, List<SourceLine> lines) {
        PricePlan plan = plan(write, known);
        List<Fate> fates = plan.decide(lines, null);
        write(write, plan);
        return fates;
    }

    @Override
    public List<Fared> replay(AccountWrite write, KnownNames known, List<Waited> files) {
        PricePlan plan = plan(write, known);
        List<Fared> fared = files.stream()
                .map(file -> new Fared(file.sha256(), file.lines(), plan.decide(file.lines(), file.receivedAt())))
                .toList();
        write(write, plan);
        return fared;
    }

    private PricePlan plan(AccountWrite write, KnownNames known) {
        return new PricePlan(known, catalogue.of(write.smartAccount()).versions());
    }

    private void write(AccountWrite write, PricePlan plan) {
        List<Licence> edits = List.copyOf(plan.edits());
        if (!edits.isEmpty()) {
            versions.addAll(write.smartAccount(), write.recordedAt(), edits);
            write.changeDirectory();
            write.log(edits.stream().map(PriceImporter::deed).toList());
        }
    }

    private static Deed deed(Licence licence) {
        return new Deed(
                "LICENCE_CHANGED",
                "licences/" + licence.entitlementTag(),
                "Named " + licence.displayName() + ", at another price.");
    }
}
