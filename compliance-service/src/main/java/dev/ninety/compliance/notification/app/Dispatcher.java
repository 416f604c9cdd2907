package dev.ninety.compliance.notification.app;

import dev.ninety.compliance.notification.Event;
import dev.ninety.compliance.notification.Outcome;
import dev.ninety.compliance.notification.Patience;
import dev.ninety.compliance.notification.Streak;
import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.compliance.notification.SubscriberKind;
import dev.ninety.compliance.notification.store.DeadLetterStore;
import dev.ninety.compliance.notification.store.DeliveryClaims;
import dev.ninety.compliance.notification.store.DeliveryClaims.Claim;
import dev.ninety.compliance.notification.store.DeliveryClaims.Waiting;
import dev.ninety.kit.work.Crew;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Tells subscribers what was announced, each in the order of the account's sequence, and none before it has what came
 * before. Nothing is held open while a receiver is asked. A process that dies between a delivery and its note delivers
 * again: the event's id tells the receiver so.
 */
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    /** A subscriber with a long backlog lets others have their turn now and then. */
    private static final int MOST_TURNS = 100;

    private final Map<SubscriberKind, Courier> couriers = new EnumMap<>(SubscriberKind.class);
    private final DeliveryClaims claims;
    private final DeadLetterStore letters;
    private final NotificationSettings settings;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final MeterRegistry meters;
    private final Crew crew;

    Dispatcher(
            @All List<Courier> couriers,
            DeliveryClaims claims,
            DeadLetterStore letters,
            NotificationSettings settings,
            InstantSource clock,
            RandomGenerator chance,
            MeterRegistry meters) {
        couriers.forEach(courier -> this.couriers.put(courier.kind(), courier));
        this.claims = claims;
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
        this.chance = chance;
        this.meters = meters;
        this.crew = new Crew(settings.concurrency());
    }

    @Scheduled(every = "{ninety.notification.interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        crew.takeOn(() -> claim().map(claim -> () -> tell(claim)));
    }

    void stop(@Observes ShutdownEvent event) {
        crew.stop();
    }

    /** Tells all that can be told now, one subscriber after the other. */
    public void tellDue() {
        for (Optional<Claim> due = claim(); due.isPresent(); due = claim()) {
            tell(due.get());
        }
    }

    /** The one who brings events to subscribers of a kind. */
    Courier courier(SubscriberKind kind) {
        Courier courier = couriers.get(kind);
        if (courier == null) {
            throw new IllegalStateException("nobody brings anything to a " + kind);
        }
        return courier;
    }

    private Optional<Claim> claim() {
        List<SubscriberKind> ready = couriers.values().stream()
                .filter(Courier::isReady)
                .map(Courier::kind)
                .toList();
        return inTransaction(() -> {
            couriers.keySet().stream().filter(kind -> !ready.contains(kind)).forEach(claims::skip);
            return claims.claim(ready, clock.instant(), settings.lease());
        });
    }

    private void tell(Claim claim) {
        try {
            Courier courier = courier(claim.subscriber().key().kind());
            long position = claim.subscriber().progress().position();
            Streak streak = claim.subscriber().progress().streak();
            for (int turn = 0; turn < MOST_TURNS && !crew.isStopping(); turn++) {
                long from = position;
                Waiting waiting = inTransaction(() -> claims.waiting(claim, from, courier.most()));
                if (waiting.events().isEmpty()) {
                    QuarkusTransaction.requiringNew().run(() -> claims.passed(claim, waiting.through()));
                    break;
                }
                Outcome outcome = bring(claim.subscriber(), waiting.events());
                if (outcome.kind() != Outcome.Kind.DELIVERED) {
                    if (!crew.isStopping()) {
                        failed(claim, from, streak, waiting.events(), outcome);
                    }
                    break;
                }
                if (!inTransaction(() -> claims.told(claim, waiting.through(), clock.instant(), settings.lease()))) {
                    break;
                }
                position = waiting.through();
                streak = Streak.NONE;
            }
            QuarkusTransaction.requiringNew().run(() -> claims.release(claim));
        } catch (RuntimeException failed) {
            // The lease ends by itself.
            LOG.errorf(
                    failed,
                    "Telling %s did not get to its end",
                    claim.subscriber().key());
        }
    }

    /** Tries once to bring events to a subscriber; whatever goes wrong is an outcome too. */
    Outcome bring(Subscriber subscriber, List<Event> events) {
        Outcome outcome;
        try {
            outcome = courier(subscriber.key().kind()).bring(subscriber, events);
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Nothing could be brought to %s", subscriber.key());
            outcome = Outcome.failed("It could not be sent: a fault of this service, see its log.");
        }
        meters.counter(
                        "ninety.deliveries",
                        "kind",
                        subscriber.key().kind().name(),
                        "outcome",
                        outcome.kind().name())
                .increment();
        return outcome;
    }

    private void failed(Claim claim, long position, Streak streak, List<Event> events, Outcome outcome) {
        Instant now = clock.instant();
        Patience patience =
                new Patience(settings.firstRetry(), settings.lastRetry(), settings.giveUpAfter(), settings.refusals());
        Patience.Next next =
                patience.after(streak, outcome.kind(), events.getFirst().recordedAt(), now, chance.nextDouble());
        String detail = String.valueOf(outcome.detail());
        List<Event> dead = next.gaveUp() ? dead(events, next, now) : List.of();
        long through = dead.isEmpty() ? position : dead.getLast().sequence();
        int attempts = streak.attempts() + 1;
        QuarkusTransaction.requiringNew().run(() -> {
            if (claims.failed(claim, next, through, detail, now) && !dead.isEmpty()) {
                letters.add(claim.subscriber().key(), dead, attempts, now, detail);
            }
        });
        if (!dead.isEmpty()) {
            LOG.warnf("%s was not told of %d events: %s", claim.subscriber().key(), dead.size(), detail);
        }
    }

    /** Of events that go together those that have been tried for long enough; all where the receiver refuses them. */
    private List<Event> dead(List<Event> events, Patience.Next next, Instant now) {
        if (next.streak().equals(Streak.NONE)) {
            return events;
        }
        Instant tried = now.minus(settings.giveUpAfter());
        return events.stream()
                .filter(event -> !event.recordedAt().isAfter(tried))
                .toList();
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
