package dev.ninety.compliance.notification;

import java.time.Instant;

/**
 * An event that a subscriber was not told of.
 *
 * @param attempts how often it was tried
 * @param failure what went wrong the last time
 */
public record DeadLetter(Event event, int attempts, Instant failedAt, String failure) {}
