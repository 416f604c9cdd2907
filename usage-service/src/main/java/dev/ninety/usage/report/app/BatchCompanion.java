package dev.ninety.usage.report.app;

import dev.ninety.kit.ledger.Ledger.OpenLedger;

/** Goes with every batch of a body: what it writes is committed with the batch, or not at all. */
@FunctionalInterface
public interface BatchCompanion {

    BatchCompanion NONE = (ledger, news) -> {};

    /** Called in the batch's transaction, after its reports were kept. */
    void inBatch(OpenLedger ledger, BatchNews news);
}
