package dev.ninety.compliance.agreement;

import dev.ninety.compliance.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with the vendor.
 *
 * @param name what people call it; null where it has no name but its id
 * @param startsAt the term's first moment
 * @param endsAt the first moment after the term
 * @param milestones when consumption is looked at and charged forward, ascending, within the term
 * @param noticeDate by when notice must be given; null where none must
 * @param growthAllowance by how many percent consumption may exceed what is owned without a charge, at least 0; null
 *     where the configured default holds
 * @param lines what is committed to
 * @param prices of one unit by tag, in the agreement's currency: per month where units end, else once
 * @param currency null where there are no prices
 */
public record Agreement(
        String id,
        @Nullable String name,
        Instant startsAt,
        Instant endsAt,
        List<Instant> milestones,
        @Nullable Instant noticeDate,
        @Nullable BigDecimal growthAllowance,
        List<Line> lines,
        Map<String, BigDecimal> prices,
        @Nullable String currency) {

    /** How many milestones, lines or prices an agreement may have. */
    public static final int MOST = 1_000;

    public Agreement {
        milestones = List.copyOf(milestones);
        lines = List.copyOf(lines);
        prices = Map.copyOf(prices);
    }

    /**
     * A commitment to a quantity of certain licences together.
     *
     * @param suite the group of licences that the vendor's paper names; null where it names none
     * @param entitlementTags ascending, at least one; none of them in another line of the agreement
     * @param quantity units of all of them together, at least 1
     */
    public record Line(@Nullable String suite, List<String> entitlementTags, long quantity) {

        public Line {
            entitlementTags = List.copyOf(entitlementTags);
        }
    }

    /** The price of one unit by this agreement; null where it says nothing of the licence. */
    public @Nullable Money unitPrice(String entitlementTag) {
        BigDecimal amount = prices.get(entitlementTag);
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    /** The licences that it speaks of, ascending: those committed to and those priced. */
    public Set<String> entitlementTags() {
        Set<String> tags = new TreeSet<>(prices.keySet());
        lines.forEach(line -> tags.addAll(line.entitlementTags()));
        return tags;
    }

    /** Whether it is about a licence; one that names none is about all. */
    public boolean concerns(String entitlementTag) {
        Set<String> tags = entitlementTags();
        return tags.isEmpty() || tags.contains(entitlementTag);
    }

    /** The prices in the order of their tags. */
    public Map<String, BigDecimal> pricesInOrder() {
        return new TreeMap<>(prices);
    }

    /** Its dates, ascending. */
    public List<AgreementDate> dates() {
        List<AgreementDate> dates = new ArrayList<>();
        milestones.forEach(at -> dates.add(new AgreementDate(at, id, AgreementDate.Kind.MILESTONE)));
        if (noticeDate != null) {
            dates.add(new AgreementDate(noticeDate, id, AgreementDate.Kind.NOTICE));
        }
        dates.add(new AgreementDate(endsAt, id, AgreementDate.Kind.TERM_END));
        return dates.stream().sorted().toList();
    }
}
