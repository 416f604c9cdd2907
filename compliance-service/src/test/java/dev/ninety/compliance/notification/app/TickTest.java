package dev.ninety.compliance.notification.app;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.testing.StubNews;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.StubReceiver;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What the scheduler does: several subscribers are told at a time, so one that hangs keeps nobody else waiting. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class TickTest {

    private static final String HOOK = "/v1/smart-accounts/{sa}/webhooks/{id}";

    @Inject
    StubPeers peers;

    @Inject
    StubNews news;

    @Inject
    Dispatcher dispatcher;

    @Inject
    TestClock clock;

    @Test
    void whoHangsKeepsNobodyElseWaiting() throws InterruptedException {
        String account = "hangs.tick.example.com";
        clock.set("2026-03-01T00:00:00Z");
        peers.heal();
        peers.account(account);
        evaluate(account);
        news.secret(account, "crm");
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (StubReceiver hanging = new StubReceiver();
                StubReceiver quick = new StubReceiver()) {
            AtomicBoolean waitedFor = new AtomicBoolean();
            hanging.answer(post -> {
                waitedFor.set(!await(over));
                return 204;
            });
            quick.answer(post -> {
                told.countDown();
                return 204;
            });
            subscribe(account, "a", hanging);
            subscribe(account, "b", quick);
            news.dispute(account, "a", "2026-02-01T00:00:00Z");
            dispatcher.tick();
            assertThat(await(told)).isTrue();
            assertThat(waitedFor).isFalse();
            over.countDown();
            for (String id : List.of("a", "b")) {
                given().delete(HOOK, account, id).then().statusCode(204);
            }
        }
    }

    private static void subscribe(String account, String id, StubReceiver receiver) {
        given().contentType("application/json")
                .body("{\"url\":\"" + receiver.url() + "\",\"secretRef\":\"crm\"}")
                .put(HOOK, account, id)
                .then()
                .statusCode(201);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
