package dev.ninety.usage.instance;

import org.jspecify.annotations.Nullable;

/**
 * A member of an HA set or stack, as the inventory describes it.
 *
 * @param role such as Active, Standby or Member
 */
public record HaMember(String pid, String serial, @Nullable String role) {}
