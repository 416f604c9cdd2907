package dev.ninety.compliance.notification.web;

import dev.ninety.compliance.notification.EventType;
import dev.ninety.compliance.notification.Subscriber;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook, and how far it has been told. */
@Schema(name = "Webhook")
public record WebhookBody(
        String id,
        String url,
        String secretRef,

        @Schema(description = "only these types; empty for all")
        List<String> types,

        Instant createdAt,

        @Schema(description = "the sequence number through which nothing is to be told any more")
        long position,

        @Schema(description = "attempts that failed since the last success")
        int failures,

        @Schema(nullable = true) @Nullable Instant lastAttemptAt,
        @Schema(nullable = true) @Nullable Instant lastSuccessAt,

        @Schema(description = "what went wrong last", nullable = true) @Nullable
        String lastFailure,

        @Schema(description = "before then nothing is tried")
        Instant nextAttemptAt) {

    static WebhookBody of(Subscriber subscriber) {
        Subscriber.Progress progress = subscriber.progress();
        return new WebhookBody(
                subscriber.key().id(),
                subscriber.wish().address(),
                String.valueOf(subscriber.wish().secretRef()),
                subscriber.wish().types().stream().map(EventType::wire).toList(),
                subscriber.createdAt(),
                progress.position(),
                progress.streak().failures(),
                progress.lastAttemptAt(),
                progress.lastSuccessAt(),
                progress.lastFailure(),
                progress.nextAttemptAt());
    }
}
