package dev.ninety.compliance.position;

/**
 * What usage-service says the vendor sees in use of one licence in one Virtual Account, in units.
 *
 * @param confirmed the part that the vendor acknowledged
 * @param assumed the rest; below zero where an unacknowledged drop was delivered
 */
public record Told(long consumed, long confirmed, long assumed) {}
