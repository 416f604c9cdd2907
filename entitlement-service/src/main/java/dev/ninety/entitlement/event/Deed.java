package dev.ninety.entitlement.event;

import org.jspecify.annotations.Nullable;

/**
 * What a write did, before the log has given it a place, a moment and a name.
 *
 * @param what a stable code for what was done
 * @param resource the path of what was written, below the account
 * @param detail a sentence for a person; null where the code says it all
 */
public record Deed(String what, String resource, @Nullable String detail) {}
