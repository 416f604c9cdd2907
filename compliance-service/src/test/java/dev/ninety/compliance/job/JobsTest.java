package dev.ninety.compliance.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.job.CountingHandler.Death;
import dev.ninety.compliance.job.app.JobWorker;
import dev.ninety.compliance.job.app.Jobs;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs from being taken on to their end, whatever becomes of the processes that work on them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class JobsTest {

    private static final Consumer<Integer> OTHER_DIES_AT_3 = number -> {
        if (number == 3) {
            throw new Death();
        }
    };
    private static final String JOBS = "/v1/smart-accounts/{sa}/jobs";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    Jobs jobs;

    @Inject
    JobWorker worker;

    @Inject
    CountingHandler handler;

    @Inject
    Sql sql;

    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void nothingWaits() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
        handler.reset();
        letLeasesRunOut();
        worker.runWaiting();
        handler.reset();
    }

    private void letLeasesRunOut() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("UPDATE job SET due_at = clock_timestamp() WHERE finished_at IS NULL"));
    }

    private void enqueue(String account) {
        peers.account(account);
        jobs.enqueue(account, id, CountingHandler.KIND, "{}");
    }

    private ValidatableResponse job(String account) {
        return given().get(JOBS + "/{id}", account, id).then().statusCode(200);
    }

    @Test
    void aJobIsWaitedForAndDone() {
        enqueue("jobs-done.example.com");
        job("jobs-done.example.com")
                .body("state", equalTo("QUEUED"))
                .body("percent", equalTo(0))
                .body("kind", equalTo("COUNTING"))
                .body("startedAt", nullValue())
                .body("result", nullValue());
        worker.runWaiting();
        job("jobs-done.example.com")
                .body("state", equalTo("DONE"))
                .body("percent", equalTo(100))
                .body("accepted", equalTo(3))
                .body("parsed", equalTo(3))
                .body("finishedAt", notNullValue())
                .body("problem", nullValue())
                .body("result.last", equalTo(3));
    }

    @Test
    void aJobThatIsTakenOnTwiceIsDoneOnce() {
        enqueue("jobs-twice.example.com");
        worker.runWaiting();
        jobs.enqueue("jobs-twice.example.com", id, CountingHandler.KIND, "{}");
        worker.runWaiting();
        assertThat(handler.counted()).containsExactly(1, 2, 3);
    }

    @Test
    void aJobGoesOnWhereItsProcessDied() {
        enqueue("jobs-death.example.com");
        handler.before(number -> {
            if (number == 3) {
                throw new Death();
            }
        });
        assertThatThrownBy(worker::runWaiting).isInstanceOf(Death.class);
        handler.before(number -> {});
        worker.runWaiting();
        job("jobs-death.example.com").body("state", equalTo("RUNNING")).body("percent", equalTo(66));

        letLeasesRunOut();
        worker.runWaiting();
        job("jobs-death.example.com").body("state", equalTo("DONE"));
        assertThat(handler.counted()).containsExactly(1, 2, 3);
    }

    @Test
    void whoLostTheJobWritesNothingMore() {
        enqueue("jobs-lost.example.com");
        handler.before(number -> {
            if (number == 2) {
                handler.before(none -> {});
                letLeasesRunOut();
                worker.runWaiting();
            }
        });
        worker.runWaiting();
        job("jobs-lost.example.com").body("state", equalTo("DONE")).body("accepted", equalTo(3));
        assertThat(handler.counted())
                .as("the slow attempt counts 2 once more and is stopped there")
                .containsExactly(1, 2, 3, 2);
    }

    @Test
    void whoLostTheJobStaysOutWhileAnotherIsAtIt() {
        enqueue("jobs-outrun.example.com");
        handler.before(number -> {
            if (number == 2) {
                handler.before(OTHER_DIES_AT_3);
                letLeasesRunOut();
                assertThatThrownBy(worker::runWaiting).isInstanceOf(Death.class);
                handler.before(none -> {});
            }
        });
        worker.runWaiting();
        job("jobs-outrun.example.com").body("state", equalTo("RUNNING")).body("accepted", equalTo(2));
        assertThat(handler.counted()).containsExactly(1, 2, 2);

        letLeasesRunOut();
        worker.runWaiting();
        job("jobs-outrun.example.com").body("state", equalTo("DONE"));
        assertThat(handler.counted()).containsExactly(1, 2, 2, 3);
    }

    @Test
    void aProblemFailsTheJobAndIsTold() {
        enqueue("jobs-problem.example.com");
        handler.before(number -> {
            if (number == 2) {
                throw Problem.conflict("TAKEN", "Somebody was faster.");
            }
        });
        worker.runWaiting();
        job("jobs-problem.example.com")
                .body("state", equalTo("FAILED"))
                .body("problem.status", equalTo(409))
                .body("problem.code", equalTo("TAKEN"))
                .body("problem.detail", equalTo("Somebody was faster."))
                .body("accepted", equalTo(1))
                .body("result", nullValue());
    }

    @Test
    void waitingForAnotherServiceIsNoFailure() {
        enqueue("jobs-waiting.example.com");
        handler.before(number -> {
            throw Problem.unavailable("usage-service cannot be asked now.", Duration.ofSeconds(5));
        });
        for (int attempt = 0; attempt < 8; attempt++) {
            worker.runWaiting();
            job("jobs-waiting.example.com").body("state", equalTo("QUEUED"));
            letLeasesRunOut();
        }
        handler.before(number -> {});
        worker.runWaiting();
        job("jobs-waiting.example.com").body("state", equalTo("DONE"));
    }

    @Test
    void aJobThatNeverGetsFurtherFails() {
        enqueue("jobs-stuck.example.com");
        handler.before(number -> {
            throw new IllegalStateException("stuck on purpose");
        });
        for (int attempt = 0; attempt < 5; attempt++) {
            worker.runWaiting();
            job("jobs-stuck.example.com").body("state", equalTo("QUEUED"));
            letLeasesRunOut();
        }
        worker.runWaiting();
        job("jobs-stuck.example.com").body("state", equalTo("FAILED")).body("problem.status", equalTo(500));
    }

    @Test
    void jobsAreListedTheLatestFirstAndForgottenInTime() {
        String account = "jobs-list.example.com";
        enqueue(account);
        clock.set("2026-03-02T00:00:00Z");
        UUID later = UUID.randomUUID();
        jobs.enqueue(account, later, CountingHandler.KIND, "{}");
        worker.runWaiting();
        String next = given().queryParam("limit", 1)
                .get(JOBS, account)
                .then()
                .statusCode(200)
                .body("items.id", contains(later.toString()))
                .extract()
                .path("next");
        given().queryParam("limit", 1)
                .queryParam("after", next)
                .get(JOBS, account)
                .then()
                .statusCode(200)
                .body("items.id", contains(id.toString()))
                .body("next", nullValue());

        clock.set("2026-05-31T00:00:00Z");
        worker.tidy();
        given().get(JOBS, account).then().statusCode(200).body("items", hasSize(2));
        clock.set("2026-05-31T00:00:00.000001Z");
        worker.tidy();
        given().get(JOBS, account).then().statusCode(200).body("items", hasSize(0));
        given().get(JOBS + "/{id}", account, id).then().statusCode(404);
    }

    @Test
    void whatIsNoJobIsRefused() {
        peers.account("jobs-none.example.com");
        given().get(JOBS + "/{id}", "jobs-none.example.com", "x").then().statusCode(400);
        given().get(JOBS + "/{id}", "jobs-none.example.com", id).then().statusCode(404);
        given().get(JOBS, "jobs-nobody.example.com").then().statusCode(404);
    }
}
