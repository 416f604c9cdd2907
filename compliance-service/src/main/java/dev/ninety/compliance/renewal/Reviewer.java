package dev.ninety.compliance.renewal;

import dev.ninety.compliance.agreement.AgreementVersion;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.dispute.Dispute;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.vendor.VendorCount;
import dev.ninety.kit.timeline.Spell;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a review of what is known. A pure function of the facts. */
public final class Reviewer {

    private final ReviewFacts facts;
    private final ReviewWindow window;
    private final Instant asOf;
    private final Pricing pricing;
    private final Map<Pair, Position> positions;
    private final Set<String> onlyCounted;

    private Reviewer(ReviewFacts facts) {
        this.facts = facts;
        ReviewFacts.Question question = facts.question();
        this.window = ReviewWindow.of(
                question.date(), question.now(), facts.simulation().record());
        this.asOf = question.asOf();
        this.pricing = new Pricing(facts);
        this.positions = facts.positions().stream()
                .collect(Collectors.toMap(
                        position -> position.levels().pair(), Function.identity(), (one, other) -> one, TreeMap::new));
        this.onlyCounted = onlyCounted();
    }

    /** The review. */
    public static RenewalReview review(ReviewFacts facts) {
        return new Reviewer(facts).review();
    }

    private RenewalReview review() {
        Map<String, List<Pair>> byTag = positions.keySet().stream()
                .filter(facts::isInScope)
                .filter(pair -> !onlyCounted.contains(pair.entitlementTag()))
                .collect(Collectors.groupingBy(Pair::entitlementTag, TreeMap::new, Collectors.toList()));
        List<LicenceFigures> licences = new ArrayList<>();
        List<LicenceFigures> places = new ArrayList<>();
        byTag.forEach((tag, pairs) -> {
            licences.add(figures(tag, null, pairs));
            pairs.forEach(pair -> places.add(figures(tag, pair.virtualAccount(), List.of(pair))));
        });
        AgreementTables agreed = agreed();
        List<TrueForward> forward = agreed == null ? List.of() : agreed.trueForward();
        List<OpenCase.Priced> cases = cases();
        List<Disputed> disputes = disputes();
        List<StepDown> stepDowns = stepDowns(byTag);
        List<Reporting> reporting = reporting();
        Summary summary =
                new Summing(licences, cases, disputes, forward, stepDowns, reporting).summary(asOf, neverReported());
        return new RenewalReview(
                facts.question(),
                window,
                facts.agreement(),
                facts.growthAllowance(),
                summary,
                licences,
                places,
                agreed == null ? List.of() : agreed.commitments(),
                forward,
                termEnds(),
                reporting,
                cases,
                disputes,
                stepDowns,
                vendorOnly());
    }

    /** Licences whose use no report tells, so that only the vendor counts it. */
    private Set<String> onlyCounted() {
        Set<String> tags = new TreeSet<>();
        positions.forEach((pair, position) -> {
            if (position.usageSource() == UsageSource.VENDOR_ONLY) {
                tags.add(pair.entitlementTag());
            }
        });
        positions.keySet().stream()
                .filter(pair -> !facts.simulation().consumed(pair).isZero())
                .forEach(pair -> tags.remove(pair.entitlementTag()));
        return tags;
    }

    private LicenceFigures figures(String tag, @Nullable String virtualAccount, List<Pair> pairs) {
        Timeline owned = AgreementTables.sum(pairs, facts.simulation()::owned);
        Timeline used = AgreementTables.sum(pairs, facts.simulation()::consumed);
        Timeline shown = AgreementTables.sum(pairs, facts.seen()::consumed);
        UsageFigures ours = UsageFigures.over(used, window);
        UsageFigures theirs = UsageFigures.over(shown, window);
        long have = owned.at(asOf);
        LongFunction<Gap> priced = pricing.of(tag);
        Gaps.Loans loans = Gaps.Loans.at(asOf, facts.simulation(), pairs);
        List<VendorCount> counts = pairs.stream()
                .map(pair -> position(pair).vendor())
                .filter(Objects::nonNull)
                .toList();
        Instant date = facts.question().date();
        List<Spell> spells = pairs.stream()
                .flatMap(pair -> facts.simulation().spells(pair).stream())
                .toList();
        return new LicenceFigures(
                tag,
                facts.catalogue().nameOf(tag),
                facts.catalogue().familyOf(tag),
                virtualAccount,
                have,
                owned.at(ReviewWindow.justBefore(date)),
                owned.at(date),
                loans.lent(),
                loans.borrowed(),
                pairs.stream().mapToLong(this::shortBy).sum(),
                new LicenceFigures.Use(
                        used.at(asOf), ours, Gaps.missing(have + loans.borrowed(), used.at(asOf), ours, priced)),
                Gaps.idle(have - loans.lent(), used.at(asOf), ours, priced),
                new LicenceFigures.Use(
                        shown.at(asOf),
                        theirs,
                        Gaps.missing(
                                have + Gaps.Loans.at(asOf, facts.seen(), pairs).borrowed(),
                                shown.at(asOf),
                                theirs,
                                priced)),
                counts.isEmpty()
                        ? null
                        : counts.stream().mapToLong(VendorCount::inUse).sum(),
                counts.stream().mapToLong(VendorCount::unseen).sum(),
                pricing.term(tag),
                pricing.price(tag),
                Persistence.of(spells, window.until()),
                pairs.stream()
                        .flatMap(pair -> facts.evidence().getOrDefault(pair, List.of()).stream())
                        .toList());
    }

    private long shortBy(Pair pair) {
        return Math.max(0, -facts.simulation().adjusted(pair).at(asOf));
    }

    private Position position(Pair pair) {
        return Objects.requireNonNull(positions.get(pair));
    }

    private @Nullable AgreementTables agreed() {
        AgreementVersion version = facts.agreement();
        return version == null
                ? null
                : new AgreementTables(
                        version.agreement(),
                        facts,
                        pricing,
                        window,
                        positions.keySet().stream()
                                .filter(pair -> !onlyCounted.contains(pair.entitlementTag()))
                                .toList());
    }

    private List<TermEnd> termEnds() {
        return TermEnds.of(
                facts.holdings().stream()
                        .filter(holding -> facts.isInScope(holding.pair()))
                        .toList(),
                asOf,
                facts.question().date(),
                facts.catalogue()::nameOf,
                tag -> pricing.price(tag, false));
    }

    private @Nullable List<Reporting> reporting() {
        List<Reporting> standings = facts.standings();
        return standings == null
                ? null
                : standings.stream()
                        .filter(standing -> facts.isInScope(standing.virtualAccount()))
                        .sorted(Comparator.comparing(Reporting::virtualAccount))
                        .toList();
    }

    /** Each Virtual Account once; null where it is not known. */
    private @Nullable Long neverReported() {
        Map<String, Long> silent = new HashMap<>();
        for (Position position : positions.values()) {
            String virtualAccount = position.levels().pair().virtualAccount();
            Long count = position.neverReported();
            if (facts.isInScope(virtualAccount) && count == null) {
                return null;
            }
            if (facts.isInScope(virtualAccount) && count != null) {
                silent.put(virtualAccount, count);
            }
        }
        return silent.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<OpenCase.Priced> cases() {
        return facts.cases().stream()
                .filter(open -> facts.isInScope(open.pair()))
                .sorted(Comparator.comparing(OpenCase::deadline).thenComparing(OpenCase::id))
                .map(open -> {
                    String tag = open.pair().entitlementTag();
                    return new OpenCase.Priced(
                            open, facts.catalogue().nameOf(tag), pricing.of(tag).apply(open.shortBy()));
                })
                .toList();
    }

    private List<Disputed> disputes() {
        return facts.disputes().stream()
                .filter(dispute -> facts.isInScope(about(dispute)))
                .sorted(Comparator.comparing(Reviewer::about).thenComparing(Dispute::id))
                .map(dispute -> {
                    String tag = about(dispute).entitlementTag();
                    long difference = dispute.finding().compared().difference();
                    return new Disputed(
                            dispute,
                            facts.catalogue().nameOf(tag),
                            pricing.of(tag).apply(Math.abs(difference)));
                })
                .toList();
    }

    private static Pair about(Dispute dispute) {
        return dispute.finding().compared().key().pair();
    }

    private List<StepDown> stepDowns(Map<String, List<Pair>> byTag) {
        List<StepDown> candidates = new ArrayList<>();
        byTag.forEach((tag, pairs) -> {
            Map<String, Integer> ranks = facts.catalogue().poolOf(tag).ranks();
            int own = ranks.getOrDefault(tag, 0);
            int next = ranks.values().stream()
                    .filter(rank -> rank < own)
                    .max(Comparator.naturalOrder())
                    .orElse(own);
            long lent = Gaps.Loans.at(asOf, facts.simulation(), pairs).lent();
            long used = AgreementTables.sum(pairs, facts.simulation()::consumed).at(asOf);
            ranks.keySet().stream()
                    .filter(lower -> next < own && ranks.getOrDefault(lower, own) == next)
                    .sorted()
                    .map(lower -> StepDown.of(tier(tag, tag), tier(lower, tag), used, lent, asOf, pricing.term(tag)))
                    .filter(Objects::nonNull)
                    .forEach(candidates::add);
        });
        return candidates;
    }

    /** @param instead whose term it would be paid for */
    private StepDown.Tier tier(String tag, String instead) {
        return new StepDown.Tier(
                tag,
                facts.catalogue().nameOf(tag),
                pricing.price(tag, pricing.term(instead).isLasting()));
    }

    private List<VendorOnly> vendorOnly() {
        return positions.values().stream()
                .filter(position ->
                        onlyCounted.contains(position.levels().pair().entitlementTag()))
                .filter(position -> facts.isInScope(position.levels().pair()))
                .map(this::counted)
                .toList();
    }

    private VendorOnly counted(Position position) {
        Pair pair = position.levels().pair();
        VendorCount count = position.vendor();
        long owned = position.levels().owned();
        LongFunction<Gap> priced = pricing.of(pair.entitlementTag());
        return new VendorOnly(
                pair.virtualAccount(),
                pair.entitlementTag(),
                facts.catalogue().nameOf(pair.entitlementTag()),
                owned,
                count == null ? null : count.inUse(),
                count == null ? null : count.takenAt(),
                count == null ? Gap.NONE : priced.apply(count.inUse() - owned),
                count == null ? Gap.NONE : priced.apply(owned - count.inUse()));
    }
}
