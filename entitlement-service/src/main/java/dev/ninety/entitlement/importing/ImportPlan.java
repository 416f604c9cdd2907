package dev.ninety.entitlement.importing;

import dev.ninety.entitlement.importing.Judgement.Settled;
import dev.ninety.entitlement.importing.Judgement.Taken;
import dev.ninety.entitlement.ownership.Cause;
import dev.ninety.entitlement.ownership.Entitlement;
import dev.ninety.entitlement.ownership.EntitlementChange;
import dev.ninety.entitlement.ownership.Lot;
import dev.ninety.entitlement.ownership.OwnershipChange;
import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a file of licences writes. A line is known again by its content, so the same file twice writes
 * once, and a file of which a line has another quantity writes the difference. Lines that differ in nothing but
 * the quantity are told apart by their order of quantity.
 */
public final class ImportPlan {

    /** Where entitlements are found, below the account. */
    public static final String RESOURCES = "entitlements/";

    private final List<SourceLine> lines;
    private final List<Judgement> judgements;
    private final @Nullable String[] ids;

    private final List<Entitlement> created = new ArrayList<>();
    private final List<Entitlement> changed = new ArrayList<>();
    private final List<Posting> postings = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    public ImportPlan(List<SourceLine> lines, CssmJudge judge) {
        this.lines = lines;
        this.judgements = lines.stream().map(judge::judge).toList();
        this.ids = new String[lines.size()];
        assignIds();
    }

    private void assignIds() {
        Map<String, List<Integer>> sameKey = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (judgements.get(i) instanceof Taken taken) {
                sameKey.computeIfAbsent(taken.grant().key(), k -> new ArrayList<>())
                        .add(i);
            }
        }
        for (List<Integer> places : sameKey.values()) {
            places.sort(Comparator.comparingLong(i -> grant(i).quantity()));
            for (int ordinal = 0; ordinal < places.size(); ordinal++) {
                int place = places.get(ordinal);
                ids[place] = grant(place).entitlementId(ordinal);
            }
        }
    }

    /** The keys of all grants. */
    public Set<String> keys() {
        Set<String> keys = new HashSet<>();
        for (Judgement judgement : judgements) {
            if (judgement instanceof Taken taken) {
                keys.add(taken.grant().key());
            }
        }
        return keys;
    }

    /**
     * Some of the lines, in their order.
     *
     * @param which judges a line by itself and by the key of its grant, empty where it is none
     */
    public List<SourceLine> linesWhere(BiPredicate<SourceLine, String> which) {
        List<SourceLine> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String key =
                    judgements.get(i) instanceof Taken taken ? taken.grant().key() : "";
            if (which.test(lines.get(i), key)) {
                found.add(lines.get(i));
            }
        }
        return found;
    }

    /** The ids of all entitlements that the file speaks of. */
    public List<String> entitlementIds() {
        List<String> all = new ArrayList<>();
        for (String id : ids) {
            if (id != null) {
                all.add(id);
            }
        }
        return all;
    }

    /**
     * Decides every line.
     *
     * @param standing the entitlements of {@link #entitlementIds} that exist, by id
     * @param lots their lots, by id
     * @return the fates of the lines, in their order
     */
    public List<Fate> decide(Map<String, Entitlement> standing, Map<String, Lot> lots) {
        List<Fate> fates = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            fates.add(
                    switch (judgements.get(i)) {
                        case Settled settled -> settled.fate();
                        case Taken taken -> decide(String.valueOf(ids[i]), taken, standing, lots);
                    });
        }
        return fates;
    }

    private Fate decide(String id, Taken taken, Map<String, Entitlement> standing, Map<String, Lot> lots) {
        String resource = RESOURCES + id;
        Entitlement before = standing.get(id);
        Lot lot = lots.get(id);
        Entitlement wanted = taken.grant().toEntitlement(id, before);
        names.put(id, taken.license());
        if (before == null || lot == null) {
            created.add(wanted);
            postings.addAll(OwnershipChange.granting(Lot.of(wanted), Cause.grant(wanted)));
            return Fate.of(Status.CREATED, resource);
        }
        if (wanted.equals(before)) {
            return Fate.of(Status.UNCHANGED, resource);
        }
        try {
            postings.addAll(EntitlementChange.judge(before, lot, wanted).postings());
            changed.add(wanted);
            return Fate.of(Status.CHANGED, resource);
        } catch (Problem contradiction) {
            return Fate.refused(contradiction.code(), contradiction.detail(), resource);
        }
    }

    public List<Entitlement> created() {
        return created;
    }

    public List<Entitlement> changed() {
        return changed;
    }

    /** What the file enters into the ledger. */
    public List<Posting> postings() {
        return postings;
    }

    /** The names that lines have for the licences, by the entitlements that they speak of. */
    public Map<String, String> names() {
        return names;
    }

    private ImportedGrant grant(int place) {
        return ((Taken) judgements.get(place)).grant();
    }
}
