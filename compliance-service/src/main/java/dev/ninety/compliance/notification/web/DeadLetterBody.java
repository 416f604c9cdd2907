package dev.ninety.compliance.notification.web;

import dev.ninety.compliance.notification.DeadLetter;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event that a subscriber was not told of. */
@Schema(name = "DeadLetter")
public record DeadLetterBody(
        String eventId,
        EventBody event,

        @Schema(description = "how often it was tried") int attempts,

        Instant failedAt,

        @Schema(description = "what went wrong the last time")
        String failure) {

    static DeadLetterBody of(DeadLetter letter) {
        return new DeadLetterBody(
                letter.event().id(),
                EventBody.of(letter.event()),
                letter.attempts(),
                letter.failedAt(),
                letter.failure());
    }
}
