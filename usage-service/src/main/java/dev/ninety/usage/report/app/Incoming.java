package dev.ninety.usage.report.app;

import dev.ninety.usage.report.Reading;

/**
 * One report of a body, in its place.
 *
 * @param index its position in the body, from 0
 * @param content as sent
 */
record Incoming(long index, byte[] content, Reading reading) {}
