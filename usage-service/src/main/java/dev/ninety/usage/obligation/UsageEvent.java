package dev.ninety.usage.obligation;

import java.time.Instant;

/**
 * Something that became true of a licence on a product instance.
 *
 * @param at when it became true
 */
public record UsageEvent(
        long sequence,
        Announcement.Kind type,
        Instant at,
        Instant recordedAt,
        String productInstance,
        String entitlementTag,
        String virtualAccount,
        Rule rule,
        Instant due) {}
