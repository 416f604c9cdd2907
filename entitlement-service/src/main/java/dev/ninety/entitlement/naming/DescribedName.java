package dev.ninety.entitlement.naming;

import java.time.Instant;

/**
 * A device's statement that a feature is described by another name, as {@code dna-advantage} by
 * {@code C9300-24 DNA Advantage}. The feature stands for whatever its description stands for.
 */
public record DescribedName(String name, String description, Instant recordedAt) {}
