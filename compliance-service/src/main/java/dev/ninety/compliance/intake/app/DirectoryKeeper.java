package dev.ninety.compliance.intake.app;

import dev.ninety.compliance.account.Structure;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.LicenceVersion;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.intake.IntakeObserver;
import dev.ninety.compliance.intake.NamesObserver;
import dev.ninety.compliance.intake.client.EntitlementPeer;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.intake.store.LedgerStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;

/** Keeps what entitlement-service says of an account. */
@ApplicationScoped
public class DirectoryKeeper {

    private final AccountStore accounts;
    private final LedgerStore ledgers;
    private final CatalogueStore catalogues;
    private final StructureStore structures;
    private final IntakeObserver observer;
    private final NamesObserver names;
    private final InstantSource clock;

    DirectoryKeeper(
            AccountStore accounts,
            LedgerStore ledgers,
            CatalogueStore catalogues,
            StructureStore structures,
            IntakeObserver observer,
            NamesObserver names,
            InstantSource clock) {
        this.accounts = accounts;
        this.ledgers = ledgers;
        this.catalogues = catalogues;
        this.structures = structures;
        this.observer = observer;
        this.names = names;
        this.clock = clock;
    }

    /** Takes over a directory; an older one than is known, which can come late, is left aside. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void keep(String smartAccount, EntitlementPeer.Known known) {
        accounts.addAndHold(smartAccount, known.directory().name());
        ledgers.start(smartAccount, clock.instant());
        List<LicenceVersion> versions = known.directory().versions();
        Structure structure = known.directory().structure();
        List<LicenceVersion> formerVersions = catalogues.versions(smartAccount);
        Structure former = structures.load(smartAccount);
        if (edits(versions) + structure.changes() < edits(formerVersions) + former.changes()) {
            return;
        }
        boolean recatalogued = !versions.equals(formerVersions);
        if (recatalogued) {
            catalogues.replace(smartAccount, versions);
        }
        if (!structure.equals(former)) {
            structures.replace(smartAccount, structure);
        }
        if (recatalogued
                || !structure
                        .recordStarts()
                        .latest()
                        .equals(former.recordStarts().latest())) {
            observer.rulesChanged(smartAccount);
        }
        if (recatalogued || !structure.equals(former)) {
            names.namesChanged(smartAccount);
        }
        accounts.update(smartAccount, known.directory().name(), known.etag());
    }

    private static int edits(List<LicenceVersion> versions) {
        return new Catalogue(versions, 0).edits();
    }
}
