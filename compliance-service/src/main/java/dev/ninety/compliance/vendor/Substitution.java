package dev.ninety.compliance.vendor;

/**
 * The vendor lets one licence stand in for another, as a file says it.
 *
 * @param license the name of the licence that is short there
 * @param substitute the name of the one that stands in for it
 * @param units how many units it stands in for, at least 1
 */
public record Substitution(String license, String substitute, long units) {}
