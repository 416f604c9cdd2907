package dev.ninety.entitlement.account.app;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.RecordFrom;
import dev.ninety.entitlement.account.SmartAccount;
import dev.ninety.entitlement.account.store.RecordFroms;
import dev.ninety.entitlement.account.store.SmartAccountEntity;
import dev.ninety.entitlement.account.store.SmartAccounts;
import dev.ninety.entitlement.event.Deed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates, renames and lists Smart Accounts, and keeps the versions of their record starts. */
@ApplicationScoped
public class AccountService {

    private final AccountWrites writes;
    private final SmartAccounts accounts;
    private final RecordFroms recordFroms;

    public AccountService(AccountWrites writes, SmartAccounts accounts, RecordFroms recordFroms) {
        this.writes = writes;
        this.accounts = accounts;
        this.recordFroms = recordFroms;
    }

    @Transactional
    public Written<SmartAccount> put(SmartAccount wanted) {
        AccountWrite write = writes.openOrCreate(wanted.smartAccount());
        SmartAccountEntity account = write.account();
        boolean created = account.name == null;
        List<Deed> deeds = new ArrayList<>();
        if (!wanted.name().equals(account.name)) {
            account.name = wanted.name();
            deeds.add(new Deed(
                    created ? "SMART_ACCOUNT_CREATED" : "SMART_ACCOUNT_RENAMED", "", "Named " + wanted.name() + "."));
        }
        if (created) {
            accounts.persist(account);
        }
        if (!Objects.equals(wanted.recordFrom(), account.recordFrom)) {
            account.recordFrom = wanted.recordFrom();
            recordFroms.add(account.smartAccount, new RecordFrom(wanted.recordFrom(), write.recordedAt()));
            deeds.add(new Deed("RECORD_FROM_CHANGED", "", describe(wanted.recordFrom())));
        }
        if (!deeds.isEmpty()) {
            write.changeDirectory();
            write.log(deeds);
        }
        return new Written<>(wanted, created);
    }

    private static String describe(@Nullable Instant recordFrom) {
        return recordFrom == null ? "All history counts." : "History is known from " + recordFrom + " on.";
    }

    @Transactional
    public SmartAccount get(String smartAccount) {
        SmartAccountEntity account = accounts.findById(smartAccount);
        if (account == null) {
            throw KnownAccounts.unknown(smartAccount);
        }
        return account.toDomain();
    }

    /** Whether the account says from when on its history is known; false where there is no such account. */
    @Transactional
    public boolean hasRecordFrom(String smartAccount) {
        SmartAccountEntity account = accounts.findById(smartAccount);
        return account != null && account.recordFrom != null;
    }

    @Transactional
    public List<SmartAccount> list(@Nullable String after, int limit) {
        return accounts.list(after, limit);
    }
}
