package dev.ninety.compliance.notification.web;

import dev.ninety.compliance.notification.EventType;
import dev.ninety.compliance.notification.Subscriber;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mailbox to which is written, and how far it has been told. */
@Schema(name = "MailSubscription")
public record MailSubscriptionBody(
        String id,
        String to,

        @Schema(description = "only these types; empty for all")
        List<String> types,

        @Schema(description = "only what this person cares for; null for all", nullable = true) @Nullable
        String owner,

        @Schema(description = "whether mails are sent at all; what happens while they are not is not told later")
        boolean sending,

        Instant createdAt,

        @Schema(description = "the sequence number through which nothing is to be told any more")
        long position,

        @Schema(description = "attempts that failed since the last success")
        int failures,

        @Schema(nullable = true) @Nullable Instant lastSuccessAt,

        @Schema(description = "what went wrong last", nullable = true) @Nullable
        String lastFailure) {

    static MailSubscriptionBody of(Subscriber subscriber, boolean sending) {
        Subscriber.Progress progress = subscriber.progress();
        return new MailSubscriptionBody(
                subscriber.key().id(),
                subscriber.wish().address(),
                subscriber.wish().types().stream().map(EventType::wire).toList(),
                subscriber.wish().owner(),
                sending,
                subscriber.createdAt(),
                progress.position(),
                progress.streak().failures(),
                progress.lastSuccessAt(),
                progress.lastFailure());
    }
}
