package dev.ninety.compliance.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One version of a licence in an account's catalogue, as far as a verdict needs it.
 *
 * @param family the licences that can cover each other; null where it stands alone
 * @param tierRank position within the family, the higher covers the lower; null where it stands alone
 * @param graceDays null where the configured default applies
 * @param usageSource null where the catalogue does not say
 */
public record Licence(
        String entitlementTag,
        @Nullable String family,
        @Nullable Integer tierRank,
        EnforcementAction enforcementAction,
        @Nullable Integer graceDays,
        @Nullable UsageSource usageSource) {}
