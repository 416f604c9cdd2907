package dev.ninety.compliance.owner;

import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who cares for cases within a scope.
 *
 * @param virtualAccount only this one; null for all
 * @param family only licences of this family; null for all
 */
public record OwnerRule(
        String id,
        @Nullable String virtualAccount,
        @Nullable String family,
        String owner) {

    /** What is said of a licence in a Virtual Account goes before what is said of either alone. */
    private static final Comparator<OwnerRule> FROM_THE_MOST_SPECIFIC = Comparator.comparing(
                    (OwnerRule rule) -> rule.virtualAccount() == null)
            .thenComparing(rule -> rule.family() == null);

    public OwnerRule {
        if (virtualAccount == null && family == null) {
            throw new IllegalArgumentException("a rule has a scope");
        }
    }

    /** Whether both speak of the same cases. */
    public boolean hasScopeOf(OwnerRule other) {
        return Objects.equals(virtualAccount, other.virtualAccount) && Objects.equals(family, other.family);
    }

    /**
     * The most specific rule that speaks of a case: one for both goes before one for the Virtual Account, and that before
     * one for the family.
     *
     * @param rules no two of the same scope
     * @param itsFamily the family of the case's licence; null where it stands alone
     */
    public static Optional<OwnerRule> speakingFor(
            Collection<OwnerRule> rules, String itsVirtualAccount, @Nullable String itsFamily) {
        return rules.stream()
                .filter(rule ->
                        rule.virtualAccount() == null || rule.virtualAccount().equals(itsVirtualAccount))
                .filter(rule -> rule.family() == null || rule.family().equals(itsFamily))
                .min(FROM_THE_MOST_SPECIFIC);
    }
}
