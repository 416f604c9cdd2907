package dev.ninety.compliance.intake;

/** Who waits for names to become known. Called inside the transaction that takes over a directory. */
public interface NamesObserver {

    /** The account's names, of licences or of Virtual Accounts, are other ones now; its row is held. */
    void namesChanged(String smartAccount);
}
