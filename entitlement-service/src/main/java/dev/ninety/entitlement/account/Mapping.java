package dev.ninety.entitlement.account;

import org.jspecify.annotations.Nullable;

/** The part of an organisation that a Virtual Account belongs to; each part may be unknown. */
public record Mapping(
        @Nullable String businessUnit,
        @Nullable String region,
        @Nullable String environment) {

    /** Nothing is known. */
    public static final Mapping NONE = new Mapping(null, null, null);
}
