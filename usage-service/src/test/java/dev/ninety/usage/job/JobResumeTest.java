package dev.ninety.usage.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import dev.ninety.usage.SmallLimits;
import dev.ninety.usage.UsageServiceTest;
import dev.ninety.usage.job.app.JobWorker;
import dev.ninety.usage.job.store.MortalQueue;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs whose process dies. Whatever happens, every report is taken in and counted once. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class JobResumeTest extends UsageServiceTest {

    private static final int BATCHES = 4;
    private static final int REPORTS = BATCHES * SmallLimits.BATCH - 1;

    @Inject
    JobWorker worker;

    @Inject
    MortalQueue queue;

    @BeforeEach
    void nobodyElseWaits() {
        queue.live();
        queue.letLeasesRunOut();
        worker.runWaiting();
    }

    @Test
    void aJobGoesOnWhereItsProcessDied() {
        for (int survived = 0; survived < BATCHES; survived++) {
            openAnAccount();
            String id = queued(JobTest.reports(REPORTS));
            queue.dieAfterBatches(survived);
            worker.runWaiting();
            job(id).body("state", equalTo("RUNNING"))
                    .body("parsed", equalTo(survived * SmallLimits.BATCH))
                    .body("accepted", equalTo(survived * SmallLimits.BATCH))
                    .body("percent", lessThan(100));

            queue.live();
            worker.runWaiting();
            job(id).body("state", equalTo("RUNNING"));

            queue.letLeasesRunOut();
            worker.runWaiting();
            assertWhole(id);
        }
    }

    @Test
    void aJobMayDieAgainAndAgainAsLongAsItGetsFurther() {
        String id = queued(JobTest.reports(REPORTS));
        for (int death = 0; death < BATCHES; death++) {
            queue.dieAfterBatches(death == 0 ? 0 : 1);
            queue.letLeasesRunOut();
            worker.runWaiting();
        }
        queue.live();
        queue.letLeasesRunOut();
        worker.runWaiting();
        assertWhole(id);
    }

    @Test
    void aJobThatGetsNoFurtherFailsInTheEnd() {
        String id = queued(JobTest.reports(REPORTS));
        for (int death = 0; death < 5; death++) {
            queue.dieAfterBatches(0);
            queue.letLeasesRunOut();
            worker.runWaiting();
            job(id).body("state", equalTo("RUNNING"));
        }
        queue.live();
        queue.letLeasesRunOut();
        worker.runWaiting();
        job(id).body("state", equalTo("FAILED"))
                .body("problem.status", equalTo(500))
                .body("problem.code", equalTo("INTERNAL"));
        assertThat(queue.chunks(account)).isZero();
    }

    @Test
    @Timeout(60)
    void whoeverLostAJobKeepsNothingMoreOfIt() throws InterruptedException {
        String id = queued(JobTest.reports(REPORTS));
        AtomicReference<Thread> other = new AtomicReference<>();
        queue.beforeEachBatch(() -> {
            if (other.get() == null && parsed(id) == SmallLimits.BATCH) {
                queue.letLeasesRunOut();
                other.set(Thread.ofVirtual().start(worker::runWaiting));
                awaitSecondClaim();
            }
        });
        worker.runWaiting();

        other.get().join();
        assertWhole(id);
    }

    @Test
    void aBodyOfWhichNothingCanBeReadLeavesNothingHoweverOftenItDied() {
        String id = queued("{\"x\":1}\n".repeat(REPORTS));
        queue.dieAfterBatches(2);
        worker.runWaiting();
        job(id).body("parsed", equalTo(2 * SmallLimits.BATCH));
        assertThat(list("/quarantine")).isNotEmpty();

        queue.live();
        queue.letLeasesRunOut();
        worker.runWaiting();
        job(id).body("state", equalTo("FAILED"))
                .body("parsed", equalTo(REPORTS))
                .body("problem.code", equalTo("NO_READABLE_REPORT"));
        assertThat(list("/quarantine")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsKeptWhereAnythingElseCan() {
        String id = queued("{\"x\":1}\n".repeat(SmallLimits.BATCH) + JobTest.reports(SmallLimits.BATCH));
        queue.dieAfterBatches(1);
        worker.runWaiting();
        queue.live();
        queue.letLeasesRunOut();
        worker.runWaiting();

        job(id).body("state", equalTo("DONE"))
                .body("result.accepted", equalTo(SmallLimits.BATCH))
                .body("result.quarantined", equalTo(SmallLimits.BATCH));
        assertThat(list("/quarantine")).hasSize(1);
    }

    private void assertWhole(String id) {
        job(id).body("state", equalTo("DONE"))
                .body("accepted", equalTo(REPORTS))
                .body("parsed", equalTo(REPORTS))
                .body("rejected", equalTo(0))
                .body("result.received", equalTo(REPORTS))
                .body("result.accepted", equalTo(REPORTS))
                .body("result.duplicate", equalTo(0))
                .body("result.flagged", equalTo(REPORTS))
                .body("result.problems.size()", equalTo(REPORTS));
        List<Map<String, Object>> problems = job(id).extract().path("result.problems");
        for (int i = 0; i < REPORTS; i++) {
            assertThat(problems.get(i)).containsEntry("index", i);
        }
        assertThat(list("/rum-reports?limit=1000")).hasSize(REPORTS);
        assertThat(consumed("campus", DNA, 5)).isEqualTo(REPORTS);
        assertThat(queue.chunks(account)).isZero();
    }

    private int parsed(String id) {
        return job(id).extract().path("parsed");
    }

    /** Whoever takes over waits for nobody to claim the job: the batch under way has not touched it yet. */
    private void awaitSecondClaim() {
        while (queue.claims(account) < 2) {
            Thread.onSpinWait();
        }
    }

    private String queued(String body) {
        return given().header("Prefer", "respond-async")
                .body(body)
                .post(url("/rum-reports"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private ValidatableResponse job(String id) {
        return given().get(url("/jobs/" + id)).then().statusCode(200);
    }
}
