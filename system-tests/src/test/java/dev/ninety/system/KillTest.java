package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Await;
import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.http.JsonClient;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.GatedStream;
import dev.ninety.system.harness.LedgerCheck;
import dev.ninety.system.harness.Licences;
import dev.ninety.system.harness.Limits;
import dev.ninety.system.harness.Rum;
import dev.ninety.system.harness.RunningSuite;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** kill -9 in the middle of work: after a restart, and the same requests again, nothing is lost or counted twice. */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
class KillTest {

    private static final String TAG = Licences.DNA_ADVANTAGE;
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
    private static final int DEVICES = 6_000;

    private final Suite suite;

    KillTest(Suite suite) {
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
    void usageServiceInTheMiddleOfIngestion() {
        // Given
        Account account = Account.create(suite, "kill-usage.example.com", "hq");
        String lines = twoReportsOfEachDevice();
        GatedStream body = new GatedStream(lines, 0.8);

        // When
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> account.usage()
                .send(
                        "POST",
                        account.path("rum-reports") + "?virtualAccount=hq",
                        BodyPublishers.ofInputStream(() -> body),
                        Map.of("Content-Type", "application/x-ndjson")));
        Await.until(
                "the first reports to be stored",
                Limits.WATCHDOG,
                () -> !account.usage()
                        .get(account.path("rum-reports") + "?limit=1")
                        .json()
                        .path("items")
                        .isEmpty());
        suite.process(Service.USAGE).kill();
        body.open();
        assertThat(sending).failsWithin(Limits.WATCHDOG);
        suite.restart(Service.USAGE);
        JsonNode again = account.reportLines("hq", lines).expect(200).json();
        JsonNode onceMore = account.reportLines("hq", lines).expect(200).json();

        // Then
        assertThat(again.path("received").asInt()).isEqualTo(2 * DEVICES);
        assertThat(again.path("duplicate").asInt()).isPositive();
        assertThat(again.path("accepted").asInt() + again.path("duplicate").asInt())
                .isEqualTo(2 * DEVICES);
        assertThat(onceMore.path("duplicate").asInt()).isEqualTo(2 * DEVICES);
        List<JsonNode> entries = LedgerCheck.verified(account.usage(), account.name());
        assertThat(entries).as("one entry for each device in each view").hasSize(2 * DEVICES);
        assertThat(LedgerCheck.levels(entries, now())).isEqualTo(Map.of("hq/" + TAG, totalUse()));
        assertThat(account.usage().items(account.path("rum-reports"))).hasSize(2 * DEVICES);
        account.evaluate();
        assertThat(account.position("hq", TAG).path("consumed").asLong()).isEqualTo(totalUse());
    }

    @Test
    void entitlementServiceWhileItTakesPurchases() throws Exception {
        // Given
        Account account = Account.create(suite, "kill-entitlement.example.com", "hq");
        int purchases = 600;
        AtomicInteger recorded = new AtomicInteger();

        // When
        try (ExecutorService buyers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> buying = IntStream.range(0, purchases)
                    .<Future<?>>mapToObj(i -> buyers.submit(() -> {
                        buy(account, i);
                        recorded.incrementAndGet();
                    }))
                    .toList();
            Await.until("a fifth of the purchases", Limits.WATCHDOG, () -> recorded.get() > purchases / 5);
            suite.process(Service.ENTITLEMENT).kill();
            assertThat(buying.getLast()).failsWithin(Limits.WATCHDOG);
        }
        suite.restart(Service.ENTITLEMENT);
        List<JsonNode> survived = LedgerCheck.verified(account.entitlements(), account.name());
        IntStream.range(0, purchases).forEach(i -> buy(account, i));

        // Then
        assertThat(survived).hasSizeBetween(recorded.get(), purchases - 1);
        List<JsonNode> entries = LedgerCheck.verified(account.entitlements(), account.name());
        assertThat(entries).hasSize(purchases);
        assertThat(entries.subList(0, survived.size())).isEqualTo(survived);
        long owned = IntStream.range(0, purchases).mapToLong(i -> i + 1).sum();
        assertThat(LedgerCheck.levels(entries, now())).isEqualTo(Map.of("hq/" + TAG, owned));
        account.evaluate();
        assertThat(account.position("hq", TAG).path("owned").asLong()).isEqualTo(owned);
    }

    @Test
    void complianceServiceInTheMiddleOfIntake() {
        // Given
        Account account = Account.create(suite, "kill-compliance.example.com", "hq");
        suite.process(Service.COMPLIANCE).stop();
        account.grant("kill-1", "hq", TAG, totalUse() - 7, START, null);
        account.reportLines("hq", twoReportsOfEachDevice()).expect(200);

        // When
        for (int round = 0; round < 3; round++) {
            double pages = ledgerPagesServed();
            suite.process(Service.COMPLIANCE).launch();
            Await.until("some pages of the ledger to be read", Limits.WATCHDOG, () -> ledgerPagesServed() > pages + 3);
            suite.process(Service.COMPLIANCE).kill();
        }
        suite.restart(Service.COMPLIANCE);
        JsonNode evaluation = account.evaluate();

        // Then
        assertThat(evaluation.path("indeterminate")).isEmpty();
        JsonNode position = account.position("hq", TAG);
        assertThat(position.path("consumed").asLong()).isEqualTo(totalUse());
        assertThat(position.path("balance").asLong()).isEqualTo(-7);
        assertThat(account.cases("hq", TAG)).hasSize(1);
    }

    private static void buy(Account account, int number) {
        account.grant("kill-" + number, "hq", TAG, number + 1L, START.plusSeconds(number), null);
    }

    /** How many pages of any ledger usage-service has served since it started, by its own metrics. */
    private double ledgerPagesServed() {
        JsonClient usage = suite.client(Service.USAGE);
        return usage.get("/q/metrics")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count") && line.contains("/ledger\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Each device reports twice, the second time unchanged: it posts one entry, however often it is sent. */
    private static String twoReportsOfEachDevice() {
        return IntStream.range(0, DEVICES)
                .boxed()
                .flatMap(i -> IntStream.range(0, 2)
                        .mapToObj(report -> Rum.of("C9300-24UX:KIL%08d".formatted(i), TAG, 1 + report)
                                .row(
                                        START.plusSeconds(i + 86_400L * report),
                                        START.plusSeconds(i + 86_400L * (report + 1)),
                                        use(i))
                                .line()))
                .collect(Collectors.joining("\n"));
    }

    private static long use(int device) {
        return 1 + device % 3;
    }

    private static long totalUse() {
        return IntStream.range(0, DEVICES).mapToLong(KillTest::use).sum();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
