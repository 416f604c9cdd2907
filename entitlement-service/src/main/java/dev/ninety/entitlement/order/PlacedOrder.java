package dev.ninety.entitlement.order;

import java.time.Instant;

/**
 * An order that stands.
 *
 * @param recordedAt when it was placed here; a change of it does not count
 */
public record PlacedOrder(Order order, Instant recordedAt) {}
