package dev.ninety.compliance.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was announced.
 *
 * @param sequence from 1 on without gaps, in the order in which the account's announcements were committed
 * @param id the same for ever, and no other event's
 * @param data a JSON object
 */
public record Event(
        String smartAccount,
        long sequence,
        String id,
        EventType type,
        String subject,
        Instant at,
        Instant recordedAt,
        @Nullable String virtualAccount,
        @Nullable String owner,
        String data) {}
