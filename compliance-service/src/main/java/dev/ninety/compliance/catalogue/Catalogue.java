package dev.ninety.compliance.catalogue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All versions of an account's catalogue. Edits are only ever appended, so the catalogue after the first
 * <i>n</i> edits is always the same one; how many there were names it.
 */
public final class Catalogue {

    private final List<LicenceVersion> versions;
    private final int defaultGraceDays;

    /**
     * @param versions oldest first, the shipped ones before all edits
     * @param defaultGraceDays for a tag that is in no catalogue or has no grace of its own
     */
    public Catalogue(List<LicenceVersion> versions, int defaultGraceDays) {
        this.versions = List.copyOf(versions);
        this.defaultGraceDays = defaultGraceDays;
    }

    /** How many edits there are. */
    public int edits() {
        return (int) versions.stream().filter(v -> v.recordedAt() != null).count();
    }

    /** The catalogue as it stands. */
    public CatalogueView latest() {
        return afterEdits(Integer.MAX_VALUE);
    }

    /** The catalogue after its first {@code edits} edits. */
    public CatalogueView afterEdits(int edits) {
        Map<String, Licence> licences = new HashMap<>();
        int seen = 0;
        for (LicenceVersion version : versions) {
            if (version.recordedAt() == null || seen++ < edits) {
                licences.put(version.licence().entitlementTag(), version.licence());
            }
        }
        return new CatalogueView(licences, defaultGraceDays);
    }

    /** The catalogue as it was known at a moment; null for all that is known. */
    public CatalogueView knownAt(@Nullable Instant moment) {
        if (moment == null) {
            return latest();
        }
        long edits = versions.stream()
                .filter(v -> v.recordedAt() != null && !v.recordedAt().isAfter(moment))
                .count();
        return afterEdits((int) edits);
    }
}
