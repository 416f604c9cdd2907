package dev.ninety.usage.hygiene.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.usage.consumption.Difference.Reason;
import dev.ninety.usage.consumption.app.Recalculation;
import dev.ninety.usage.consumption.app.Recalculation.Before;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.hygiene.Merge;
import dev.ninety.usage.hygiene.store.MergeStore;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Mask;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.store.InstanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Merges of a device's second name into its first. The one that is merged counts 0 from a moment on; an undo is a
 * dated fact too, and what it does to consumption is posted like any other change.
 */
@ApplicationScoped
public class Merges {

    private final Ledger ledger;
    private final Directory directory;
    private final InstanceStore instances;
    private final SeriesStore series;
    private final MergeStore merges;
    private final Recalculation recalculation;

    public Merges(
            Ledger ledger,
            Directory directory,
            InstanceStore instances,
            SeriesStore series,
            MergeStore merges,
            Recalculation recalculation) {
        this.ledger = ledger;
        this.directory = directory;
        this.instances = instances;
        this.series = series;
        this.merges = merges;
        this.recalculation = recalculation;
    }

    /** A merge as it stands now, and whether anything about it is new. */
    public record Saved(Merge merge, boolean added) {}

    @Transactional
    public List<Merge> list(String smartAccount, Udi udi) {
        directory.require(smartAccount);
        return merges.of(smartAccount, require(smartAccount, udi).id());
    }

    /**
     * Merges an instance into another one.
     *
     * @param disclosedAt when the vendor was told; null where it was not
     */
    @Transactional
    public Saved merge(String smartAccount, Udi udi, Udi into, Instant effectiveAt, @Nullable Instant disclosedAt) {
        directory.require(smartAccount);
        OpenLedger open = ledger.open(smartAccount);
        InstanceRef instance = require(smartAccount, udi);
        InstanceRef target = instances
                .find(smartAccount, into)
                .orElseThrow(() -> Problem.invalid(
                        "/into", "UNKNOWN_PRODUCT_INSTANCE", "There is no product instance " + into + "."));
        if (target.id() == instance.id()) {
            throw Problem.invalid("/into", "SAME_PRODUCT_INSTANCE", "It cannot be merged into itself.");
        }
        Merge standing = standing(smartAccount, instance);
        if (standing != null) {
            return again(open, smartAccount, instance, standing, into, effectiveAt, disclosedAt);
        }
        refuseCycle(smartAccount, instance, target, new Mask(effectiveAt, null));
        change(
                open,
                smartAccount,
                instance,
                () -> merges.add(
                        smartAccount, instance.id(), target.id(), effectiveAt, disclosedAt, open.recordedAt()));
        return new Saved(merges.of(smartAccount, instance.id()).getLast(), true);
    }

    /** What a merge that is posted while one stands comes to: the same one, which the vendor may know of by now. */
    private Saved again(
            OpenLedger open,
            String smartAccount,
            InstanceRef instance,
            Merge standing,
            Udi into,
            Instant effectiveAt,
            @Nullable Instant disclosedAt) {
        boolean same = standing.into().equals(into) && standing.effectiveAt().equals(effectiveAt);
        Instant told = standing.disclosedAt();
        if (!same || (told != null && disclosedAt != null && !told.equals(disclosedAt))) {
            throw Problem.conflict(
                    "ALREADY_MERGED",
                    "It is merged into " + standing.into() + " from " + standing.effectiveAt()
                            + (told == null ? "" : ", and the vendor was told at " + told)
                            + "; undo that first.");
        }
        if (told != null || disclosedAt == null) {
            return new Saved(standing, false);
        }
        change(
                open,
                smartAccount,
                instance,
                () -> merges.disclose(smartAccount, instance.id(), standing.id(), disclosedAt));
        return new Saved(merge(smartAccount, instance, standing.id()), true);
    }

    /**
     * Undoes a merge from a moment on.
     *
     * @param disclosedAt when the vendor was told; null where it was not
     */
    @Transactional
    public Saved undo(String smartAccount, Udi udi, long mergeId, Instant effectiveAt, @Nullable Instant disclosedAt) {
        directory.require(smartAccount);
        OpenLedger open = ledger.open(smartAccount);
        InstanceRef instance = require(smartAccount, udi);
        Merge merge = merge(smartAccount, instance, mergeId);
        Merge.Undo undo = new Merge.Undo(effectiveAt, disclosedAt, open.recordedAt());
        if (merge.undo() != null) {
            Instant told = merge.undo().disclosedAt();
            if (merge.undo().effectiveAt().equals(effectiveAt)) {
                if (disclosedAt == null || disclosedAt.equals(told)) {
                    return new Saved(merge, false);
                }
                if (told == null) {
                    change(
                            open,
                            smartAccount,
                            instance,
                            () -> merges.discloseUndo(smartAccount, instance.id(), mergeId, disclosedAt));
                    return new Saved(merge(smartAccount, instance, mergeId), true);
                }
            }
            throw Problem.conflict(
                    "ALREADY_UNDONE", "It was undone from " + merge.undo().effectiveAt() + " on.");
        }
        if (effectiveAt.isBefore(merge.effectiveAt())) {
            throw Problem.invalid(
                    "/effectiveAt", "BEFORE_MERGE", "The merge begins later, at " + merge.effectiveAt() + ".");
        }
        change(open, smartAccount, instance, () -> merges.addUndo(smartAccount, instance.id(), mergeId, undo));
        return new Saved(merge(smartAccount, instance, mergeId), true);
    }

    /** At no moment may what an instance is merged into lead back to it: then nobody would count the use. */
    private void refuseCycle(String smartAccount, InstanceRef instance, InstanceRef from, Mask during) {
        for (MergeStore.Span merged : merges.spans(smartAccount, from.id())) {
            Mask meanwhile = merged.during().overlap(during);
            if (meanwhile == null) {
                continue;
            }
            if (merged.into().id() == instance.id()) {
                throw Problem.conflict(
                        "MERGE_CYCLE",
                        from.udi() + " is itself merged into " + instance.udi() + " from " + meanwhile.from() + " on.",
                        Violation.inBody("/into", "CONFLICT", "Merged into " + instance.udi() + "."));
            }
            refuseCycle(smartAccount, instance, merged.into(), meanwhile);
        }
    }

    /** Makes a change of what the instance counts; members that it lists may carry forward again, or no longer. */
    private void change(OpenLedger open, String smartAccount, InstanceRef instance, Runnable fact) {
        Set<Long> concerned = new TreeSet<>();
        series.ofInstances(smartAccount, new long[] {instance.id()}).forEach(ref -> concerned.add(ref.id()));
        for (long listed : series.listedBy(
                smartAccount, concerned.stream().mapToLong(Long::longValue).toArray())) {
            concerned.add(listed);
        }
        Before before = recalculation.load(smartAccount, concerned);
        fact.run();
        open.post(recalculation.postings(
                open,
                smartAccount,
                before,
                now -> now.series().instance().id() == instance.id() ? Reason.MERGE : Reason.HA_SWITCHOVER));
    }

    private @Nullable Merge standing(String smartAccount, InstanceRef instance) {
        return merges.of(smartAccount, instance.id()).stream()
                .filter(Merge::stands)
                .findFirst()
                .orElse(null);
    }

    private Merge merge(String smartAccount, InstanceRef instance, long mergeId) {
        return merges.of(smartAccount, instance.id()).stream()
                .filter(merge -> merge.id() == mergeId)
                .findFirst()
                .orElseThrow(() -> Problem.notFound(instance.udi() + " has no merge " + mergeId + "."));
    }

    private InstanceRef require(String smartAccount, Udi udi) {
        return instances
                .find(smartAccount, udi)
                .orElseThrow(() -> Problem.notFound("There is no product instance " + udi + "."));
    }
}
