package dev.ninety.compliance.renewal;

import dev.ninety.compliance.account.Mapping;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.position.GroupBy;
import java.util.Map;
import java.util.Optional;

/**
 * Which part of an account a review is of.
 *
 * @param by what the part is told by
 * @param value which one
 */
public record Scope(GroupBy by, String value) {

    private static final char BETWEEN = ':';

    /** What {@code name:value} stands for; empty where there is no such name, or no value. */
    public static Optional<Scope> parse(String text) {
        int colon = text.indexOf(BETWEEN);
        if (colon < 0 || colon == text.length() - 1) {
            return Optional.empty();
        }
        return GroupBy.of(text.substring(0, colon)).map(by -> new Scope(by, text.substring(colon + 1)));
    }

    /**
     * Whether a licence in a Virtual Account belongs to it.
     *
     * @param mappings what each Virtual Account belongs to at the moment of the review
     */
    public boolean holds(Pair pair, Map<String, Mapping> mappings, CatalogueView catalogue) {
        return by == GroupBy.LICENCE_FAMILY
                ? value.equals(catalogue.familyOf(pair.entitlementTag()))
                : holds(pair.virtualAccount(), mappings);
    }

    /** Whether a Virtual Account belongs to it, with some of its licences at least. */
    public boolean holds(String virtualAccount, Map<String, Mapping> mappings) {
        Mapping mapping = mappings.getOrDefault(virtualAccount, Mapping.NONE);
        return switch (by) {
            case VIRTUAL_ACCOUNT -> value.equals(virtualAccount);
            case BUSINESS_UNIT -> value.equals(mapping.businessUnit());
            case REGION -> value.equals(mapping.region());
            case ENVIRONMENT -> value.equals(mapping.environment());
            case LICENCE_FAMILY -> true;
        };
    }

    @Override
    public String toString() {
        return label() + BETWEEN + value;
    }

    private String label() {
        return GroupBy.labels().get(by.ordinal());
    }
}
