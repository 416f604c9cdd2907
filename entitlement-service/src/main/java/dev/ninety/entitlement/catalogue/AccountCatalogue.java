package dev.ninety.entitlement.catalogue;

import dev.ninety.entitlement.catalogue.ListedLicence.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An account's own view of the catalogue: the shipped defaults, overlaid by its edits. An edit replaces the
 * whole row of its tag and applies to all moments; what was known before it is still there to be read.
 */
public final class AccountCatalogue {

    private final List<LicenceVersion> versions;

    /**
     * @param shipped the shipped licences
     * @param edits the account's edits, oldest first
     */
    public AccountCatalogue(Collection<Licence> shipped, List<LicenceVersion> edits) {
        List<LicenceVersion> all = new ArrayList<>();
        shipped.forEach(licence -> all.add(new LicenceVersion(null, licence)));
        all.addAll(edits);
        this.versions = List.copyOf(all);
    }

    /** Every version, oldest first; the shipped ones come before all edits. */
    public List<LicenceVersion> versions() {
        return versions;
    }

    /**
     * The latest version of each tag, by tag.
     *
     * @param knownAt only what was recorded by then; null for all that is recorded
     */
    public SortedMap<String, ListedLicence> view(@Nullable Instant knownAt) {
        SortedMap<String, ListedLicence> view = new TreeMap<>();
        for (LicenceVersion version : versions) {
            if (knownAt == null || version.isKnownAt(knownAt)) {
                Source source = version.recordedAt() == null ? Source.SHIPPED : Source.EDITED;
                view.put(version.licence().entitlementTag(), new ListedLicence(version.licence(), source));
            }
        }
        return view;
    }

    /** As {@link #view}, with the tags that no catalogue lists although something concerns them. */
    public SortedMap<String, ListedLicence> view(@Nullable Instant knownAt, Collection<String> tagsInUse) {
        SortedMap<String, ListedLicence> view = view(knownAt);
        for (String tag : tagsInUse) {
            view.putIfAbsent(tag, new ListedLicence(Licence.uncatalogued(tag), Source.UNCATALOGUED));
        }
        return view;
    }
}
