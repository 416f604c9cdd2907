package dev.ninety.compliance.notification.web;

import dev.ninety.compliance.notification.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of one more attempt. */
@Schema(name = "Retry")
public record RetryBody(
        String eventId,

        @Schema(description = "where it was delivered, it is no dead letter any more")
        boolean delivered,

        @Schema(description = "what went wrong; null where nothing did", nullable = true) @Nullable
        String failure) {

    static RetryBody of(String eventId, Outcome outcome) {
        return new RetryBody(eventId, outcome.kind() == Outcome.Kind.DELIVERED, outcome.detail());
    }
}
