package dev.ninety.compliance.intake;

import org.jspecify.annotations.Nullable;

/**
 * Something that usage-service finds wrong.
 *
 * @param productInstance {@code pid:serial}; null where it is about none
 * @param entitlementTag null where it is about no single licence
 * @param virtualAccount null where it is about none
 * @param units how many units are counted because of it; null where none are
 * @param secondNameOf the instance that this one is a second name of, by its serial number; null where it is none, or
 *     the two only share a member of an HA set, which are devices of their own
 * @param accepted whether somebody knows of it and leaves it as it is
 */
public record HeardFinding(
        String code,
        String id,
        @Nullable String productInstance,
        @Nullable String entitlementTag,
        @Nullable String virtualAccount,
        @Nullable Long units,
        @Nullable String secondNameOf,
        boolean accepted) {}
