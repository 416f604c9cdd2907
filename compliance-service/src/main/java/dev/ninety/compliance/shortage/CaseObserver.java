package dev.ninety.compliance.shortage;

/** Who must know what becomes of cases. Called inside the transaction that changes one, once it is stored. */
public interface CaseObserver {

    /** A case is as the revision says now; its row is held. */
    void changed(String smartAccount, Revision revision);
}
