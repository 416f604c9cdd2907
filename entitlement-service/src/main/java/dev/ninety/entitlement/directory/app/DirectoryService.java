package dev.ninety.entitlement.directory.app;

import dev.ninety.entitlement.account.store.SmartAccountEntity;
import dev.ninety.entitlement.account.store.SmartAccounts;
import dev.ninety.entitlement.account.store.VirtualAccounts;
import dev.ninety.entitlement.catalogue.app.CatalogueService;
import dev.ninety.entitlement.catalogue.app.ShippedCatalogue;
import dev.ninety.entitlement.directory.Directory;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Puts the directory of an account together. */
@ApplicationScoped
public class DirectoryService {

    private final SmartAccounts accounts;
    private final VirtualAccounts virtualAccounts;
    private final CatalogueService catalogue;
    private final ShippedCatalogue shipped;

    public DirectoryService(
            SmartAccounts accounts,
            VirtualAccounts virtualAccounts,
            CatalogueService catalogue,
            ShippedCatalogue shipped) {
        this.accounts = accounts;
        this.virtualAccounts = virtualAccounts;
        this.catalogue = catalogue;
        this.shipped = shipped;
    }

    /**
     * The entity tag of the directory as it stands. Besides the account's version it names the shipped
     * catalogue, because a new release of this service may ship other rows without any account changing.
     */
    @Transactional
    public String etag(String smartAccount) {
        return etag(account(smartAccount).directoryVersion);
    }

    /** The entity tag of a directory that was read. */
    public String etag(Directory directory) {
        return etag(directory.version());
    }

    private String etag(long version) {
        return "\"" + version + "-" + shipped.fingerprint() + "\"";
    }

    /**
     * The directory. Its version is read before what it describes: where a change comes in between, the next
     * reader with this version gets a fresh answer rather than a stale one.
     */
    @Transactional
    public Directory get(String smartAccount) {
        SmartAccountEntity account = account(smartAccount);
        return new Directory(
                account.directoryVersion,
                account.toDomain(),
                virtualAccounts.all(smartAccount).stream()
                        .map(row -> row.toDomain(account.defaultVirtualAccount))
                        .toList(),
                catalogue.of(smartAccount));
    }

    private SmartAccountEntity account(String smartAccount) {
        SmartAccountEntity account = accounts.findById(smartAccount);
        if (account == null) {
            throw Problem.notFound("There is no Smart Account " + smartAccount + ".");
        }
        return account;
    }
}
