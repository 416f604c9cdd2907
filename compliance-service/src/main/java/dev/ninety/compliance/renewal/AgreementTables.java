package dev.ninety.compliance.renewal;

import dev.ninety.compliance.agreement.Agreement;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a review tells of its agreement, in all of the account.
 *
 * @param pairs of all licences that the account has to do with and whose use is reported, ascending
 */
record AgreementTables(
        Agreement agreement, ReviewFacts facts, Pricing pricing, ReviewWindow window, Collection<Pair> pairs) {

    /** Each line beside what became of it. */
    List<Commitment> commitments() {
        return agreement.lines().stream().map(this::commitment).toList();
    }

    private Commitment commitment(Agreement.Line line) {
        List<Pair> its = those(line.entitlementTags());
        Instant asOf = facts.question().asOf();
        Timeline used = sum(its, facts.simulation()::consumed);
        UsageFigures usage = UsageFigures.over(used, window);
        long owned = sum(its, facts.simulation()::owned).at(asOf);
        long consumed = used.at(asOf);
        boolean lasting = line.entitlementTags().stream()
                .allMatch(tag -> pricing.term(tag).isLasting());
        Term term =
                lasting ? new Term(null, Term.Basis.LASTING) : new Term(agreement.endsAt(), Term.Basis.AGREEMENT_END);
        UnitPrice price = commonPrice(line, lasting);
        return new Commitment(
                line.suite(),
                line.entitlementTags(),
                line.quantity(),
                owned,
                consumed,
                usage.p95(),
                usage.peakLevel(),
                Math.max(0, line.quantity() - owned),
                Gap.of(line.quantity() - consumed, price, asOf, term),
                Gap.of(consumed - line.quantity(), price, asOf, term));
    }

    /** Units of a line are all alike in price only where each of its licences costs the same. */
    private @Nullable UnitPrice commonPrice(Agreement.Line line, boolean lasting) {
        UnitPrice first = pricing.price(line.entitlementTags().getFirst(), lasting);
        if (first == null) {
            return null;
        }
        for (String tag : line.entitlementTags()) {
            UnitPrice price = pricing.price(tag, lasting);
            if (price == null || !price.money().equals(first.money())) {
                return null;
            }
        }
        return first;
    }

    /** What each milestone charges forward, by milestone, then tag; licences that never counted are left out. */
    List<TrueForward> trueForward() {
        List<String> tags = pairs.stream()
                .map(Pair::entitlementTag)
                .distinct()
                .filter(agreement::concerns)
                .sorted()
                .toList();
        List<TrueForward> charges = new ArrayList<>();
        for (Instant milestone : agreement.milestones()) {
            for (String tag : tags) {
                TrueForward charge = charge(milestone, tag);
                if (charge.owned() > 0 || charge.consumed() > 0 || charge.peak() != null) {
                    charges.add(charge);
                }
            }
        }
        return charges;
    }

    private TrueForward charge(Instant milestone, String tag) {
        List<Pair> its = those(List.of(tag));
        Instant now = facts.question().now();
        Term term = pricing.termAt(tag, milestone);
        return TrueForward.of(
                milestone,
                now,
                new TrueForward.Whole(
                        tag,
                        facts.catalogue().nameOf(tag),
                        sum(its, facts.simulation()::owned),
                        sum(its, facts.simulation()::consumed)),
                facts.growthAllowance(),
                ReviewWindow.of(milestone, now, facts.simulation().record()),
                term,
                pricing.price(tag, term.isLasting()));
    }

    private List<Pair> those(Collection<String> tags) {
        return pairs.stream()
                .filter(pair -> tags.contains(pair.entitlementTag()))
                .toList();
    }

    /** Units of several pairs together. */
    static Timeline sum(Collection<Pair> pairs, Function<Pair, Timeline> function) {
        return pairs.stream().map(function).reduce(Timeline.zero(), Timeline::plus);
    }
}
