package dev.ninety.compliance.notification.app;

import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.notification.DeadLetter;
import dev.ninety.compliance.notification.Outcome;
import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.compliance.notification.SubscriberKind;
import dev.ninety.compliance.notification.store.AnnouncementStore;
import dev.ninety.compliance.notification.store.DeadLetterStore;
import dev.ninety.compliance.notification.store.SubscriberStore;
import dev.ninety.kit.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down who wants to be told what, and tells again what could not be told. */
@ApplicationScoped
public class Subscriptions {

    private final SubscriberStore store;
    private final DeadLetterStore letters;
    private final AnnouncementStore announcements;
    private final AccountStore accounts;
    private final Dispatcher dispatcher;
    private final InstantSource clock;

    Subscriptions(
            SubscriberStore store,
            DeadLetterStore letters,
            AnnouncementStore announcements,
            AccountStore accounts,
            Dispatcher dispatcher,
            InstantSource clock) {
        this.store = store;
        this.letters = letters;
        this.announcements = announcements;
        this.accounts = accounts;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** A subscriber that was written, and whether it is new. */
    public record Written(Subscriber subscriber, boolean created) {}

    @Transactional
    public List<Subscriber> page(String smartAccount, SubscriberKind kind, @Nullable String afterId, int limit) {
        return store.page(smartAccount, kind, afterId, limit);
    }

    /** @throws Problem 404 where there is none of that id */
    @Transactional
    public Subscriber get(Subscriber.Key key) {
        return store.find(key).orElseThrow(() -> unknown(key));
    }

    /**
     * Writes down a subscriber of a known account. A new one is told what is announced from now on; one that is written
     * again is tried again at once, because what stood in its way may be gone.
     */
    @Transactional
    public Written put(Subscriber.Key key, Subscriber.Wish wish) {
        Instant recordedAt = accounts.record(key.smartAccount(), clock.instant());
        Subscriber before = store.find(key).orElse(null);
        if (before == null) {
            store.add(key, wish, announcements.head(key.smartAccount()), recordedAt);
        } else {
            store.change(key, wish, recordedAt);
        }
        return new Written(get(key), before == null);
    }

    /** @throws Problem 404 where there is none of that id */
    @Transactional
    public void delete(Subscriber.Key key) {
        accounts.record(key.smartAccount(), clock.instant());
        if (!store.delete(key)) {
            throw unknown(key);
        }
    }

    /** Up to {@code limit} events that a subscriber was not told, from after a number on. */
    @Transactional
    public List<DeadLetter> deadLetters(Subscriber.Key key, long after, int limit) {
        get(key);
        return letters.page(key, after, limit);
    }

    /**
     * Tries once more to tell a subscriber of an event, out of its turn.
     *
     * @throws Problem 404 where that is no dead letter of a subscriber
     */
    public Outcome retry(Subscriber.Key key, UUID eventId) {
        Subscriber subscriber = QuarkusTransaction.requiringNew().call(() -> get(key));
        DeadLetter letter = QuarkusTransaction.requiringNew()
                .call(() -> letters.find(key, eventId))
                .orElseThrow(() -> Problem.notFound("There is no dead letter " + eventId + "."));
        Outcome outcome = isReady(key.kind())
                ? dispatcher.bring(subscriber, List.of(letter.event()))
                : Outcome.failed("Nothing is sent at present: see the settings.");
        QuarkusTransaction.requiringNew().run(() -> {
            if (outcome.kind() == Outcome.Kind.DELIVERED) {
                letters.remove(key, letter);
            } else {
                letters.failedAgain(key, letter, clock.instant(), String.valueOf(outcome.detail()));
            }
        });
        return outcome;
    }

    /** Whether subscribers of a kind are told anything at present. */
    public boolean isReady(SubscriberKind kind) {
        return dispatcher.courier(kind).isReady();
    }

    private static Problem unknown(Subscriber.Key key) {
        String what = key.kind() == SubscriberKind.WEBHOOK ? "webhook" : "mail subscription";
        return Problem.notFound("There is no " + what + " " + key.id() + ".");
    }
}
