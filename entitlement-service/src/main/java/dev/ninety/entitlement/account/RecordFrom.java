package dev.ninety.entitlement.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when on an account's history was said to be known, and when that was said.
 *
 * @param recordFrom null where all history counts from then on
 * @param recordedAt never before that of an earlier version
 */
public record RecordFrom(@Nullable Instant recordFrom, Instant recordedAt) {}
