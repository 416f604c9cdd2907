package dev.ninety.compliance.renewal;

import dev.ninety.compliance.money.Money;
import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a milestone of an agreement charges forward for one licence, in all of the account and without coverage: from the
 * milestone to the end of the term, never back.
 *
 * @param expected whether the milestone is still to come, so that what is posted now stands for what will be
 * @param consumed units in use at the milestone
 * @param owned units owned at the milestone
 * @param allowance units by which what is in use may exceed what is owned
 * @param term until when the charge runs
 * @param exposure what is beyond the allowance
 * @param peak the highest level of the 365 days before the milestone; null where nothing was in use
 * @param atPeak what would be beyond the allowance if the milestone fell on the peak; never less than {@code exposure}
 * @param peakAlone by how many units that is more, and what they cost
 */
public record TrueForward(
        Instant milestone,
        boolean expected,
        String entitlementTag,
        String name,
        long consumed,
        long owned,
        long allowance,
        Term term,
        @Nullable UnitPrice price,
        Gap exposure,
        UsageFigures.@Nullable Peak peak,
        Gap atPeak,
        Gap peakAlone) {

    private static final int PERCENT_PLACES = 2;

    /** What a licence is in all of an account. */
    record Whole(String entitlementTag, String name, Timeline owned, Timeline consumed) {}

    /** Units by which use may exceed what is owned: so many percent of it, rounded down. */
    public static long allowance(long owned, BigDecimal percent) {
        return owned <= 0
                ? 0
                : BigDecimal.valueOf(owned)
                        .multiply(percent)
                        .movePointLeft(PERCENT_PLACES)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact();
    }

    /**
     * The charge of one milestone.
     *
     * @param percent the growth allowance
     * @param window of the milestone
     */
    static TrueForward of(
            Instant milestone,
            Instant now,
            Whole licence,
            BigDecimal percent,
            ReviewWindow window,
            Term term,
            @Nullable UnitPrice price) {
        long consumed = licence.consumed().at(milestone);
        long owned = licence.owned().at(milestone);
        long allowance = allowance(owned, percent);
        UsageFigures.Peak peak = UsageFigures.over(licence.consumed(), window).peak();
        LongFunction<Gap> priced = units -> Gap.of(units, price, milestone, term);
        Gap exposure = priced.apply(consumed - owned - allowance);
        long highest = peak == null ? consumed : Math.max(peak.level(), consumed);
        Gap atPeak = priced.apply(highest - owned - allowance);
        return new TrueForward(
                milestone,
                milestone.isAfter(now),
                licence.entitlementTag(),
                licence.name(),
                consumed,
                owned,
                allowance,
                term,
                price,
                exposure,
                peak,
                atPeak,
                difference(atPeak, exposure));
    }

    /** Both were priced alike, so the amounts differ by exactly what the further units add. */
    private static Gap difference(Gap more, Gap less) {
        long units = more.units() - less.units();
        Money cost = more.cost();
        Money without = less.cost();
        if (units == 0) {
            return Gap.NONE;
        }
        return cost == null || without == null
                ? new Gap(units, cost, more.unpriced())
                : new Gap(units, new Money(cost.amount().subtract(without.amount()), cost.currency()), null);
    }
}
