package dev.ninety.compliance.vendor;

import dev.ninety.compliance.catalogue.Pair;
import java.time.Instant;

/** What one count is about: a licence in a Virtual Account at a moment. */
public record CountKey(Pair pair, Instant takenAt) {}
