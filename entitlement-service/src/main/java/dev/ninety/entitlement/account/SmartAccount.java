package dev.ninety.entitlement.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The customer's account, the tenant.
 *
 * @param smartAccount its domain, such as {@code example.com}
 * @param name what people call it
 * @param recordFrom from when on its history is known here; before it nothing is judged. Later than
 *     1970-01-01T00:00:00Z, which stands for a start that nobody knows; null where all history counts
 */
public record SmartAccount(
        String smartAccount, String name, @Nullable Instant recordFrom) {}
