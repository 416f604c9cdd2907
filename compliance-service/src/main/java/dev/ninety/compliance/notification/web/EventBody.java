package dev.ninety.compliance.notification.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.ninety.compliance.notification.Event;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that was announced. */
@Schema(name = "Event")
public record EventBody(
        @Schema(description = "from 1 on without gaps; what to pass as `after` for those that follow")
        long sequence,

        String id,

        @Schema(description = "such as dev.ninety.case.opened")
        String type,

        @Schema(description = "what it is about, as a path below the account")
        String subject,

        @Schema(description = "when it came true, however late that was noticed")
        Instant at,

        Instant recordedAt,

        @Schema(nullable = true) @Nullable String virtualAccount,

        @Schema(description = "who cared for it then", nullable = true) @Nullable
        String owner,

        @Schema(description = "how things stood when it was announced", implementation = Map.class) @JsonRawValue
        String data) {

    static EventBody of(Event event) {
        return new EventBody(
                event.sequence(),
                event.id(),
                event.type().wire(),
                event.subject(),
                event.at(),
                event.recordedAt(),
                event.virtualAccount(),
                event.owner(),
                event.data());
    }
}
