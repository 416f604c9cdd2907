package dev.ninety.entitlement.directory.app;

import dev.ninety.entitlement.account.app.VirtualAccountService;
import dev.ninety.entitlement.account.store.MappingStore;
import dev.ninety.entitlement.account.store.RecordFroms;
import dev.ninety.entitlement.account.store.SmartAccountEntity;
import dev.ninety.entitlement.account.store.SmartAccounts;
import dev.ninety.entitlement.catalogue.app.CatalogueService;
import dev.ninety.entitlement.catalogue.app.ShippedCatalogue;
import dev.ninety.entitlement.directory.Directory;
import dev.ninety.entitlement.naming.app.NameService;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/** Puts the directory of an account together. */
@ApplicationScoped
public class DirectoryService {

    private final SmartAccounts accounts;
    private final RecordFroms recordFroms;
    private final VirtualAccountService virtualAccounts;
    private final MappingStore mappings;
    private final CatalogueService catalogue;
    private final ShippedCatalogue shipped;
    private final NameService names;
    private final InstantSource clock;

    public DirectoryService(
            SmartAccounts accounts,
            RecordFroms recordFroms,
            VirtualAccountService virtualAccounts,
            MappingStore mappings,
            CatalogueService catalogue,
            ShippedCatalogue shipped,
            NameService names,
            InstantSource clock) {
        this.accounts = accounts;
        this.recordFroms = recordFroms;
        this.virtualAccounts = virtualAccounts;
        this.mappings = mappings;
        this.catalogue = catalogue;
        this.shipped = shipped;
        this.names = names;
        this.clock = clock;
    }

    /** The entity tag of the directory as it stands. */
    @Transactional
    public String etag(String smartAccount) {
        return etag(account(smartAccount), clock.instant());
    }

    /**
     * Besides the account's version the entity tag names the shipped catalogue, because a new release of this
     * service may ship other rows without any account changing; and it counts the mappings that have begun,
     * because one that was dated ahead takes effect without anybody writing.
     */
    private String etag(SmartAccountEntity account, Instant at) {
        return "\"" + account.directoryVersion + "-" + mappings.countBegun(account.smartAccount, at) + "-"
                + shipped.fingerprint() + "\"";
    }

    /**
     * The directory. Its entity tag is made before what it describes is read: where a change comes in between,
     * the next reader with this tag gets a fresh answer rather than a stale one.
     */
    @Transactional
    public Directory get(String smartAccount) {
        Instant at = clock.instant();
        SmartAccountEntity account = account(smartAccount);
        return new Directory(
                etag(account, at),
                at,
                account.toDomain(),
                recordFroms.all(smartAccount),
                virtualAccounts.all(smartAccount),
                catalogue.of(smartAccount),
                names.licences(smartAccount));
    }

    private SmartAccountEntity account(String smartAccount) {
        SmartAccountEntity account = accounts.findById(smartAccount);
        if (account == null) {
            throw Problem.notFound("There is no Smart Account " + smartAccount + ".");
        }
        return account;
    }
}
