package dev.ninety.compliance.notification;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.notification.app.Dispatcher;
import dev.ninety.compliance.testing.StubNews;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.StubReceiver;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever fails meanwhile, each event arrives, in order, with its own date, and once in effect. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class OutageTest {

    private static final String HOOK = "/v1/smart-accounts/{sa}/webhooks/crm";
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final StubReceiver receiver = new StubReceiver();
    private final List<String> accounts = new ArrayList<>();

    @Inject
    StubPeers peers;

    @Inject
    StubNews news;

    @Inject
    Dispatcher dispatcher;

    @Inject
    ObjectMapper json;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set(START.toString());
    }

    @AfterEach
    void nobodyIsToldByOtherTests() {
        receiver.close();
        accounts.forEach(account -> given().delete(HOOK, account));
    }

    private String subscribed(String account) {
        peers.account(account);
        evaluate(account);
        news.secret(account, "crm");
        accounts.add(account);
        given().contentType("application/json")
                .body("{\"url\":\"" + receiver.url() + "\",\"secretRef\":\"crm\"}")
                .put(HOOK, account)
                .then()
                .statusCode(201);
        return account;
    }

    private JsonNode event(StubReceiver.Post post) {
        try {
            return json.readTree(post.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> keys() {
        return receiver.posts().stream()
                .map(post -> event(post).at("/data/key").asText())
                .toList();
    }

    @Test
    void afterAnOutageAllArriveWithTheirOwnDates() {
        String account = subscribed("down.outage.example.com");
        news.dispute(account, "before", "2026-02-28T00:00:00Z");
        dispatcher.tellDue();
        receiver.down();
        List<String> expected = new ArrayList<>(List.of("before 2026-02-28T00:00:00Z 2026-03-01T00:00:00Z"));
        Instant now = START;
        for (int hour = 1; hour <= 36; hour++) {
            now = START.plus(Duration.ofHours(hour));
            clock.set(now.toString());
            Instant at = now.minus(Duration.ofDays(10));
            news.dispute(account, "hour-" + hour, at.toString());
            expected.add("hour-" + hour + " " + at + " " + now);
            dispatcher.tellDue();
        }
        assertThat(receiver.posts()).hasSize(1);
        given().get(HOOK, account).then().body("failures", equalTo(36)).body("position", equalTo(1));
        receiver.up();
        clock.set(now.plus(Duration.ofHours(1)).toString());
        dispatcher.tellDue();
        dispatcher.tellDue();
        assertThat(receiver.posts())
                .extracting(post -> {
                    JsonNode event = event(post);
                    return event.at("/data/key").asText() + " "
                            + event.at("/time").asText() + " "
                            + event.at("/recordedtime").asText();
                })
                .containsExactlyElementsOf(expected);
        given().get(HOOK + "/dead-letters", account).then().body("items", empty());
        given().get(HOOK, account).then().body("failures", equalTo(0)).body("position", equalTo(37));
    }

    @Test
    void whoFailsNowAndThenIsToldEachInOrder() {
        String account = subscribed("shaky.outage.example.com");
        AtomicInteger asked = new AtomicInteger();
        receiver.answer(post -> asked.incrementAndGet() % 3 == 0 ? 204 : 503);
        for (String key : List.of("a", "b", "c")) {
            news.dispute(account, key, "2026-02-01T00:00:00Z");
        }
        for (int minute = 0; minute < 7; minute++) {
            clock.set(START.plus(Duration.ofMinutes(minute)).toString());
            dispatcher.tellDue();
        }
        assertThat(keys()).containsExactly("a", "a", "a", "b", "b", "b", "c", "c", "c");
        assertThat(receiver.posts().stream()
                        .map(post -> post.header("webhook-id"))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void beforeItsTimeNothingIsTriedAgain() {
        String account = subscribed("early.outage.example.com");
        receiver.answer(post -> 503);
        news.dispute(account, "a", "2026-02-01T00:00:00Z");
        dispatcher.tellDue();
        Instant next = Instant.parse(given().get(HOOK, account).path("nextAttemptAt"));
        assertThat(Duration.between(START, next)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        clock.set(next.minusMillis(1).toString());
        dispatcher.tellDue();
        assertThat(receiver.posts()).hasSize(1);
        clock.set(next.plusMillis(1).toString());
        dispatcher.tellDue();
        assertThat(receiver.posts()).hasSize(2);
    }

    @Test
    void twoWorkersTellOnce() throws InterruptedException {
        String account = subscribed("workers.outage.example.com");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        receiver.answer(post -> {
            asked.countDown();
            return await(over) ? 204 : 500;
        });
        for (String key : List.of("a", "b", "c")) {
            news.dispute(account, key, "2026-02-01T00:00:00Z");
        }
        Thread first = worker();
        assertThat(await(asked)).isTrue();
        // Comes back with nothing to do: the first one tells.
        dispatcher.tellDue();
        assertThat(keys()).containsExactly("a");
        over.countDown();
        Thread second = worker();
        first.join();
        second.join();
        assertThat(keys()).containsExactly("a", "b", "c");
    }

    @Test
    void manyWorkersTellManyEventsOnceEachInOrder() throws InterruptedException {
        String account = subscribed("crowd.outage.example.com");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            news.dispute(account, "key-" + i, "2026-02-01T00:00:00Z");
            expected.add("key-" + i);
        }
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            workers.add(worker());
        }
        for (Thread worker : workers) {
            worker.join();
        }
        dispatcher.tellDue();
        assertThat(keys()).containsExactlyElementsOf(expected);
    }

    @Test
    void whoLostItsClaimTellsNothingMore() throws InterruptedException {
        String account = subscribed("lost.outage.example.com");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger posts = new AtomicInteger();
        receiver.answer(post -> {
            if (posts.incrementAndGet() > 1) {
                return 204;
            }
            asked.countDown();
            return await(over) ? 503 : 500;
        });
        news.dispute(account, "a", "2026-02-01T00:00:00Z");
        news.dispute(account, "b", "2026-02-01T00:00:00Z");
        Thread slow = worker();
        assertThat(await(asked)).isTrue();
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "UPDATE subscriber SET lease_until = clock_timestamp() WHERE smart_account = ?", account));
        dispatcher.tellDue();
        assertThat(keys()).containsExactly("a", "a", "b");
        over.countDown();
        slow.join();
        assertThat(receiver.posts().get(0).header("webhook-id"))
                .isEqualTo(receiver.posts().get(1).header("webhook-id"));
        assertThat(receiver.posts().get(0).body())
                .isEqualTo(receiver.posts().get(1).body());
        given().get(HOOK, account).then().body("position", equalTo(2)).body("failures", equalTo(0));
    }

    private Thread worker() {
        return Thread.ofPlatform().start(() -> dispatcher.tellDue());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
