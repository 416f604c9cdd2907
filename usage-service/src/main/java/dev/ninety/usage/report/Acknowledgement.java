package dev.ninety.usage.report;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one report of a body.
 *
 * @param index its position in the body, from 0
 * @param reason why it was not simply accepted; null where its flags say all
 * @param pointer the field at fault within the report; null unless it was quarantined
 * @param productInstance,entitlementTag,reportId null where they could not be read
 */
public record Acknowledgement(
        long index,
        Status status,
        Set<Flag> flags,
        @Nullable String reason,
        @Nullable String pointer,
        @Nullable String productInstance,
        @Nullable String entitlementTag,
        @Nullable Long reportId) {

    public static Acknowledgement quarantined(long index, Reading.Unreadable unreadable) {
        return new Acknowledgement(
                index, Status.QUARANTINED, Set.of(), unreadable.reason(), unreadable.pointer(), null, null, null);
    }

    /** Whether there is nothing to say about it. */
    public boolean isPlain() {
        return status == Status.ACCEPTED && flags.isEmpty();
    }
}
