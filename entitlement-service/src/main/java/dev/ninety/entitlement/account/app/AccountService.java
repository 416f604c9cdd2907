package dev.ninety.entitlement.account.app;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.SmartAccount;
import dev.ninety.entitlement.account.store.SmartAccountEntity;
import dev.ninety.entitlement.account.store.SmartAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates, renames and lists Smart Accounts. */
@ApplicationScoped
public class AccountService {

    private final AccountWrites writes;
    private final SmartAccounts accounts;

    public AccountService(AccountWrites writes, SmartAccounts accounts) {
        this.writes = writes;
        this.accounts = accounts;
    }

    @Transactional
    public Written<SmartAccount> put(SmartAccount wanted) {
        AccountWrite write = writes.openOrCreate(wanted.smartAccount());
        SmartAccountEntity account = write.account();
        boolean created = account.name == null;
        if (wanted.name().equals(account.name)) {
            return Written.standing(wanted);
        }
        account.name = wanted.name();
        write.changeDirectory();
        if (created) {
            accounts.persist(account);
        }
        write.log(created ? "SMART_ACCOUNT_CREATED" : "SMART_ACCOUNT_RENAMED", "", "Named " + wanted.name() + ".");
        return new Written<>(wanted, created);
    }

    @Transactional
    public SmartAccount get(String smartAccount) {
        SmartAccountEntity account = accounts.findById(smartAccount);
        if (account == null) {
            throw KnownAccounts.unknown(smartAccount);
        }
        return account.toDomain();
    }

    @Transactional
    public List<SmartAccount> list(@Nullable String after, int limit) {
        return accounts.list(after, limit);
    }
}
