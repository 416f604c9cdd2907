package dev.ninety.usage.collector.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.usage.collector.store.UnconfirmedReports;
import dev.ninety.usage.disclosure.Basis;
import dev.ninety.usage.disclosure.app.Disclosures;
import dev.ninety.usage.instance.Udi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;

/** Takes a device's word for what the vendor has acknowledged. */
@ApplicationScoped
class Confirmations {

    private final Ledger ledger;
    private final UnconfirmedReports reports;
    private final Disclosures disclosures;

    Confirmations(Ledger ledger, UnconfirmedReports reports, Disclosures disclosures) {
        this.ledger = ledger;
        this.reports = reports;
        this.disclosures = disclosures;
    }

    /**
     * Notes that the vendor has the reports with these ids, from now on.
     *
     * @return how many versions of reports that was not known of
     */
    @Transactional
    int confirm(String smartAccount, String target, Collection<Udi> instances, Collection<Long> reportIds) {
        OpenLedger open = ledger.open(smartAccount);
        List<Long> versions = reports.find(smartAccount, instances, reportIds);
        if (!versions.isEmpty()) {
            disclosures.disclose(
                    open, smartAccount, versions, open.recordedAt(), Basis.CONFIRMED, "DEVICE_LIST", target);
        }
        return versions.size();
    }
}
