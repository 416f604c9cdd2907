package dev.ninety.entitlement.account.app;

/**
 * What the names of an account's licences or Virtual Accounts stand for has changed. Fired inside the write that
 * changed it, so that what follows from it stands or falls with that write.
 */
public final class NamesChanged {

    private final AccountWrite write;
    private int replayed;

    NamesChanged(AccountWrite write) {
        this.write = write;
    }

    /** The write that is under way. */
    public AccountWrite write() {
        return write;
    }

    /** Told by whoever found that lines which waited for a name need not wait any more. */
    public void replayed(int lines) {
        replayed += lines;
    }

    int replayed() {
        return replayed;
    }
}
