package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Await;
import dev.ninety.suite.Service;
import dev.ninety.suite.ServiceProcess;
import dev.ninety.suite.Suite;
import dev.ninety.suite.SuiteClock;
import dev.ninety.suite.http.JsonClient;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.Licences;
import dev.ninety.system.harness.Limits;
import dev.ninety.system.harness.Rum;
import dev.ninety.system.harness.RunningSuite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two compliance-services on one database, both scheduling, both asked at once: every transition happens once. */
@RunningSuite(RunningSuite.Kind.SET_CLOCK)
class ReplicaTest {

    private static final String TAG = Licences.DNA_ADVANTAGE;
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final int SITES = 24;

    private final Suite suite;
    private final SuiteClock clock;
    private Account account;
    private ServiceProcess replica;

    ReplicaTest(Suite suite) {
        this.suite = suite;
        this.clock = suite.clock();
    }

    @BeforeEach
    void startReplica() {
        clock.set(START);
        account = Account.create(
                suite,
                "replica.example.com",
                IntStream.range(0, SITES).mapToObj(ReplicaTest::site).toArray(String[]::new));
        replica = suite.startReplica(Service.COMPLIANCE);
    }

    @AfterEach
    void stopReplica() {
        replica.stop();
    }

    @Test
    void everyTransitionHappensOnce() throws Exception {
        // Given
        clock.set(START.plus(Duration.ofDays(1)));
        for (int i = 0; i < SITES; i++) {
            account.report(
                    site(i),
                    Rum.of("C9300-24UX:REP%08d".formatted(i), TAG, 1).row(START, START.plus(Duration.ofDays(1)), 2));
        }

        // When
        evaluateOnBoth();
        awaitStates("GRACE");
        clock.set(START.plus(Duration.ofDays(90)));
        evaluateOnBoth();
        awaitStates("ENFORCEMENT");
        for (int i = 0; i < SITES; i++) {
            account.grant("rep-" + i, site(i), TAG, 2, START.plus(Duration.ofDays(90)), null);
        }
        evaluateOnBoth();
        awaitStates("RESOLVED");

        // Then
        List<JsonNode> cases = cases();
        assertThat(cases).hasSize(SITES);
        assertThat(cases)
                .extracting(item -> item.path("virtualAccount").asText())
                .doesNotHaveDuplicates();
        for (JsonNode item : cases) {
            JsonNode history = account.caseById(item.path("id").asText()).path("history");
            List<String> transitions = history.valueStream()
                    .map(step -> step.path("what").asText())
                    .toList();
            assertThat(transitions).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
        }
        assertThat(replica.client().items(account.path("cases"))).isEqualTo(cases());
    }

    /** Both are asked several times at once, beside their own schedulers. */
    private void evaluateOnBoth() throws Exception {
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> answers = new ArrayList<>();
            for (JsonClient client : List.of(account.compliance(), replica.client())) {
                for (int i = 0; i < 4; i++) {
                    answers.add(askers.submit(
                            () -> client.post(account.path("evaluations")).expect(200)));
                }
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
        }
    }

    private void awaitStates(String state) {
        Await.until(SITES + " cases in state " + state, Limits.WATCHDOG, () -> {
            List<JsonNode> cases = cases();
            return cases.size() == SITES
                    && cases.stream()
                            .allMatch(item -> item.path("state").asText().equals(state));
        });
    }

    private List<JsonNode> cases() {
        return account.compliance().items(account.path("cases"));
    }

    private static String site(int number) {
        return "site-%02d".formatted(number);
    }
}
