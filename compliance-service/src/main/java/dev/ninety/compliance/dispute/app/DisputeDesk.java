package dev.ninety.compliance.dispute.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.device.store.DeviceOutputStore;
import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.Dispute;
import dev.ninety.compliance.dispute.DisputeCause;
import dev.ninety.compliance.dispute.DisputeEdit;
import dev.ninety.compliance.dispute.DisputeState;
import dev.ninety.compliance.dispute.Finding;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.dispute.store.DisputeEntryStore;
import dev.ninety.compliance.dispute.store.DisputeStore;
import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reading disputes, and writing down what people make of them. */
@ApplicationScoped
public class DisputeDesk {

    private final DisputeStore store;
    private final DisputeEntryStore entries;
    private final DeviceOutputStore devices;
    private final AccountStore accounts;
    private final InstantSource clock;

    DisputeDesk(
            DisputeStore store,
            DisputeEntryStore entries,
            DeviceOutputStore devices,
            AccountStore accounts,
            InstantSource clock) {
        this.store = store;
        this.entries = entries;
        this.devices = devices;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * A dispute with all that is known of it.
     *
     * @param evidence what its figures and its cause were read from
     * @param versions every state it had, the first one first
     */
    public record Seen(DisputeStore.Stored stored, List<Evidence> evidence, List<Dispute> versions) {}

    @Transactional
    public List<DisputeStore.Stored> page(
            String smartAccount, DisputeStore.Filter filter, @Nullable String afterId, int limit) {
        return store.page(smartAccount, filter, afterId, limit);
    }

    /** @throws Problem 404 where there is none of that id */
    @Transactional
    public Seen get(String smartAccount, String id) {
        return see(smartAccount, stored(smartAccount, id));
    }

    /**
     * Writes to a dispute.
     *
     * @param precondition is given the dispute's version, and throws if it must not be written to
     * @throws Problem 404 where there is none of that id, 409 where its figures agree and a state is set
     */
    @Transactional
    public Seen edit(String smartAccount, String id, LongConsumer precondition, DisputeEdit edit, String who) {
        Instant recordedAt = accounts.record(smartAccount, clock.instant());
        Dispute before = stored(smartAccount, id).dispute();
        precondition.accept(before.version());
        if (before.state() == DisputeState.RESOLVED && edit.state() != null) {
            throw Problem.conflict("RESOLVED", "The figures agree; a run that finds them differ opens it again.");
        }
        Dispute after = before.edited(edit, who, recordedAt);
        if (after.version() != before.version()) {
            store.add(smartAccount, List.of(after));
        }
        return get(smartAccount, id);
    }

    private DisputeStore.Stored stored(String smartAccount, String id) {
        return store.find(smartAccount, id).orElseThrow(() -> Problem.notFound("There is no dispute " + id + "."));
    }

    private Seen see(String smartAccount, DisputeStore.Stored stored) {
        return new Seen(
                stored,
                evidence(smartAccount, stored.dispute().finding()),
                store.versions(smartAccount, stored.dispute().id()));
    }

    private List<Evidence> evidence(String smartAccount, Finding finding) {
        Compared compared = finding.compared();
        Pair pair = compared.key().pair();
        List<Evidence> evidence = new ArrayList<>();
        DisputeEntryStore.Entries own =
                entries.of(smartAccount, finding, instances(smartAccount, finding), Evidence.MOST);
        evidence.add(Evidence.listed(
                compared.key().measure() == Measure.OWNED ? Evidence.Kind.ENTITLEMENT : Evidence.Kind.USAGE,
                pair,
                own.units(),
                own.listed(),
                own.all()));
        String toldBy = finding.toldBy();
        if (toldBy != null) {
            Evidence.Kind kind = compared.key().productInstance() == null ? Evidence.Kind.VENDOR : Evidence.Kind.DEVICE;
            evidence.add(Evidence.facts(kind, pair, compared.theirs(), Stream.of(toldBy)));
        }
        Evidence.Kind ofCause = kind(finding.cause().cause());
        if (ofCause != null && !finding.cause().ids().isEmpty()) {
            evidence.add(Evidence.facts(ofCause, pair, finding.cause().units(), finding.cause().ids().stream()));
        }
        return evidence;
    }

    private List<String> instances(String smartAccount, Finding finding) {
        String instance = finding.compared().key().productInstance();
        String toldBy = finding.toldBy();
        if (instance == null || toldBy == null) {
            return List.of();
        }
        return devices.members(smartAccount, instance, toldBy).orElse(List.of(instance));
    }

    /** By what a cause's facts are found; null where it has none of its own. */
    private static Evidence.@Nullable Kind kind(DisputeCause cause) {
        return switch (cause) {
            case DOUBLE_COUNT, STALE_INSTANCE -> Evidence.Kind.FINDING;
            case LATE_DELIVERY -> Evidence.Kind.ORDER;
            case WRONG_VIRTUAL_ACCOUNT, NAME_UNRESOLVED -> Evidence.Kind.VENDOR;
            case TIMING,
                    OTHER_CHANNEL,
                    UNSEEN_USAGE,
                    UNDISCLOSED,
                    TERM_EXPIRED,
                    UNRECORDED_ENTITLEMENT,
                    COPY_IN_DOUBT,
                    UNKNOWN -> null;
        };
    }
}
