package dev.ninety.compliance.vendor;

import org.jspecify.annotations.Nullable;

/**
 * What a line counts, in the file's own words; it has a tag or a licence's name.
 *
 * @param virtualAccount an id or a name
 * @param entitlementTag goes before the name where both are there
 * @param license the name that the vendor shows
 */
public record Subject(
        String virtualAccount,
        @Nullable String entitlementTag,
        @Nullable String license) {}
