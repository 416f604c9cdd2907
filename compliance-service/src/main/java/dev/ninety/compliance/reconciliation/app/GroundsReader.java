package dev.ninety.compliance.reconciliation.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.DisputeCause;
import dev.ninety.compliance.dispute.Finding;
import dev.ninety.compliance.dispute.Grounds;
import dev.ninety.compliance.dispute.Grounds.Ground;
import dev.ninety.compliance.dispute.LikelyCause;
import dev.ninety.compliance.dispute.Measure;
import dev.ninety.compliance.dispute.Origin;
import dev.ninety.compliance.intake.Heard;
import dev.ninety.compliance.intake.HeardFinding;
import dev.ninety.compliance.intake.HeardOrder;
import dev.ninety.compliance.intake.Subject;
import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.intake.client.Peers;
import dev.ninety.compliance.intake.client.UsageApi;
import dev.ninety.compliance.intake.store.FindingStore;
import dev.ninety.compliance.intake.store.OpenOrderStore;
import dev.ninety.compliance.reconciliation.store.LevelStore;
import dev.ninety.compliance.vendor.Resolver;
import dev.ninety.compliance.vendor.app.Resolvers;
import dev.ninety.compliance.vendor.store.WaitingStore;
import dev.ninety.kit.timeline.Timeline;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells of what was compared why it is likely to differ. What is known elsewhere and cannot be asked for now explains
 * nothing; nothing is held open while it is asked.
 */
@ApplicationScoped
class GroundsReader {

    private static final LikelyCause NONE = new LikelyCause(DisputeCause.UNKNOWN, 0, List.of());

    private final LevelStore levels;
    private final DeviceCounts devices;
    private final FindingStore findings;
    private final OpenOrderStore orders;
    private final WaitingStore waiting;
    private final Resolvers resolvers;
    private final Peers peers;
    private final ReconciliationSettings settings;

    GroundsReader(
            LevelStore levels,
            DeviceCounts devices,
            FindingStore findings,
            OpenOrderStore orders,
            WaitingStore waiting,
            Resolvers resolvers,
            Peers peers,
            ReconciliationSettings settings) {
        this.levels = levels;
        this.devices = devices;
        this.findings = findings;
        this.orders = orders;
        this.waiting = waiting;
        this.resolvers = resolvers;
        this.peers = peers;
        this.settings = settings;
    }

    /** Everything that was compared, that which differs with its likely cause. */
    List<Finding> explain(String smartAccount, Comparison comparison) {
        List<Comparison.Told> differing = comparison.told().stream()
                .filter(one -> one.compared().differs())
                .toList();
        Map<Instant, Map<Pair, Long>> unconfirmed = unconfirmed(smartAccount, differing);
        Facts facts = differing.isEmpty()
                ? null
                : QuarkusTransaction.requiringNew().call(() -> read(smartAccount, differing));
        return comparison.told().stream()
                .map(one -> new Finding(
                        one.compared(),
                        facts == null || !one.compared().differs()
                                ? NONE
                                : LikelyCause.of(
                                        one.compared(), grounds(smartAccount, one, differing, facts, unconfirmed)),
                        one.toldBy(),
                        comparison.heads()))
                .toList();
    }

    /** What was read for all differences together. */
    private record Facts(
            Map<Measure, Map<Pair, Timeline>> functions,
            List<HeardFinding> findings,
            List<HeardOrder> orders,
            List<WaitingStore.Line> waiting,
            Resolver resolver) {}

    private Facts read(String smartAccount, List<Comparison.Told> differing) {
        List<Pair> pairs = differing.stream()
                .map(one -> one.compared().key().pair())
                .distinct()
                .toList();
        List<String> tags = pairs.stream().map(Pair::entitlementTag).distinct().toList();
        Map<Measure, Map<Pair, Timeline>> functions = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            functions.put(measure, levels.timelines(smartAccount, measure, pairs));
        }
        List<String> codes = List.of(Subject.DOUBLE_COUNT.name(), Subject.STALE_INSTANCE.name());
        return new Facts(
                functions,
                findings.about(smartAccount, codes, tags, null).stream()
                        .filter(heard -> heard.goneAt() == null)
                        .map(Heard::fact)
                        .filter(finding -> !finding.accepted())
                        .toList(),
                orders.of(smartAccount, tags, null).stream()
                        .filter(heard -> heard.goneAt() == null)
                        .map(Heard::fact)
                        .toList(),
                waiting.all(smartAccount),
                resolvers.of(smartAccount));
    }

    private Grounds grounds(
            String smartAccount,
            Comparison.Told one,
            List<Comparison.Told> differing,
            Facts facts,
            Map<Instant, Map<Pair, Long>> unconfirmed) {
        Compared compared = one.compared();
        Pair pair = compared.key().pair();
        return new Grounds(
                one.instances().isEmpty()
                        ? function(facts, compared.key().measure(), pair)
                        : devices.functions(smartAccount, one.instances()).getOrDefault(pair, Timeline.zero()),
                function(facts, Measure.CONSUMED, pair).at(compared.takenAt()),
                unconfirmed.getOrDefault(compared.takenAt(), Map.of()).get(pair),
                elsewhere(compared, differing),
                found(facts, Subject.DOUBLE_COUNT, one),
                found(facts, Subject.STALE_INSTANCE, one),
                ordered(facts, pair),
                unresolved(facts, compared),
                settings.timing(),
                settings.recent());
    }

    private static Timeline function(Facts facts, Measure measure, Pair pair) {
        return facts.functions().getOrDefault(measure, Map.of()).getOrDefault(pair, Timeline.zero());
    }

    /** The same licence in other Virtual Accounts, where it differs the other way. */
    private static Ground elsewhere(Compared compared, List<Comparison.Told> differing) {
        List<Comparison.Told> others = differing.stream()
                .filter(other -> {
                    Compared its = other.compared();
                    return its.key().origin() == compared.key().origin()
                            && its.key().measure() == compared.key().measure()
                            && Objects.equals(
                                    its.key().productInstance(), compared.key().productInstance())
                            && its.key()
                                    .pair()
                                    .entitlementTag()
                                    .equals(compared.key().pair().entitlementTag())
                            && (its.difference() > 0) != (compared.difference() > 0);
                })
                .toList();
        return new Ground(
                others.stream()
                        .mapToLong(other -> Math.abs(other.compared().difference()))
                        .sum(),
                others.stream()
                        .map(Comparison.Told::toldBy)
                        .flatMap(Stream::ofNullable)
                        .distinct()
                        .toList());
    }

    private static Ground found(Facts facts, Subject subject, Comparison.Told one) {
        Pair pair = one.compared().key().pair();
        Predicate<HeardFinding> isAbout = one.instances().isEmpty()
                ? finding -> pair.virtualAccount().equals(finding.virtualAccount())
                : finding -> one.instances().contains(String.valueOf(finding.productInstance()));
        List<HeardFinding> found = facts.findings().stream()
                .filter(finding -> finding.code().equals(subject.name()))
                .filter(finding -> pair.entitlementTag().equals(finding.entitlementTag()))
                .filter(isAbout)
                .toList();
        return new Ground(
                found.stream()
                        .map(HeardFinding::units)
                        .flatMap(Stream::ofNullable)
                        .mapToLong(Long::longValue)
                        .sum(),
                found.stream().map(HeardFinding::id).toList());
    }

    private static Ground ordered(Facts facts, Pair pair) {
        List<HeardOrder> ordered = facts.orders().stream()
                .filter(order -> pair.equals(new Pair(order.virtualAccount(), order.entitlementTag())))
                .toList();
        return new Ground(
                ordered.stream().mapToLong(HeardOrder::missing).sum(),
                ordered.stream().map(HeardOrder::orderReference).toList());
    }

    /** Lines of the same moment that may be about this licence here, for all that is known of their names. */
    private static Ground unresolved(Facts facts, Compared compared) {
        if (compared.key().origin() != Origin.VENDOR) {
            return Ground.NONE;
        }
        List<WaitingStore.Line> lines = facts.waiting().stream()
                .filter(line -> line.takenAt().equals(compared.takenAt()))
                .filter(line ->
                        facts.resolver().mayBe(line.subject(), compared.key().pair()))
                .toList();
        boolean owned = compared.key().measure() == Measure.OWNED;
        return new Ground(
                lines.stream()
                        .map(line -> owned
                                ? line.count().quantity()
                                : Long.valueOf(line.count().inUse()))
                        .flatMap(Stream::ofNullable)
                        .mapToLong(Long::longValue)
                        .sum(),
                lines.stream().map(line -> line.file().sha256()).distinct().toList());
    }

    /** What the vendor is believed to see and never confirmed, by moment; a moment that cannot be asked for is left out. */
    private Map<Instant, Map<Pair, Long>> unconfirmed(String smartAccount, List<Comparison.Told> differing) {
        List<Instant> moments = differing.stream()
                .map(Comparison.Told::compared)
                .filter(one -> one.key().origin() == Origin.VENDOR
                        && one.key().measure() == Measure.DISCLOSED
                        && one.difference() < 0)
                .map(Compared::takenAt)
                .distinct()
                .toList();
        Map<Instant, Map<Pair, Long>> unconfirmed = new HashMap<>();
        for (Instant moment : moments) {
            try {
                Optional<List<UsageApi.Consumed>> told = peers.usage().disclosed(smartAccount, moment, null);
                told.ifPresent(items -> unconfirmed.put(moment, assumed(items)));
            } catch (PeerUnavailable later) {
                return unconfirmed;
            }
        }
        return unconfirmed;
    }

    private static Map<Pair, Long> assumed(List<UsageApi.Consumed> items) {
        Map<Pair, Long> assumed = new HashMap<>();
        for (UsageApi.Consumed item : items) {
            @Nullable Long units = item.assumed();
            if (units != null) {
                assumed.put(new Pair(item.virtualAccount(), item.entitlementTag()), units);
            }
        }
        return assumed;
    }
}
