package dev.ninety.compliance.position;

/**
 * How sure it is that the vendor sees what counts as consumed, in units. Both add up to what is consumed.
 *
 * @param confirmed the part that the vendor acknowledged
 * @param assumed the rest; below zero where an unacknowledged drop was delivered
 */
public record Disclosed(long confirmed, long assumed) {}
