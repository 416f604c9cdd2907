package dev.ninety.entitlement.naming.app;

import dev.ninety.entitlement.account.app.AccountWrite;
import dev.ninety.entitlement.account.app.AccountWrites;
import dev.ninety.entitlement.account.store.VirtualAccounts;
import dev.ninety.entitlement.catalogue.LicenceVersion;
import dev.ninety.entitlement.catalogue.app.CatalogueService;
import dev.ninety.entitlement.naming.KnownNames;
import dev.ninety.entitlement.naming.LicenceNames;
import dev.ninety.entitlement.naming.NameSource;
import dev.ninety.entitlement.naming.NamedLicence;
import dev.ninety.entitlement.naming.NamedTag;
import dev.ninety.entitlement.naming.VirtualAccountNames;
import dev.ninety.entitlement.naming.store.GrantedNames;
import dev.ninety.entitlement.naming.store.LicenceNameStore;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.kit.tenancy.AccountRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Knows what an account's names stand for, and binds them. */
@ApplicationScoped
public class NameService {

    private static final int SHOWN = 20;

    private final AccountWrites writes;
    private final AccountRegistry accounts;
    private final CatalogueService catalogue;
    private final VirtualAccounts virtualAccounts;
    private final LicenceNameStore names;
    private final GrantedNames granted;

    public NameService(
            AccountWrites writes,
            AccountRegistry accounts,
            CatalogueService catalogue,
            VirtualAccounts virtualAccounts,
            LicenceNameStore names,
            GrantedNames granted) {
        this.writes = writes;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.virtualAccounts = virtualAccounts;
        this.names = names;
        this.granted = granted;
    }

    /** All that is known of the names of an account that exists. */
    @Transactional
    public KnownNames known(String smartAccount) {
        Map<String, String> nameById = new LinkedHashMap<>();
        virtualAccounts.all(smartAccount).forEach(row -> nameById.put(row.virtualAccount, row.name));
        return new KnownNames(licences(smartAccount), new VirtualAccountNames(nameById));
    }

    /** What the names of licences stand for in an account that exists. */
    @Transactional
    public LicenceNames licences(String smartAccount) {
        Map<String, NamedTag> current = new LinkedHashMap<>();
        for (LicenceVersion version : catalogue.of(smartAccount).versions()) {
            String tag = version.licence().entitlementTag();
            current.put(
                    tag,
                    new NamedTag(version.licence().displayName(), tag, NameSource.CATALOGUE, version.recordedAt()));
        }
        List<NamedTag> statements = new ArrayList<>(current.values());
        statements.addAll(names.statements(smartAccount));
        return new LicenceNames(statements, names.descriptions(smartAccount));
    }

    /**
     * Binds a name to a tag, whatever others say of it; the tag may be in no catalogue.
     *
     * @throws Problem 409 {@code ALIAS_IN_USE} where units of another licence remain that imports granted under
     *     the name: the next import would grant the same units once more
     */
    @Transactional
    public Binding bind(String smartAccount, String name, String entitlementTag) {
        AccountWrite write = writes.open(smartAccount);
        NamedTag standing = names.binding(smartAccount, name).orElse(null);
        if (standing != null && standing.entitlementTag().equals(entitlementTag)) {
            return new Binding(standing, false, 0);
        }
        requireUnused(smartAccount, name, entitlementTag);
        NamedTag binding = new NamedTag(name.strip(), entitlementTag, NameSource.MANUAL, write.recordedAt());
        names.bind(smartAccount, binding);
        write.changeDirectory();
        write.log("ALIAS_BOUND", "aliases/" + binding.name(), "Stands for " + entitlementTag + ".");
        return new Binding(binding, standing == null, write.namesChanged());
    }

    private void requireUnused(String smartAccount, String name, String entitlementTag) {
        List<String> inUse = granted.remaining(smartAccount, name, entitlementTag, SHOWN + 1);
        if (!inUse.isEmpty()) {
            String shown = String.join(", ", inUse.subList(0, Math.min(SHOWN, inUse.size())));
            throw Problem.conflict(
                    "ALIAS_IN_USE",
                    "Under this name imports have granted units of another licence that remain: entitlements "
                            + shown + (inUse.size() > SHOWN ? " and more" : "")
                            + ". Return their units from their start, then bind the name.",
                    Violation.inBody("/entitlementTag", "IN_USE", "The name stands for another tag."));
        }
    }

    /** A name that is known, whoever knows it. */
    @Transactional
    public NamedLicence get(String smartAccount, String name) {
        accounts.require(smartAccount);
        return licences(smartAccount)
                .find(name)
                .orElseThrow(() -> Problem.notFound("Nobody has said what this name stands for."));
    }

    /** Every name that is known, in the order of their keys. */
    @Transactional
    public List<Map.Entry<String, NamedLicence>> list(String smartAccount) {
        accounts.require(smartAccount);
        return List.copyOf(licences(smartAccount).all().entrySet());
    }

    /**
     * A name that was bound.
     *
     * @param created whether it was not bound before
     * @param replayed how many lines of files had waited for it
     */
    public record Binding(NamedTag binding, boolean created, int replayed) {}
}
