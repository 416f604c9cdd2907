package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.instance.InstanceRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose findings are asked for.
 *
 * @param now the moment at which they hold
 * @param instance the only product instance to look at; null for all
 * @param subject the only subject to look at; null for all
 */
record Asked(
        KnownAccount account,
        Instant now,
        @Nullable InstanceRef instance,
        @Nullable String subject) {

    /** The subjects to look at, where they are numbers. */
    record Numbers(long after, long until) {

        boolean isEmpty() {
            return after >= until;
        }
    }

    String smartAccount() {
        return account.smartAccount();
    }

    /** The only product instance to look at; null for all. */
    @Nullable
    Long instanceId() {
        return instance == null ? null : instance.id();
    }

    /** @param after the last subject that was looked at; null where none was */
    Numbers numbers(@Nullable String after) {
        long from = after == null ? -1 : number(after);
        if (subject == null) {
            return new Numbers(from, Long.MAX_VALUE);
        }
        long only = number(subject);
        return new Numbers(Math.max(from, only - 1), only);
    }

    /** As {@link #numbers}, where the subjects are product instances. */
    Numbers instances(@Nullable String after) {
        Numbers asked = numbers(after);
        return instance == null
                ? asked
                : new Numbers(Math.max(asked.after(), instance.id() - 1), Math.min(asked.until(), instance.id()));
    }

    /** The number in a subject; -1, which names nothing, where it is none. */
    static long number(String subject) {
        try {
            return Math.max(-1, Long.parseLong(subject));
        } catch (NumberFormatException otherSubject) {
            return -1;
        }
    }
}
