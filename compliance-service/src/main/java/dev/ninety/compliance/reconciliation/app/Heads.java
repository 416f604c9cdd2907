package dev.ninety.compliance.reconciliation.app;

import dev.ninety.compliance.dispute.Finding;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.store.LedgerStore;
import jakarta.enterprise.context.ApplicationScoped;

/** How far the copies of the ledgers reach. */
@ApplicationScoped
class Heads {

    private final LedgerStore ledgers;

    Heads(LedgerStore ledgers) {
        this.ledgers = ledgers;
    }

    Finding.Heads now(String smartAccount) {
        return new Finding.Heads(
                ledgers.cursor(smartAccount, Source.ENTITLEMENT).sequence(),
                ledgers.cursor(smartAccount, Source.USAGE).sequence());
    }
}
