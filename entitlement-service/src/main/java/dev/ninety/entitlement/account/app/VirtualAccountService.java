package dev.ninety.entitlement.account.app;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.VirtualAccount;
import dev.ninety.entitlement.account.store.SmartAccountEntity;
import dev.ninety.entitlement.account.store.SmartAccounts;
import dev.ninety.entitlement.account.store.VirtualAccountEntity;
import dev.ninety.entitlement.account.store.VirtualAccounts;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates, changes and lists Virtual Accounts, and keeps exactly one of them the default. */
@ApplicationScoped
public class VirtualAccountService {

    private final AccountWrites writes;
    private final SmartAccounts accounts;
    private final VirtualAccounts virtualAccounts;

    public VirtualAccountService(AccountWrites writes, SmartAccounts accounts, VirtualAccounts virtualAccounts) {
        this.writes = writes;
        this.accounts = accounts;
        this.virtualAccounts = virtualAccounts;
    }

    /**
     * Writes a Virtual Account. Where it says that it is the default, it becomes that and the former one is it
     * no more; where it says that it is not, or says nothing, the default stays what it is, because an account
     * with Virtual Accounts always has one.
     */
    @Transactional
    public Written<VirtualAccount> put(String smartAccount, VirtualAccount wanted) {
        AccountWrite write = writes.open(smartAccount);
        SmartAccountEntity account = write.account();
        VirtualAccountEntity row =
                virtualAccounts.findById(new VirtualAccountEntity.Key(smartAccount, wanted.virtualAccount()));
        VirtualAccount before = row == null ? null : row.toDomain(account.defaultVirtualAccount);
        if (wanted.isDefault() || account.defaultVirtualAccount == null) {
            account.defaultVirtualAccount = wanted.virtualAccount();
        }
        if (row == null) {
            row = new VirtualAccountEntity();
            row.smartAccount = smartAccount;
            row.virtualAccount = wanted.virtualAccount();
            fill(row, wanted);
            virtualAccounts.persist(row);
        } else {
            fill(row, wanted);
        }
        VirtualAccount after = row.toDomain(account.defaultVirtualAccount);
        if (!after.equals(before)) {
            write.changeDirectory();
            write.log(
                    before == null ? "VIRTUAL_ACCOUNT_CREATED" : "VIRTUAL_ACCOUNT_CHANGED",
                    "virtual-accounts/" + after.virtualAccount(),
                    "Named " + after.name() + (after.isDefault() ? ", the default." : "."));
        }
        return new Written<>(after, before == null);
    }

    @Transactional
    public VirtualAccount get(String smartAccount, String virtualAccount) {
        SmartAccountEntity account = account(smartAccount);
        VirtualAccountEntity row = virtualAccounts.findById(new VirtualAccountEntity.Key(smartAccount, virtualAccount));
        if (row == null) {
            throw Problem.notFound("There is no Virtual Account " + virtualAccount + ".");
        }
        return row.toDomain(account.defaultVirtualAccount);
    }

    @Transactional
    public List<VirtualAccount> list(String smartAccount, @Nullable String after, int limit) {
        SmartAccountEntity account = account(smartAccount);
        return virtualAccounts.list(smartAccount, after, limit).stream()
                .map(row -> row.toDomain(account.defaultVirtualAccount))
                .toList();
    }

    private SmartAccountEntity account(String smartAccount) {
        SmartAccountEntity account = accounts.findById(smartAccount);
        if (account == null) {
            throw KnownAccounts.unknown(smartAccount);
        }
        return account;
    }

    private static void fill(VirtualAccountEntity row, VirtualAccount wanted) {
        row.name = wanted.name();
        row.businessUnit = wanted.businessUnit();
        row.region = wanted.region();
        row.environment = wanted.environment();
    }
}
