package dev.ninety.entitlement.catalogue.app;

import dev.ninety.entitlement.Written;
import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.account.app.AccountWrites;
import dev.ninety.entitlement.catalogue.AccountCatalogue;
import dev.ninety.entitlement.catalogue.Licence;
import dev.ninety.entitlement.catalogue.ListedLicence;
import dev.ninety.entitlement.catalogue.ListedLicence.Source;
import dev.ninety.entitlement.catalogue.store.LicenceVersions;
import dev.ninety.entitlement.ownership.store.Entitlements;
import dev.ninety.kit.tenancy.AccountRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads and edits an account's own view of the catalogue. */
@ApplicationScoped
public class CatalogueService {

    private final AccountWrites writes;
    private final AccountRegistry accounts;
    private final ShippedCatalogue shipped;
    private final LicenceVersions versions;
    private final Entitlements entitlements;

    public CatalogueService(
            AccountWrites writes,
            AccountRegistry accounts,
            ShippedCatalogue shipped,
            LicenceVersions versions,
            Entitlements entitlements) {
        this.writes = writes;
        this.accounts = accounts;
        this.shipped = shipped;
        this.versions = versions;
        this.entitlements = entitlements;
    }

    /** The catalogue of an account that exists. */
    @Transactional
    public AccountCatalogue of(String smartAccount) {
        return new AccountCatalogue(shipped.licences(), versions.edits(smartAccount));
    }

    /**
     * An account's view by tag, the tags of its entitlements that no catalogue lists included.
     *
     * @param knownAt only what was recorded by then; null for all that is recorded
     */
    @Transactional
    public SortedMap<String, ListedLicence> view(String smartAccount, @Nullable Instant knownAt) {
        accounts.require(smartAccount);
        return of(smartAccount).view(knownAt, entitlements.tags(smartAccount, knownAt));
    }

    /** Records an edit; content that is already the account's view is no edit. */
    @Transactional
    public Written<ListedLicence> put(String smartAccount, Licence wanted) {
        AccountWrite write = writes.open(smartAccount);
        ListedLicence before = of(smartAccount).view(null).get(wanted.entitlementTag());
        if (before != null && before.licence().equals(wanted)) {
            return Written.standing(before);
        }
        versions.add(smartAccount, write.recordedAt(), wanted);
        write.changeDirectory();
        write.log(
                before == null ? "LICENCE_ADDED" : "LICENCE_CHANGED",
                "licences/" + wanted.entitlementTag(),
                "Named " + wanted.displayName() + ".");
        write.namesChanged();
        return new Written<>(new ListedLicence(wanted, Source.EDITED), before == null);
    }
}
