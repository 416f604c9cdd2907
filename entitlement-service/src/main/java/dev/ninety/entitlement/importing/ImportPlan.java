package dev.ninety.entitlement.importing;

import dev.ninety.entitlement.importing.ImportReport.Line;
import dev.ninety.entitlement.importing.ImportReport.Status;
import dev.ninety.entitlement.importing.Judgement.Refused;
import dev.ninety.entitlement.importing.Judgement.Skipped;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an import writes. A line is known again by its content, so the same export twice writes once,
 * and an export of which a line has another quantity writes the difference. Lines that differ in nothing but
 * the quantity are told apart by their order of quantity.
 */
public final class ImportPlan {

    private final List<ReadLine> lines;
    private final List<Judgement> judgements;
    private final @Nullable String[] ids;

    private final List<Entitlement> created = new ArrayList<>();
    private final List<Entitlement> changed = new ArrayList<>();
    private final List<Posting> postings = new ArrayList<>();

    public ImportPlan(List<ReadLine> lines, LineJudge judge) {
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
        for (List<Integer> indexes : sameKey.values()) {
            indexes.sort(Comparator.comparingLong(i -> grant(i).quantity()));
            for (int ordinal = 0; ordinal < indexes.size(); ordinal++) {
                int index = indexes.get(ordinal);
                ids[index] = grant(index).entitlementId(ordinal);
            }
        }
    }

    /** The ids of all entitlements that the import speaks of. */
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
     */
    public ImportReport decide(Map<String, Entitlement> standing, Map<String, Lot> lots) {
        List<Line> results = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            results.add(
                    switch (judgements.get(i)) {
                        case Skipped skipped -> line(i, Status.SKIPPED, skipped.reason(), skipped.detail());
                        case Refused refused -> line(i, Status.REFUSED, refused.reason(), refused.detail());
                        case Taken taken -> decide(i, taken.grant(), standing, lots);
                    });
        }
        return ImportReport.of(results);
    }

    private Line decide(int index, ImportedGrant grant, Map<String, Entitlement> standing, Map<String, Lot> lots) {
        String id = String.valueOf(ids[index]);
        Entitlement before = standing.get(id);
        Lot lot = lots.get(id);
        Entitlement wanted = grant.toEntitlement(id, before);
        if (before == null || lot == null) {
            created.add(wanted);
            postings.addAll(OwnershipChange.granting(Lot.of(wanted), Cause.grant(wanted)));
            return line(index, Status.CREATED, null, null);
        }
        if (wanted.equals(before)) {
            return line(index, Status.UNCHANGED, null, null);
        }
        try {
            postings.addAll(EntitlementChange.judge(before, lot, wanted).postings());
            changed.add(wanted);
            return line(index, Status.CHANGED, null, null);
        } catch (Problem contradiction) {
            return line(index, Status.REFUSED, contradiction.code(), contradiction.detail());
        }
    }

    public List<Entitlement> created() {
        return created;
    }

    public List<Entitlement> changed() {
        return changed;
    }

    /** What the import enters into the ledger. */
    public List<Posting> postings() {
        return postings;
    }

    private ImportedGrant grant(int index) {
        return ((Taken) judgements.get(index)).grant();
    }

    private Line line(int index, Status status, @Nullable String reason, @Nullable String detail) {
        ReadLine read = lines.get(index);
        return new Line(
                index, read.pointer(), status, ids[index], reason, detail, read.license(), read.virtualAccount());
    }
}
