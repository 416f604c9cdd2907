package dev.ninety.compliance.renewal;

import dev.ninety.compliance.agreement.Agreement;
import dev.ninety.compliance.catalogue.LicenceType;
import dev.ninety.compliance.forecast.Holding;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What units of each licence cost in a review, and until when they are paid for: by what all of the account holds. */
final class Pricing {

    private final ReviewFacts facts;
    private final Instant asOf;
    private final @Nullable Agreement agreement;
    private final UnitPrices prices;
    private final Map<String, List<Holding>> holdings;
    private final Map<String, Term> terms = new HashMap<>();

    Pricing(ReviewFacts facts) {
        this.facts = facts;
        this.asOf = facts.question().asOf();
        this.agreement = facts.agreement() == null ? null : facts.agreement().agreement();
        this.prices = new UnitPrices(agreement, facts.catalogue(), facts.bought());
        this.holdings = facts.holdings().stream()
                .collect(Collectors.groupingBy(holding -> holding.pair().entitlementTag()));
    }

    /** Until when units that are held at the moment of the review are paid for. */
    Term term(String tag) {
        return terms.computeIfAbsent(tag, none -> termAt(tag, asOf));
    }

    Term termAt(String tag, Instant at) {
        boolean agreed = agreement != null && agreement.concerns(tag);
        return Term.at(
                at,
                holdings.getOrDefault(tag, List.of()),
                new Term.StandIn(
                        facts.catalogue().licenceType(tag) == LicenceType.PERPETUAL,
                        agreed && agreement != null ? agreement.endsAt() : null,
                        facts.question().date()));
    }

    /** The price of one unit of those that are held at the moment of the review. */
    @Nullable
    UnitPrice price(String tag) {
        return price(tag, term(tag).isLasting());
    }

    @Nullable
    UnitPrice price(String tag, boolean lasting) {
        return prices.of(tag, lasting);
    }

    /** Prices units of a licence from the moment of the review on. */
    LongFunction<Gap> of(String tag) {
        return units -> Gap.of(units, price(tag), asOf, term(tag));
    }
}
