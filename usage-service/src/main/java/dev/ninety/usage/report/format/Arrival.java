package dev.ninety.usage.report.format;

import dev.ninety.usage.report.Reading;

/** A report as it was sent, and what was read in it. */
public record Arrival(byte[] content, Reading reading) {}
