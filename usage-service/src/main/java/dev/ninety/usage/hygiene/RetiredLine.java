package dev.ninety.usage.hygiene;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of retired devices.
 *
 * @param index its place among the lines, from 0
 * @param pointer its place in the file
 * @param pid null where the line names the device by its serial number alone
 * @param serial null where the line names no device that can be
 * @param retiredAt null where the line tells no moment that can be read
 * @param fault what is wrong with the line as a whole; null where nothing is
 * @param content what the line said, as JSON
 */
public record RetiredLine(
        int index,
        String pointer,
        @Nullable String pid,
        @Nullable String serial,
        @Nullable Instant retiredAt,
        @Nullable String fault,
        String content) {}
