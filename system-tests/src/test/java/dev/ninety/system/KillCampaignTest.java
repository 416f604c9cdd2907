package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.SuiteException;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.LedgerCheck;
import dev.ninety.system.harness.Licences;
import dev.ninety.system.harness.Limits;
import dev.ninety.system.harness.Rum;
import dev.ninety.system.harness.RunningSuite;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many kills at moments nobody chose, while all three services work; the sums are right in the end. */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
@Tag("long")
class KillCampaignTest {

    private static final String TAG = Licences.DNA_ADVANTAGE;
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
    private static final int ROUNDS = 30;
    private static final int DEVICES_A_ROUND = 1_500;
    private static final long SEED = 90;

    private final Suite suite;

    KillCampaignTest(Suite suite) {
        this.suite = suite;
    }

    @AfterEach
    void leaveEveryServiceRunning() {
        for (Service service : Service.values()) {
            if (!suite.process(service).isAlive()) {
                suite.restart(service);
            }
        }
    }

    @Test
    void nothingIsLostOrCountedTwiceWhicheverServiceDiesWhenever() throws Exception {
        // Given
        Account account = Account.create(suite, "campaign.example.com", "hq");
        SplittableRandom random = new SplittableRandom(SEED);

        // When
        for (int round = 0; round < ROUNDS; round++) {
            int number = round;
            Service victim = Service.values()[random.nextInt(Service.values().length)];
            CompletableFuture<Void> work = CompletableFuture.runAsync(() -> attempt(() -> work(account, number)));
            try {
                work.get(random.nextInt(400), TimeUnit.MILLISECONDS);
            } catch (TimeoutException inTheMiddle) {
                // That is the moment.
            }
            suite.process(victim).kill();
            work.get(Limits.WATCHDOG.toSeconds(), TimeUnit.SECONDS);
            suite.restart(victim);
            work(account, number);
        }

        account.evaluate();

        // Then
        long total = (long) ROUNDS * DEVICES_A_ROUND;
        Instant now = Clock.systemUTC().instant();
        List<JsonNode> consumed = LedgerCheck.verified(account.usage(), account.name());
        List<JsonNode> owned = LedgerCheck.verified(account.entitlements(), account.name());
        assertThat(LedgerCheck.levels(consumed, now)).isEqualTo(Map.of("hq/" + TAG, total));
        assertThat(LedgerCheck.levels(owned, now)).isEqualTo(Map.of("hq/" + TAG, 10L * ROUNDS));
        assertThat(consumed).hasSize((int) total);
        assertThat(owned).hasSize(ROUNDS);
        JsonNode position = account.position("hq", TAG);
        assertThat(position.path("balance").asLong()).isEqualTo(10L * ROUNDS - total);
    }

    /** One purchase, one body of reports and one evaluation. */
    private static void work(Account account, int round) {
        account.grant("campaign-" + round, "hq", TAG, 10, START, null);
        account.reportLines("hq", reports(round)).expect(200);
        account.evaluateOnce();
    }

    /** What a service that dies meanwhile leaves undone is done again after its restart. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException | SuiteException interrupted) {
            // Expected: the service was killed, or another could not reach it.
        }
    }

    private static String reports(int round) {
        return IntStream.range(0, DEVICES_A_ROUND)
                .mapToObj(i -> Rum.of("C9300-24UX:CMP%04d%05d".formatted(round, i), TAG, 1)
                        .row(START.plusSeconds(i), START.plusSeconds(i + 86_400L), 1)
                        .line())
                .collect(Collectors.joining("\n"));
    }
}
