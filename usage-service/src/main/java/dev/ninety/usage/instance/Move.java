package dev.ninety.usage.instance;

import java.time.Instant;

/** A product instance belongs to another Virtual Account from a moment on. */
public record Move(Instant effectiveAt, String to) {}
