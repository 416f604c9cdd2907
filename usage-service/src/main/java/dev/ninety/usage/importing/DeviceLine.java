package dev.ninety.usage.importing;

import dev.ninety.usage.instance.Udi;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of devices.
 *
 * @param index its place among the lines, from 0
 * @param pointer its place in the file
 * @param udi null where the line names no device that can be
 * @param hostname null where the line says nothing of it
 * @param virtualAccount an id or a name; null where the line says nothing of it
 * @param fault what is wrong with the line as a whole; null where nothing is
 * @param content what the line said, as JSON
 */
public record DeviceLine(
        int index,
        String pointer,
        @Nullable Udi udi,
        @Nullable String hostname,
        @Nullable String virtualAccount,
        @Nullable String fault,
        String content) {}
