package dev.ninety.compliance.calendar.web;

import dev.ninety.compliance.calendar.CalendarFeed;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An address of a calendar, as it is published. */
@Schema(name = "Calendar")
public record CalendarBody(
        String id,
        @Nullable String owner,
        @Nullable String virtualAccount,
        Instant createdAt,
        @Nullable Instant revokedAt,

        @Schema(description = "where it can be read; told once, when it is made, and null afterwards") @Nullable
        String path) {

    public static CalendarBody of(CalendarFeed feed, @Nullable String path) {
        return new CalendarBody(
                feed.id(), feed.owner(), feed.virtualAccount(), feed.createdAt(), feed.revokedAt(), path);
    }
}
