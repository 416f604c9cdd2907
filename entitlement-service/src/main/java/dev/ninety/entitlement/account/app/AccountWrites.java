package dev.ninety.entitlement.account.app;

import dev.ninety.entitlement.account.store.SmartAccountEntity;
import dev.ninety.entitlement.account.store.SmartAccounts;
import dev.ninety.entitlement.account.store.VirtualAccounts;
import dev.ninety.entitlement.event.app.Actor;
import dev.ninety.entitlement.event.store.EventStore;
import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.Ledger.OpenLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;

/**
 * Where every write begins: it takes the lock of the account's ledger before it reads anything. So two writers
 * of the same account never decide on the same facts, and the second of two equal requests finds the first's
 * result instead of a violated constraint.
 */
@ApplicationScoped
public class AccountWrites {

    private final Ledger ledger;
    private final SmartAccounts accounts;
    private final VirtualAccounts virtualAccounts;
    private final EventStore events;
    private final Actor actor;
    private final Event<NamesChanged> namesChanged;

    public AccountWrites(
            Ledger ledger,
            SmartAccounts accounts,
            VirtualAccounts virtualAccounts,
            EventStore events,
            Actor actor,
            Event<NamesChanged> namesChanged) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.virtualAccounts = virtualAccounts;
        this.events = events;
        this.actor = actor;
        this.namesChanged = namesChanged;
    }

    /**
     * Begins a write inside the present transaction.
     *
     * @throws dev.ninety.kit.problem.Problem 404 if the account does not exist
     */
    public AccountWrite open(String smartAccount) {
        OpenLedger open = ledger.open(smartAccount);
        SmartAccountEntity account = accounts.findById(smartAccount);
        if (account == null) {
            throw KnownAccounts.unknown(smartAccount);
        }
        return write(account, open);
    }

    /** Begins a write that creates the account where it does not exist; a new account has no name yet. */
    AccountWrite openOrCreate(String smartAccount) {
        OpenLedger open = ledger.open(smartAccount);
        SmartAccountEntity account = accounts.findById(smartAccount);
        if (account == null) {
            account = new SmartAccountEntity();
            account.smartAccount = smartAccount;
            account.recordedAt = open.recordedAt();
        }
        return write(account, open);
    }

    private AccountWrite write(SmartAccountEntity account, OpenLedger open) {
        // The ledger remembers only what was posted; the log remembers every write, so a machine's clock that
        // was set back cannot give a catalogue edit an earlier moment than the one before it.
        Instant recordedAt = events.latest(account.smartAccount)
                .filter(latest -> latest.isAfter(open.recordedAt()))
                .orElse(open.recordedAt());
        return new AccountWrite(account, open, recordedAt, actor.name(), events, virtualAccounts, namesChanged);
    }
}
