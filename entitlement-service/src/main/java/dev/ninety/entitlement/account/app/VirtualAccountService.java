package dev.ninety.entitlement.account.app;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.DatedMapping;
import dev.ninety.entitlement.account.Mappings;
import dev.ninety.entitlement.account.VirtualAccount;
import dev.ninety.entitlement.account.WantedVirtualAccount;
import dev.ninety.entitlement.account.store.MappingStore;
import dev.ninety.entitlement.account.store.SmartAccountEntity;
import dev.ninety.entitlement.account.store.SmartAccounts;
import dev.ninety.entitlement.account.store.VirtualAccountEntity;
import dev.ninety.entitlement.account.store.VirtualAccounts;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates, changes and lists Virtual Accounts, and keeps exactly one of them the default. */
@ApplicationScoped
public class VirtualAccountService {

    private final AccountWrites writes;
    private final SmartAccounts accounts;
    private final VirtualAccounts virtualAccounts;
    private final MappingStore mappings;

    public VirtualAccountService(
            AccountWrites writes, SmartAccounts accounts, VirtualAccounts virtualAccounts, MappingStore mappings) {
        this.writes = writes;
        this.accounts = accounts;
        this.virtualAccounts = virtualAccounts;
        this.mappings = mappings;
    }

    /**
     * Writes a Virtual Account. Where it says that it is the default, it becomes that and the former one is it
     * no more; where it says that it is not, or says nothing, the default stays what it is, because an account
     * with Virtual Accounts always has one.
     */
    @Transactional
    public Written<VirtualAccount> put(String smartAccount, WantedVirtualAccount wanted) {
        AccountWrite write = writes.open(smartAccount);
        SmartAccountEntity account = write.account();
        String id = wanted.virtualAccount();
        VirtualAccountEntity row = virtualAccounts.findById(new VirtualAccountEntity.Key(smartAccount, id));
        Mappings known = mappings.of(smartAccount, id);
        VirtualAccount before = row == null ? null : row.toDomain(account.defaultVirtualAccount, known);
        if (wanted.isDefault() || account.defaultVirtualAccount == null) {
            account.defaultVirtualAccount = id;
        }
        if (row == null) {
            row = new VirtualAccountEntity();
            row.smartAccount = smartAccount;
            row.virtualAccount = id;
            row.name = wanted.name();
            virtualAccounts.persist(row);
        } else {
            row.name = wanted.name();
        }
        VirtualAccount after = row.toDomain(account.defaultVirtualAccount, map(write, wanted, known));
        if (!after.equals(before)) {
            write.changeDirectory();
            write.log(
                    before == null ? "VIRTUAL_ACCOUNT_CREATED" : "VIRTUAL_ACCOUNT_CHANGED",
                    "virtual-accounts/" + id,
                    "Named " + after.name() + (after.isDefault() ? ", the default." : "."));
            write.namesChanged();
        }
        return new Written<>(after, before == null);
    }

    private Mappings map(AccountWrite write, WantedVirtualAccount wanted, Mappings known) {
        Optional<DatedMapping> added = known.toRecord(wanted.mapping(), wanted.effectiveFrom(), write.recordedAt());
        added.ifPresent(mapping -> mappings.add(write.smartAccount(), wanted.virtualAccount(), known, mapping));
        return added.map(known::with).orElse(known);
    }

    @Transactional
    public VirtualAccount get(String smartAccount, String virtualAccount) {
        SmartAccountEntity account = account(smartAccount);
        VirtualAccountEntity row = virtualAccounts.findById(new VirtualAccountEntity.Key(smartAccount, virtualAccount));
        if (row == null) {
            throw Problem.notFound("There is no Virtual Account " + virtualAccount + ".");
        }
        return row.toDomain(account.defaultVirtualAccount, mappings.of(smartAccount, virtualAccount));
    }

    @Transactional
    public List<VirtualAccount> list(String smartAccount, @Nullable String after, int limit) {
        return toDomain(account(smartAccount), virtualAccounts.list(smartAccount, after, limit));
    }

    /** All Virtual Accounts of an account, by id. */
    @Transactional
    public List<VirtualAccount> all(String smartAccount) {
        return toDomain(account(smartAccount), virtualAccounts.all(smartAccount));
    }

    private List<VirtualAccount> toDomain(SmartAccountEntity account, List<VirtualAccountEntity> rows) {
        Map<String, Mappings> known = mappings.all(account.smartAccount);
        return rows.stream()
                .map(row -> row.toDomain(
                        account.defaultVirtualAccount, known.getOrDefault(row.virtualAccount, Mappings.NONE)))
                .toList();
    }

    private SmartAccountEntity account(String smartAccount) {
        SmartAccountEntity account = accounts.findById(smartAccount);
        if (account == null) {
            throw KnownAccounts.unknown(smartAccount);
        }
        return account;
    }
}
