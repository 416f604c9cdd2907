package dev.ninety.compliance.cause;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.Cause.Balance;
import dev.ninety.compliance.cause.Cause.Ground;
import dev.ninety.compliance.cause.Cause.Told;
import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.evidence.Evidence.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a licence is short: every cause that holds. A pure function of what is known. */
public final class Causes {

    private final CauseFacts facts;
    private final Pair pair;
    private final long shortBy;
    private final List<Cause> causes = new ArrayList<>();

    private Causes(CauseFacts facts) {
        this.facts = facts;
        this.pair = facts.pair();
        this.shortBy = facts.balances().shortBy(pair);
    }

    /** The causes in the order of their codes; none where nothing is short. */
    public static List<Cause> of(CauseFacts facts) {
        Causes found = new Causes(facts);
        if (found.shortBy > 0) {
            found.wrongVirtualAccount();
            found.artefacts(CauseCode.DOUBLE_COUNT);
            found.artefacts(CauseCode.STALE_INSTANCE);
            found.termExpired();
            found.lateDelivery();
            found.missingCoverageRule();
            found.genuineShortage();
        }
        return List.copyOf(found.causes);
    }

    /** The sources that were never heard of, so that causes may be missing. */
    public static Set<CauseSource> unknown(CauseFacts facts) {
        Set<CauseSource> unknown = EnumSet.noneOf(CauseSource.class);
        if (!facts.artefacts().keySet().containsAll(List.of(CauseCode.DOUBLE_COUNT, CauseCode.STALE_INSTANCE))) {
            unknown.add(CauseSource.FINDINGS);
        }
        if (facts.orders() == null) {
            unknown.add(CauseSource.ORDERS);
        }
        return unknown;
    }

    private void wrongVirtualAccount() {
        long cured = shortBy - facts.balances().shortWithSpareOf(pair);
        List<Ground> spare = facts.balances().spareFor(pair).keySet().stream()
                .<Ground>map(Balance::new)
                .toList();
        add(CauseCode.WRONG_VIRTUAL_ACCOUNT, cured, spare);
    }

    private void artefacts(CauseCode code) {
        List<Artefact> own = facts.artefacts().getOrDefault(code, List.of()).stream()
                .filter(artefact -> artefact.pair().equals(pair))
                .toList();
        long units = own.stream().mapToLong(Artefact::units).sum();
        add(code, units, told(Kind.FINDING, units, own.stream().map(Artefact::finding)));
    }

    private void termExpired() {
        Map<Pair, Long> kept = new HashMap<>();
        List<Ground> grounds = new ArrayList<>();
        new TreeMap<>(facts.ended()).forEach((tag, ended) -> {
            boolean helps =
                    tag.equals(pair.entitlementTag()) || facts.balances().covers(tag, pair.entitlementTag());
            if (ended.units() > 0 && helps) {
                Pair own = new Pair(pair.virtualAccount(), tag);
                kept.put(own, ended.units());
                grounds.add(new Told(Evidence.entries(Kind.ENTITLEMENT, own, ended.units(), ended.sequences())));
            }
        });
        add(CauseCode.TERM_EXPIRED, shortBy - facts.balances().plus(kept).shortBy(pair), grounds);
    }

    private void lateDelivery() {
        List<OpenOrder> orders = facts.orders() == null ? List.of() : facts.orders();
        long units = orders.stream().mapToLong(OpenOrder::units).sum();
        add(
                CauseCode.LATE_DELIVERY,
                units,
                told(Kind.ORDER, units, orders.stream().map(OpenOrder::orderReference)));
    }

    private void missingCoverageRule() {
        List<VendorSubstitution> absent = facts.substitutions().stream()
                .filter(substitution -> substitution.substitutes().stream()
                        .noneMatch(tag -> facts.balances().covers(tag, pair.entitlementTag())))
                .toList();
        boolean standsAlone = !facts.balances().pool().isFamily();
        long byVendor = absent.stream().mapToLong(VendorSubstitution::units).sum();
        List<Ground> grounds = new ArrayList<>();
        if (standsAlone) {
            grounds.addAll(told(Kind.CATALOGUE, null, Stream.of(pair.entitlementTag())));
        }
        if (!absent.isEmpty()) {
            grounds.addAll(told(Kind.VENDOR, byVendor, absent.stream().map(VendorSubstitution::file)));
        }
        add(CauseCode.MISSING_COVERAGE_RULE, standsAlone ? shortBy : Math.min(shortBy, byVendor), grounds);
    }

    /** An instance that is wrong for two reasons is cleared once. */
    private void genuineShortage() {
        Map<Pair, Map<String, Long>> freed = new HashMap<>();
        facts.artefacts()
                .values()
                .forEach(found ->
                        found.forEach(artefact -> freed.computeIfAbsent(artefact.pair(), one -> new HashMap<>())
                                .merge(artefact.productInstance(), artefact.units(), Math::max)));
        Map<Pair, Long> cleared = new HashMap<>();
        freed.forEach((one, instances) -> cleared.put(
                one, instances.values().stream().mapToLong(Long::longValue).sum()));
        long left = facts.balances().plus(cleared).shortWithSpareOf(pair);
        add(CauseCode.GENUINE_SHORTAGE, left, List.of(new Balance(pair)));
    }

    private List<Ground> told(Kind kind, @Nullable Long units, Stream<String> ids) {
        return List.of(new Told(Evidence.facts(kind, pair, units, ids)));
    }

    private void add(CauseCode code, long units, List<Ground> grounds) {
        if (units > 0) {
            causes.add(new Cause(code, units, Math.min(units, shortBy), grounds));
        }
    }
}
