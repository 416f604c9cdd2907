package dev.ninety.usage.delivery.app;

import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.usage.disclosure.Basis;
import dev.ninety.usage.disclosure.app.Disclosures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Lets the vendor have seen many versions at once, as many at a time as fit in memory. */
@ApplicationScoped
class Shown {

    static final String EXPORT = "EXPORT";
    static final String SYNC = "SYNC";
    static final String ACK = "ACK";

    private static final int PORTION = 5_000;

    private final Disclosures disclosures;

    Shown(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    /** @param versionIds those of one instance one after the other */
    void disclose(
            OpenLedger open,
            String smartAccount,
            List<Long> versionIds,
            Instant disclosedAt,
            Basis basis,
            String sourceType,
            String sourceId) {
        for (int from = 0; from < versionIds.size(); from += PORTION) {
            List<Long> portion = versionIds.subList(from, Math.min(versionIds.size(), from + PORTION));
            disclosures.disclose(open, smartAccount, portion, disclosedAt, basis, sourceType, sourceId);
        }
    }
}
