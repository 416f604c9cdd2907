package dev.ninety.compliance.notification.web;

import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.compliance.notification.SubscriberKind;
import dev.ninety.compliance.notification.app.Subscriptions;
import dev.ninety.kit.tenancy.AccountRegistry;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.kit.web.Page;
import dev.ninety.kit.web.Params;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the doors to subscribers of every kind do alike. */
@ApplicationScoped
class SubscriberDoor {

    private final Subscriptions subscriptions;
    private final AccountRegistry accounts;

    SubscriberDoor(Subscriptions subscriptions, AccountRegistry accounts) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
    }

    /** What names a subscriber of an account that exists. */
    Subscriber.Key key(SubscriberKind kind, String smartAccount, String id) {
        Ids.smartAccount(smartAccount);
        Ids.id("id", id);
        accounts.require(smartAccount);
        return new Subscriber.Key(smartAccount, kind, id);
    }

    /** A page of the subscribers of a kind, in the order of their ids. */
    Page<Subscriber> list(SubscriberKind kind, String smartAccount, @Nullable String limit, @Nullable String after) {
        Ids.smartAccount(smartAccount);
        int size = Params.limit(limit);
        String last = Params.after(after);
        accounts.require(smartAccount);
        List<Subscriber> page = subscriptions.page(smartAccount, kind, last, size + 1);
        return Page.of(page, size, one -> Params.cursor(one.key().id()));
    }

    /** A page of the events that a subscriber was not told of, in the order in which they were announced. */
    Page<DeadLetterBody> deadLetters(
            SubscriberKind kind, String smartAccount, String id, @Nullable String limit, @Nullable String after) {
        int size = Params.limit(limit);
        long last = after == null ? 0 : Params.number("after", after);
        return Page.of(
                        subscriptions.deadLetters(key(kind, smartAccount, id), last, size + 1),
                        size,
                        letter -> Long.toString(letter.event().sequence()))
                .map(DeadLetterBody::of);
    }

    /** Tries once more to tell of an event. */
    RetryBody retry(SubscriberKind kind, String smartAccount, String id, String eventId) {
        UUID event = SubscriberChecks.eventId(eventId);
        return RetryBody.of(event.toString(), subscriptions.retry(key(kind, smartAccount, id), event));
    }
}
