package dev.ninety.entitlement.importing;

import dev.ninety.entitlement.catalogue.Licence;
import dev.ninety.entitlement.catalogue.LicenceVersion;
import dev.ninety.entitlement.catalogue.Money;
import dev.ninety.entitlement.naming.KnownNames;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what files of prices change in an account's catalogue. Of several lines of one licence in a file the
 * first counts: an equal one is unchanged, another one is refused, because nobody can tell which is meant.
 */
public final class PricePlan {

    private final KnownNames known;
    private final Map<String, LicenceVersion> before = new HashMap<>();
    private final Map<String, Licence> edits = new LinkedHashMap<>();

    /** @param versions all versions of the account's catalogue, oldest first */
    public PricePlan(KnownNames known, Collection<LicenceVersion> versions) {
        this.known = known;
        versions.forEach(version -> before.put(version.licence().entitlementTag(), version));
    }

    /**
     * Decides the lines of a file; of several files, one after the other.
     *
     * @param receivedAt when the file came in, where its lines had to wait: a price that was recorded since then
     *     stands. Null for a file that comes in now
     */
    public List<Fate> decide(List<SourceLine> lines, @Nullable Instant receivedAt) {
        Map<String, Money> said = new HashMap<>();
        return lines.stream().map(line -> decide(line, receivedAt, said)).toList();
    }

    private Fate decide(SourceLine line, @Nullable Instant receivedAt, Map<String, Money> said) {
        if (line.fate() != null) {
            return line.fate();
        }
        try {
            Cells cells = new Cells(line);
            Money price = cells.money(Fields.AMOUNT, Fields.CURRENCY);
            LineNames names = new LineNames(known, 0);
            String tag = cells.licence(names);
            return tag == null ? names.unresolved() : price(tag, price, receivedAt, said);
        } catch (Refusal refusal) {
            return refusal.fate();
        }
    }

    private Fate price(String tag, Money price, @Nullable Instant receivedAt, Map<String, Money> said) {
        String resource = "licences/" + tag;
        LicenceVersion version = before.get(tag);
        if (version == null) {
            return Fate.refused("UNCATALOGUED", "No catalogue has the tag " + tag + "; add the licence first.");
        }
        Money earlier = said.putIfAbsent(tag, price);
        if (earlier != null && !earlier.isSameAs(price)) {
            return Fate.refused("DUPLICATE_LINE", "An earlier line of this file says otherwise.", resource);
        }
        Licence standing = edits.getOrDefault(tag, version.licence());
        if (price.isSameAs(standing.unitPrice())) {
            return Fate.of(Status.UNCHANGED, resource);
        }
        if (receivedAt != null && isPricedSince(version, receivedAt)) {
            return Fate.skipped("SUPERSEDED", "A price was recorded after this file came in.");
        }
        edits.put(tag, standing.withUnitPrice(price));
        return Fate.of(Status.CHANGED, resource);
    }

    private static boolean isPricedSince(LicenceVersion version, Instant receivedAt) {
        Instant recordedAt = version.recordedAt();
        return version.licence().unitPrice() != null && recordedAt != null && !recordedAt.isBefore(receivedAt);
    }

    /** The licences with their new prices. */
    public Collection<Licence> edits() {
        return edits.values();
    }
}
