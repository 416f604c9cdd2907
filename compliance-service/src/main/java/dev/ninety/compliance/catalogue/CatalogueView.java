package dev.ninety.compliance.catalogue;

import dev.ninety.compliance.money.Money;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account's catalogue at one state of its edits. An edit applies to all moments, past ones too. */
public final class CatalogueView {

    private static final Licence UNCATALOGUED =
            new Licence("", null, null, EnforcementAction.NOTIFY_ONLY, null, null, null, null);

    private final Map<String, Licence> licences;
    private final Map<String, Map<String, Integer>> families = new HashMap<>();
    private final int defaultGraceDays;

    CatalogueView(Map<String, Licence> licences, int defaultGraceDays) {
        this.licences = Map.copyOf(licences);
        this.defaultGraceDays = defaultGraceDays;
        for (Licence licence : licences.values()) {
            if (licence.family() != null && licence.tierRank() != null) {
                families.computeIfAbsent(licence.family(), f -> new HashMap<>())
                        .put(licence.entitlementTag(), licence.tierRank());
            }
        }
    }

    /** The same catalogue, had certain licences other tiers; a tag that is in no catalogue keeps its default terms. */
    public CatalogueView with(Map<String, Tier> tiers) {
        if (tiers.isEmpty()) {
            return this;
        }
        Map<String, Licence> changed = new HashMap<>(licences);
        tiers.forEach((tag, tier) -> {
            Licence former = licences.getOrDefault(tag, UNCATALOGUED);
            changed.put(
                    tag,
                    new Licence(
                            tag,
                            tier.family(),
                            tier.tierRank(),
                            former.enforcementAction(),
                            former.graceDays(),
                            former.usageSource(),
                            former.displayName(),
                            former.unitPrice(),
                            former.licenceType()));
        });
        return new CatalogueView(changed, defaultGraceDays);
    }

    /** The pool that a tag belongs to; its own where it has no family, no rank, or no row in the catalogue. */
    public Pool poolOf(String entitlementTag) {
        Licence licence = licences.get(entitlementTag);
        if (licence == null || licence.family() == null || licence.tierRank() == null) {
            return Pool.single(entitlementTag);
        }
        return family(licence.family());
    }

    /** The pool of a key that {@link Pool#key()} gave; null where a catalogue edit has dissolved it. */
    public @Nullable Pool pool(String key) {
        if (key.startsWith("tag:")) {
            Pool pool = poolOf(key.substring("tag:".length()));
            return pool.key().equals(key) ? pool : null;
        }
        String family = key.substring("family:".length());
        return families.containsKey(family) ? family(family) : null;
    }

    /** Every licence that the catalogue has, in no order. */
    public Collection<Licence> licences() {
        return licences.values();
    }

    /** Whether a text is a tag that the catalogue has. */
    public boolean has(String entitlementTag) {
        return licences.containsKey(entitlementTag);
    }

    /** What a shortage of a tag leads to; a tag that is in no catalogue gets the default grace and a notice. */
    public Terms terms(String entitlementTag) {
        Licence licence = licences.get(entitlementTag);
        if (licence == null) {
            return new Terms(defaultGraceDays, EnforcementAction.NOTIFY_ONLY);
        }
        Integer own = licence.graceDays();
        return new Terms(own == null ? defaultGraceDays : own, licence.enforcementAction());
    }

    /** How the use of a tag becomes known; null where the catalogue does not say. */
    public @Nullable UsageSource usageSource(String entitlementTag) {
        Licence licence = licences.get(entitlementTag);
        return licence == null ? null : licence.usageSource();
    }

    /** The family of a tag; null where it stands alone. */
    public @Nullable String familyOf(String entitlementTag) {
        Licence licence = licences.get(entitlementTag);
        return licence == null ? null : licence.family();
    }

    /** What people call a licence; the tag itself where no name is known. */
    public String nameOf(String entitlementTag) {
        Licence licence = licences.get(entitlementTag);
        String name = licence == null ? null : licence.displayName();
        return name == null ? entitlementTag : name;
    }

    /** The price of one unit, per month where units end, else once; null where the catalogue has none. */
    public @Nullable Money unitPrice(String entitlementTag) {
        Licence licence = licences.get(entitlementTag);
        return licence == null ? null : licence.unitPrice();
    }

    /** How a tag is usually bought; one that is in no catalogue counts as bought for a time. */
    public LicenceType licenceType(String entitlementTag) {
        return licences.getOrDefault(entitlementTag, UNCATALOGUED).licenceType();
    }

    /** Whether any licence is of a family. */
    public boolean hasFamily(String family) {
        return licences.values().stream().anyMatch(licence -> family.equals(licence.family()));
    }

    private Pool family(String family) {
        return new Pool(Pool.familyKey(family), families.getOrDefault(family, Map.of()));
    }
}
