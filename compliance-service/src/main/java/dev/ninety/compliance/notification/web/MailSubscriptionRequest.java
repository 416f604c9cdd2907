package dev.ninety.compliance.notification.web;

import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.kit.problem.Check;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mailbox to which is to be written. */
@Schema(name = "MailSubscriptionRequest")
public record MailSubscriptionRequest(
        @Schema(description = "one mailbox, such as licences@example.com", maxLength = 254, required = true) @Nullable
        String to,

        @Schema(
                description = "only these types, such as dev.ninety.case.opened; null or empty for all",
                nullable = true)
        @Nullable
        List<@Nullable String> types,

        @Schema(description = "only what this person cares for; null for all", maxLength = 200, nullable = true)
        @Nullable
        String owner) {

    /** One mailbox and nothing that could be a second one, or a name. */
    private static final Pattern MAILBOX =
            Pattern.compile("[^\\s@<>(),;:\"\\\\\\[\\]]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

    Subscriber.Wish toDomain() {
        Check check = new Check();
        String mailbox = check.text("/to", to, 254);
        if (!mailbox.isEmpty() && !MAILBOX.matcher(mailbox).matches()) {
            check.refuse("/to", "INVALID", "One mailbox, such as licences@example.com.");
        }
        String who = check.optionalText("/owner", owner, 200);
        Subscriber.Wish wish = new Subscriber.Wish(mailbox, null, who, SubscriberChecks.types(check, types));
        check.done();
        return wish;
    }
}
