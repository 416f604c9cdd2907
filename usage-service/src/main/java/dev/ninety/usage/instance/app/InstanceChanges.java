package dev.ninety.usage.instance.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.ledger.Ledger.OpenLedger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.consumption.Difference.Reason;
import dev.ninety.usage.consumption.SeriesRef;
import dev.ninety.usage.consumption.app.Recalculation;
import dev.ninety.usage.consumption.app.Recalculation.Before;
import dev.ninety.usage.consumption.store.SeriesStore;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.disclosure.Perspective;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.LifecycleEvent;
import dev.ninety.usage.instance.Move;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.store.InstanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a product instance beside its reports. Each change is a dated fact that is added; what it does to
 * consumption is posted in the same transaction. A change that says what already holds adds nothing.
 */
@ApplicationScoped
public class InstanceChanges {

    private final Ledger ledger;
    private final Directory directory;
    private final InstanceStore instances;
    private final SeriesStore series;
    private final Recalculation recalculation;

    public InstanceChanges(
            Ledger ledger,
            Directory directory,
            InstanceStore instances,
            SeriesStore series,
            Recalculation recalculation) {
        this.ledger = ledger;
        this.directory = directory;
        this.instances = instances;
        this.series = series;
        this.recalculation = recalculation;
    }

    /**
     * Lets the instance belong to another Virtual Account from a moment on; answers whether that is new.
     *
     * @param disclosedAt when the vendor was told; null where it was not
     */
    @Transactional
    public boolean move(String smartAccount, Udi udi, Move move, @Nullable Instant disclosedAt) {
        directory.require(smartAccount);
        directory.requireVirtualAccount(smartAccount, move.to(), "/to");
        OpenLedger open = ledger.open(smartAccount);
        InstanceRef instance = require(smartAccount, udi);
        if (isKnown(
                disclosedAt,
                perspective -> Objects.requireNonNull(instances
                                .residences(smartAccount, List.of(instance), perspective)
                                .get(instance.id()))
                        .decides(move))) {
            return false;
        }
        change(
                open,
                smartAccount,
                own(smartAccount, instance),
                instance,
                Reason.MOVE,
                () -> instances.addMove(smartAccount, instance.id(), move, disclosedAt, open.recordedAt()));
        return true;
    }

    /**
     * Takes the instance out of service or puts it back; answers whether that is new.
     *
     * @param disclosedAt when the vendor was told; null where it was not
     */
    @Transactional
    public boolean lifecycle(
            String smartAccount,
            Udi udi,
            LifecycleEvent event,
            @Nullable String reason,
            @Nullable Instant disclosedAt) {
        directory.require(smartAccount);
        OpenLedger open = ledger.open(smartAccount);
        InstanceRef instance = require(smartAccount, udi);
        if (isKnown(
                disclosedAt,
                perspective -> instances
                        .lifecycles(smartAccount, new long[] {instance.id()}, perspective)
                        .getOrDefault(instance.id(), Lifecycle.alwaysActive())
                        .decides(event))) {
            return false;
        }
        Reason why = event.kind() == LifecycleEvent.Kind.DECOMMISSION ? Reason.DECOMMISSION : Reason.REACTIVATION;
        change(
                open,
                smartAccount,
                withListed(smartAccount, own(smartAccount, instance)),
                instance,
                why,
                () -> instances.addLifecycleEvent(
                        smartAccount, instance.id(), event, reason, disclosedAt, open.recordedAt()));
        return true;
    }

    /**
     * Records that the instance stopped using a licence; answers whether that is new.
     *
     * @param disclosedAt when the vendor was told; null where it was not
     */
    @Transactional
    public boolean release(
            String smartAccount,
            Udi udi,
            String entitlementTag,
            Instant effectiveAt,
            @Nullable String reason,
            @Nullable Instant disclosedAt) {
        directory.require(smartAccount);
        OpenLedger open = ledger.open(smartAccount);
        InstanceRef instance = require(smartAccount, udi);
        SeriesRef released = series.ofInstances(smartAccount, new long[] {instance.id()}).stream()
                .filter(ref -> ref.entitlementTag().equals(entitlementTag))
                .findFirst()
                .orElseGet(() -> series.create(smartAccount, List.of(instance), List.of(entitlementTag))
                        .getFirst());
        Set<Long> concerned = withListed(smartAccount, Set.of(released.id()));
        boolean[] added = new boolean[1];
        change(
                open,
                smartAccount,
                concerned,
                instance,
                Reason.RELEASE,
                () -> added[0] = series.addRelease(
                        smartAccount, released.id(), effectiveAt, reason, disclosedAt, open.recordedAt()));
        return added[0];
    }

    /** Whether something is known here, and to the vendor too where it was told. */
    private static boolean isKnown(@Nullable Instant disclosedAt, Predicate<Perspective> known) {
        return known.test(Perspective.ACTUAL) && (disclosedAt == null || known.test(Perspective.DISCLOSED));
    }

    private void change(
            OpenLedger open,
            String smartAccount,
            Collection<Long> concerned,
            InstanceRef instance,
            Reason reason,
            Runnable fact) {
        Before before = recalculation.load(smartAccount, concerned);
        fact.run();
        open.post(recalculation.postings(
                open,
                smartAccount,
                before,
                now -> now.series().instance().id() == instance.id() ? reason : Reason.HA_SWITCHOVER));
    }

    private Set<Long> own(String smartAccount, InstanceRef instance) {
        Set<Long> own = new TreeSet<>();
        series.ofInstances(smartAccount, new long[] {instance.id()}).forEach(ref -> own.add(ref.id()));
        return own;
    }

    /** These series, and those of other instances whose carry-forward their reports may end. */
    private Set<Long> withListed(String smartAccount, Set<Long> own) {
        Set<Long> all = new TreeSet<>(own);
        for (long listed : series.listedBy(
                smartAccount, own.stream().mapToLong(Long::longValue).toArray())) {
            all.add(listed);
        }
        return all;
    }

    private InstanceRef require(String smartAccount, Udi udi) {
        return instances
                .find(smartAccount, udi)
                .orElseThrow(() -> Problem.notFound("There is no product instance " + udi + "."));
    }
}
