package dev.ninety.entitlement.importing;

import dev.ninety.entitlement.ownership.PakConversion;
import dev.ninety.entitlement.pak.Pak;
import dev.ninety.kit.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what a file of legacy keys writes. Of several lines of one key the first counts: an equal one is
 * unchanged, another one is refused.
 */
public final class PakPlan {

    private final Map<String, Pak> standing = new HashMap<>();
    private final Map<String, PakConversion> conversions = new HashMap<>();
    private final Map<String, Pak> said = new HashMap<>();
    private final List<Pak> created = new ArrayList<>();
    private final List<Pak> changed = new ArrayList<>();

    /** Both of the {@link #keys} of the lines. */
    public PakPlan(Collection<Pak> standing, Collection<PakConversion> conversions) {
        standing.forEach(pak -> this.standing.put(pak.pak(), pak));
        conversions.forEach(conversion -> this.conversions.put(conversion.pak(), conversion));
    }

    /** The keys that lines have, as far as they can be keys. */
    public static List<String> keys(Collection<SourceLine> lines) {
        return lines.stream()
                .map(line -> String.valueOf(line.get(Fields.PAK)))
                .filter(PakConversion::isPak)
                .distinct()
                .toList();
    }

    /** The fates of the lines, in their order. */
    public List<Fate> decide(List<SourceLine> lines) {
        return lines.stream().map(this::decide).toList();
    }

    private Fate decide(SourceLine line) {
        if (line.fate() != null) {
            return line.fate();
        }
        try {
            Cells cells = new Cells(line);
            String pak = cells.text(Fields.PAK, "PAK");
            if (!PakConversion.isPak(pak)) {
                throw new Refusal(
                        "BAD_PAK",
                        "A PAK has letters, digits and . _ : @ + ~ -, at most " + PakConversion.LONGEST_PAK
                                + " of them.");
            }
            return list(new Pak(pak, cells.name(Fields.DESCRIPTION, "DESCRIPTION"), cells.quantity(Fields.QUANTITY)));
        } catch (Refusal refusal) {
            return refusal.fate();
        }
    }

    private Fate list(Pak wanted) {
        String resource = "paks/" + wanted.pak();
        Pak earlier = said.putIfAbsent(wanted.pak(), wanted);
        Pak before = standing.get(wanted.pak());
        if (earlier != null && !earlier.equals(wanted)) {
            return Fate.refused("DUPLICATE_LINE", "An earlier line of this file says otherwise.", resource);
        }
        if (earlier != null || wanted.equals(before)) {
            return Fate.of(Status.UNCHANGED, resource);
        }
        PakConversion conversion = conversions.get(wanted.pak());
        try {
            if (conversion != null) {
                wanted.requireFits(before, conversion);
            }
        } catch (Problem contradiction) {
            return Fate.refused(contradiction.code(), contradiction.detail(), resource);
        }
        (before == null ? created : changed).add(wanted);
        return Fate.of(before == null ? Status.CREATED : Status.CHANGED, resource);
    }

    public List<Pak> created() {
        return created;
    }

    public List<Pak> changed() {
        return changed;
    }
}
