package dev.ninety.compliance.shortage;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.position;
import static dev.ninety.compliance.testing.Api.told;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.shortage.app.Evaluations;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schedulers and requests at work on one database at the same time, as replicas are. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class ConcurrentEvaluationTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final int PLACES = 24;

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    Evaluations evaluations;

    @Inject
    Sql sql;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        // What time brings to the accounts of other tests until then is no transition of these.
        clock.set("2026-06-01T00:00:00Z");
        evaluations.evaluateDue();
        clock.set("2026-03-01T00:00:00Z");
    }

    @Test
    void everyTransitionIsMadeOnce() throws Exception {
        String name = "replicas.example.com";
        StubAccount account = peers.account(name).shipped(TAG, null, null, 90, "NOTIFY_ONLY");
        for (int i = 0; i < PLACES; i++) {
            account.uses("va-" + i, TAG, "2026-02-01T00:00:00Z", 1);
        }
        assertThat(together(name).opened()).isEqualTo(PLACES);

        clock.set("2026-06-01T00:00:00Z");
        for (int i = 0; i < PLACES; i++) {
            account.owns("va-" + i, TAG, "2026-05-20T00:00:00Z", 1);
        }
        assertThat(together(name).resolved()).isEqualTo(PLACES);
        assertThat(together(name)).isEqualTo(Tally.NOTHING);
        List<Map<String, Object>> cases = cases(name);
        assertThat(cases)
                .hasSize(PLACES)
                .allSatisfy(one -> assertThat(told(one))
                        .containsExactly(
                                "OPENED 2026-02-01T00:00:00Z SHORTAGE",
                                "ENFORCED 2026-05-02T00:00:00Z GRACE_ENDED",
                                "RESOLVED 2026-05-20T00:00:00Z SHORTAGE_ENDED"));
        assertThat(position(name, "va-0", TAG)).containsEntry("owned", 1).containsEntry("consumed", 1);
    }

    @Test
    void ledgersGrowAndCataloguesChangeMeanwhile() throws Exception {
        String name = "busy.example.com";
        StubAccount account = peers.account(name).shipped(TAG, null, null, 90, "NOTIFY_ONLY");
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < PLACES / 2; i++) {
                account.uses("va-" + i, TAG, "2026-02-01T00:00:00Z", round % 2 == 0 ? 1 : -1);
            }
            account.edited(TAG, null, null, 90 + round, "NOTIFY_ONLY");
            together(name);
        }
        evaluate(name);
        // Rounds end without a shortage, so each of three rounds opened one case for each place and voided it.
        List<Map<String, Object>> cases = cases(name);
        assertThat(cases)
                .hasSize(3 * PLACES / 2)
                .allSatisfy(one -> assertThat(one).containsEntry("state", "VOIDED"));
        assertThat(sql.list(
                        "SELECT 1 AS one FROM evaluation WHERE smart_account = ? AND due_at IS NOT NULL",
                        row -> row.number("one"),
                        name))
                .isEmpty();
    }

    @Test
    void timeDoesNotGoBackForAPool() {
        String name = "skew.example.com";
        peers.account(name).uses("va", TAG, "2026-03-01T00:00:10Z", 1);
        clock.set("2026-03-01T00:00:10Z");
        evaluate(name);
        // A replica whose clock is a little behind learns of something else in the same pool.
        clock.set("2026-03-01T00:00:05Z");
        peers.requests();
        sql.update("UPDATE evaluation SET due_at = to_timestamp(0) WHERE smart_account = ?", name);
        assertThat(evaluate(name).getInt("voided")).isZero();
        assertThat(cases(name)).hasSize(1);
    }

    @Test
    void aPoolThatFailsDoesNotHoldUpTheOthers() {
        String name = "poison.example.com";
        StubAccount account = peers.account(name);
        evaluate(name);
        account.uses("bad", TAG, "2026-02-01T00:00:00Z", 1).uses("good", TAG, "2026-02-01T00:00:00Z", 1);
        sql.update("ALTER TABLE shortage_case ADD CONSTRAINT poison"
                + " CHECK (smart_account <> 'poison.example.com' OR virtual_account <> 'bad') NOT VALID");
        try {
            // Intake alone, then the scheduler.
            evaluations.evaluateDue();
            given().post("/v1/smart-accounts/poison.example.com/evaluations")
                    .then()
                    .statusCode(500);
            evaluations.evaluateDue();
            assertThat(cases(name))
                    .singleElement()
                    .satisfies(one -> assertThat(one).containsEntry("virtualAccount", "good"));
        } finally {
            sql.update("ALTER TABLE shortage_case DROP CONSTRAINT poison");
        }
        clock.set("2026-03-01T00:05:00Z");
        evaluations.evaluateDue();
        assertThat(cases(name)).hasSize(2);
    }

    /** Three schedulers and three requests start together; what all of them did, added up. */
    private Tally together(String account) throws Exception {
        int workers = 6;
        CyclicBarrier barrier = new CyclicBarrier(workers);
        List<Callable<Tally>> work = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            boolean scheduler = i % 2 == 0;
            work.add(() -> {
                barrier.await();
                return scheduler
                        ? evaluations.evaluateDue()
                        : evaluations.evaluate(account).tally();
            });
        }
        Tally total = Tally.NOTHING;
        try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
            for (Future<Tally> one : executor.invokeAll(work)) {
                total = total.plus(one.get());
            }
        }
        return total.plus(evaluations.evaluate(account).tally());
    }
}
