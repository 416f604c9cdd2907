package dev.ninety.compliance.renewal;

import dev.ninety.compliance.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sums the tables of a review up.
 *
 * @param reporting null where it is not known how reports stand
 */
record Summing(
        List<LicenceFigures> licences,
        List<OpenCase.Priced> cases,
        List<Disputed> disputes,
        List<TrueForward> charges,
        List<StepDown> stepDowns,
        @Nullable List<Reporting> reporting) {

    Summary summary(Instant asOf, @Nullable Long neverReported) {
        return new Summary(
                licences.size(),
                (int) licences.stream().filter(row -> row.shortBy() > 0).count(),
                cases.size(),
                disputes.size(),
                reporting == null
                        ? null
                        : reporting.stream().mapToLong(Reporting::overdue).sum(),
                neverReported,
                Totals.of(licences, row -> row.ours().missing()),
                Totals.of(licences, row -> row.seen().missing()),
                Totals.of(licences, LicenceFigures::idle),
                forward(asOf),
                savings(),
                licences.stream()
                        .filter(Summing::isUnpriced)
                        .map(LicenceFigures::entitlementTag)
                        .toList());
    }

    /** Of several lower tiers that a licence could step down to, the cheapest counts: units step down once. */
    private List<Money> savings() {
        Map<String, List<Money>> most = new TreeMap<>();
        for (StepDown row : stepDowns) {
            List<Money> saved = Stream.of(row.saving(), row.savingOnLent())
                    .filter(Objects::nonNull)
                    .toList();
            most.merge(row.from(), saved, (one, other) -> sum(one).compareTo(sum(other)) < 0 ? other : one);
        }
        return Money.totals(most.values().stream().flatMap(List::stream).toList());
    }

    private static BigDecimal sum(List<Money> amounts) {
        return amounts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isUnpriced(LicenceFigures row) {
        return Stream.of(row.ours().missing(), row.seen().missing(), row.idle())
                .flatMap(Gaps::all)
                .anyMatch(gap -> gap.unpriced() != null);
    }

    /** The next milestone, else the last one. */
    private Summary.@Nullable Forward forward(Instant asOf) {
        Instant milestone = charges.stream()
                .map(TrueForward::milestone)
                .filter(moment -> moment.isAfter(asOf))
                .min(Instant::compareTo)
                .or(() -> charges.stream().map(TrueForward::milestone).max(Instant::compareTo))
                .orElse(null);
        if (milestone == null) {
            return null;
        }
        List<TrueForward> its = charges.stream()
                .filter(charge -> charge.milestone().equals(milestone))
                .toList();
        return new Summary.Forward(
                milestone,
                its.getFirst().expected(),
                Totals.Sum.of(its.stream().map(TrueForward::exposure).toList()),
                Totals.Sum.of(its.stream().map(TrueForward::atPeak).toList()));
    }
}
