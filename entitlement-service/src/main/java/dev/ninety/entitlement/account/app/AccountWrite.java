package dev.ninety.entitlement.account.app;

import dev.ninety.entitlement.account.store.SmartAccountEntity;
import dev.ninety.entitlement.account.store.VirtualAccountEntity;
import dev.ninety.entitlement.account.store.VirtualAccounts;
import dev.ninety.entitlement.event.Deed;
import dev.ninety.entitlement.event.store.EventStore;
import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A write of one account that is under way: it holds the lock of the account's ledger, so what it reads stays
 * true until it commits, and everything that it records carries the same moment.
 */
public final class AccountWrite {

    private final SmartAccountEntity account;
    private final OpenLedger ledger;
    private final Instant recordedAt;
    private final String who;
    private final EventStore events;
    private final VirtualAccounts virtualAccounts;
    private final Event<NamesChanged> namesChanged;

    AccountWrite(
            SmartAccountEntity account,
            OpenLedger ledger,
            Instant recordedAt,
            String who,
            EventStore events,
            VirtualAccounts virtualAccounts,
            Event<NamesChanged> namesChanged) {
        this.account = account;
        this.ledger = ledger;
        this.recordedAt = recordedAt;
        this.who = who;
        this.events = events;
        this.virtualAccounts = virtualAccounts;
        this.namesChanged = namesChanged;
    }

    /** The account's row, attached. */
    public SmartAccountEntity account() {
        return account;
    }

    public String smartAccount() {
        return account.smartAccount;
    }

    /** When all that this write records is recorded; never before that of an earlier write. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** Refuses with 422 where a body names a Virtual Account that the account does not have. */
    public void requireVirtualAccount(String pointer, String virtualAccount) {
        var key = new VirtualAccountEntity.Key(account.smartAccount, virtualAccount);
        if (virtualAccounts.findById(key) == null) {
            throw Problem.invalid(
                    pointer, "UNKNOWN_VIRTUAL_ACCOUNT", "There is no Virtual Account " + virtualAccount + ".");
        }
    }

    /** Enters changes of what is owned. */
    public void post(List<Posting> postings) {
        ledger.post(postings);
    }

    /** Marks the directory as changed, so that its readers fetch it again. */
    public void changeDirectory() {
        account.directoryVersion++;
    }

    /**
     * Says that names stand for something else than before, so that lines of files that waited for them come to
     * stand now. To be called last, when the change itself is stored.
     *
     * @return how many lines waited no more
     */
    public int namesChanged() {
        NamesChanged change = new NamesChanged(this);
        namesChanged.fire(change);
        return change.replayed();
    }

    public void log(String what, String resource, @Nullable String detail) {
        log(List.of(new Deed(what, resource, detail)));
    }

    public void log(List<Deed> deeds) {
        events.append(account.smartAccount, recordedAt, who, deeds);
    }
}
