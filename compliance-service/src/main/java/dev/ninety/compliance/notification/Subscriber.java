package dev.ninety.compliance.notification;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to be told.
 *
 * @param progress how far that has come
 */
public record Subscriber(Key key, Wish wish, Instant createdAt, Progress progress) {

    /** What names a subscriber. */
    public record Key(String smartAccount, SubscriberKind kind, String id) {}

    /**
     * What people say of it.
     *
     * @param address a URL or a mailbox
     * @param secretRef the name of the secret that signs; null for a mailbox
     * @param owner only what this person cares for; null for all
     * @param types only these; none for all
     */
    public record Wish(
            String address,
            @Nullable String secretRef,
            @Nullable String owner,
            List<EventType> types) {

        public Wish {
            types = types.stream().sorted().distinct().toList();
        }

        /** Whether an event is one of those. */
        public boolean takes(Event event) {
            return (types.isEmpty() || Set.copyOf(types).contains(event.type()))
                    && (owner == null || owner.equals(event.owner()));
        }
    }

    /**
     * How far the telling has come.
     *
     * @param position the number of the last event that needs no telling any more
     * @param streak the failures since the last success
     * @param lastFailure what went wrong last; null where nothing did
     */
    public record Progress(
            long position,
            Streak streak,
            @Nullable Instant lastAttemptAt,
            @Nullable Instant lastSuccessAt,
            @Nullable String lastFailure,
            Instant nextAttemptAt) {}
}
