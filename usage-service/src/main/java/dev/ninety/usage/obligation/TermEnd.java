package dev.ninety.usage.obligation;

import java.time.Instant;

/** A moment at which units of a licence end in a Virtual Account. */
public record TermEnd(String virtualAccount, String entitlementTag, Instant endsAt) {}
