package dev.ninety.compliance.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ninety.compliance.notification.app.Events;
import dev.ninety.compliance.notification.app.Outbox;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionRequiredException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is announced is announced if and only if it happened, once, and in an order without gaps. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class OutboxTest {

    private static final Instant AT = Instant.parse("2026-02-01T00:00:00Z");

    @Inject
    Outbox outbox;

    @Inject
    Events events;

    @Inject
    TestClock clock;

    @BeforeEach
    void now() {
        clock.set("2026-03-01T00:00:00Z");
    }

    private static Announcement happening(String key) {
        return new Announcement(EventType.DISPUTE_OPENED, key, "disputes/1", AT, "campus", null, Map.of("key", key));
    }

    private void announce(String account, String... keys) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.announce(
                        account,
                        List.of(keys).stream().map(OutboxTest::happening).toList()));
    }

    private List<String> told(String account) {
        return events.after(account, 0, 1_000).stream()
                .map(event -> event.sequence() + " " + event.data())
                .toList();
    }

    @Test
    void theSameThingIsAnnouncedOnce() {
        String account = "once.outbox.example.com";
        announce(account, "a", "b", "a");
        announce(account, "b", "c");
        assertThat(told(account)).containsExactly("1 {\"key\":\"a\"}", "2 {\"key\":\"b\"}", "3 {\"key\":\"c\"}");
        Event first = events.after(account, 0, 1).getFirst();
        assertThat(first.at()).isEqualTo(AT);
        assertThat(first.recordedAt()).isEqualTo(clock.instant());
        assertThat(first.virtualAccount()).isEqualTo("campus");
        announce("other.outbox.example.com", "a");
        assertThat(events.after("other.outbox.example.com", 0, 1).getFirst().id())
                .isNotEqualTo(first.id());
    }

    @Test
    void whatDidNotHappenIsNotAnnouncedAndTakesNoNumber() {
        String account = "undone.outbox.example.com";
        announce(account, "a");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.announce(account, happening("undone"));
                    throw new IllegalStateException("it did not happen");
                }))
                .isInstanceOf(IllegalStateException.class);
        announce(account, "b");
        assertThat(told(account)).containsExactly("1 {\"key\":\"a\"}", "2 {\"key\":\"b\"}");
    }

    @Test
    void nothingIsAnnouncedOutsideOfATransaction() {
        assertThatThrownBy(() -> outbox.announce("outside.outbox.example.com", happening("a")))
                .hasRootCauseInstanceOf(TransactionRequiredException.class);
        assertThat(told("outside.outbox.example.com")).isEmpty();
    }

    @Test
    void thoseWhoAnnounceAtOnceTakeTurns() throws InterruptedException {
        String account = "crowd.outbox.example.com";
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String own = "own-" + i;
            writers.add(Thread.ofVirtual().start(() -> announce(account, own, "common")));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        List<Event> all = events.after(account, 0, 1_000);
        assertThat(all).extracting(Event::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(new HashSet<>(all.stream().map(Event::data).toList())).hasSize(9);
    }
}
