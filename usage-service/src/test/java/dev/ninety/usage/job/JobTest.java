package dev.ninety.usage.job;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.usage.SmallLimits;
import dev.ninety.usage.UsageServiceTest;
import dev.ninety.usage.job.app.JobWorker;
import dev.ninety.usage.job.app.Uploads;
import dev.ninety.usage.job.store.MortalQueue;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies whose senders do not wait. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class JobTest extends UsageServiceTest {

    private static final String SWITCH = "C9300-24P:FCW0001A001";

    @Inject
    JobWorker worker;

    @Inject
    Uploads uploads;

    @Inject
    MortalQueue queue;

    @BeforeEach
    void nobodyElseWaits() {
        queue.live();
        queue.letLeasesRunOut();
        worker.runWaiting();
    }

    @Test
    void aBodyIsAnsweredBeforeItIsTakenIn() {
        Response answer =
                given().header("Prefer", "respond-async").body(reports(50)).post(url("/rum-reports"));

        String id = answer.path("id");
        answer.then()
                .statusCode(202)
                .header("Location", endsWith(url("/jobs/" + id)))
                .header("Preference-Applied", "respond-async")
                .body("kind", equalTo("RUM_REPORTS"))
                .body("state", equalTo("QUEUED"))
                .body("parsed", equalTo(0))
                .body("percent", equalTo(0))
                .body("createdAt", equalTo("2026-06-01T00:00:00Z"))
                .body("startedAt", nullValue())
                .body("result", nullValue());
        assertThat(consumed("campus", DNA, 5)).isZero();

        clock.advance(Duration.ofHours(1));
        worker.runWaiting();

        job(id).body("state", equalTo("DONE"))
                .body("accepted", equalTo(50))
                .body("parsed", equalTo(50))
                .body("rejected", equalTo(0))
                .body("percent", equalTo(100))
                .body("startedAt", equalTo("2026-06-01T01:00:00Z"))
                .body("finishedAt", equalTo("2026-06-01T01:00:00Z"))
                .body("problem", nullValue())
                .body("result.received", equalTo(50))
                .body("result.accepted", equalTo(50))
                .body("result.flagged", equalTo(50))
                .body("result.problems", hasSize(50));
        assertThat(consumed("campus", DNA, 5)).isEqualTo(50);
        assertThat(queue.chunks(account)).isZero();
    }

    @Test
    void whatWasHandedOverCountsAsReceivedThen() {
        String id = queued(reports(1).getBytes(StandardCharsets.UTF_8));
        clock.advance(Duration.ofDays(2));
        worker.runWaiting();

        job(id).body("state", equalTo("DONE"));
        assertThat(list("/rum-reports"))
                .extracting(report -> report.get("receivedAt"))
                .containsExactly("2026-06-01T00:00:00Z");
    }

    @Test
    void theResultIsWhatTheBodyWouldHaveBeenAnsweredWith() {
        String body = report(SWITCH, DNA, 1).row(0, 10, 1).json() + "\n"
                + report(SWITCH, DNA, 1).row(0, 10, 2).json() + "\n"
                + report(SWITCH, DNA, 2).row(10, 5, 1).json() + "\n"
                + report(SWITCH, DNA, 1).row(0, 20, 1).json() + "\n";
        String id = queued(body.getBytes(StandardCharsets.UTF_8));
        worker.runWaiting();
        Map<String, Object> later = job(id).body("accepted", equalTo(1))
                .body("parsed", equalTo(4))
                .body("rejected", equalTo(2))
                .extract()
                .path("result");

        openAnAccount();
        Map<String, Object> atOnce =
                given().body(body).post(url("/rum-reports")).path("");
        assertThat(later).isEqualTo(atOnce);
    }

    @Test
    void compressedBodiesAndTheKindOfLinesGoTheSameWay() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(reports(45).getBytes(StandardCharsets.UTF_8));
        }
        String id = queued(packed.toByteArray());
        worker.runWaiting();
        job(id).body("result.accepted", equalTo(45));
    }

    @Test
    void aBodyWithoutAReadableReportFailsAsItWouldHaveBeenRefused() {
        String garbage = "{\"x\":1}\n".repeat(3 * SmallLimits.BATCH);
        String id = queued(garbage.getBytes(StandardCharsets.UTF_8));
        worker.runWaiting();

        Map<String, Object> problem = job(id).body("state", equalTo("FAILED"))
                .body("rejected", equalTo(3 * SmallLimits.BATCH))
                .body("result", nullValue())
                .body("problem.code", equalTo("NO_READABLE_REPORT"))
                .body("problem.instance", equalTo(url("/jobs/" + id)))
                .extract()
                .path("problem");
        Response atOnce = given().body(garbage).post(url("/rum-reports"));
        assertThat(problem.get("status")).isEqualTo(atOnce.statusCode());
        assertThat(problem.get("detail")).isEqualTo(atOnce.path("detail"));
        assertThat(problem.get("errors")).isEqualTo(atOnce.path("errors"));
        assertThat(list("/quarantine")).isEmpty();
        assertThat(queue.chunks(account)).isZero();
    }

    @Test
    void whatCanBeRefusedAtOnceIs() {
        given().header("Prefer", "respond-async")
                .body(reports(1))
                .post(url("/rum-reports?virtualAccount=nowhere"))
                .then()
                .statusCode(422)
                .body("errors[0].parameter", equalTo("virtualAccount"));
        given().header("Prefer", "respond-async")
                .post(url("/rum-reports"))
                .then()
                .statusCode(400)
                .body("code", equalTo("UNREADABLE_BODY"));
        given().header("Prefer", "respond-async")
                .body(reports(1))
                .post("/v1/smart-accounts/nobody.example.com/rum-reports")
                .then()
                .statusCode(404);
        assertThat(list("/jobs")).isEmpty();
    }

    @Test
    void anAccountWithTooMuchWaitingIsTold() {
        byte[] half = new byte[SmallLimits.QUOTA / 2];
        String first = queued(half);
        String second = queued(half);
        given().header("Prefer", "respond-async")
                .body(new byte[1])
                .post(url("/rum-reports"))
                .then()
                .statusCode(413)
                .body("code", equalTo("QUOTA"));
        assertThat(list("/jobs")).extracting(job -> job.get("id")).containsExactlyInAnyOrder(first, second);

        worker.runWaiting();
        job(first).body("state", equalTo("FAILED"));
        queued(half);
    }

    @Test
    void aBodyThatDoesNotArriveWholeLeavesNothing() {
        InputStream cut = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the sender is gone");
            }
        };
        byte[] begun = new byte[300_000];

        Assertions.assertThatIOException()
                .isThrownBy(() -> uploads.receive(
                        account, null, false, new SequenceInputStream(new ByteArrayInputStream(begun), cut)));

        assertThat(list("/jobs")).isEmpty();
        assertThat(queue.chunks(account)).isZero();
    }

    @Test
    void jobsAreListedTheLatestFirst() {
        String first = queued(reports(1).getBytes(StandardCharsets.UTF_8));
        clock.advance(Duration.ofSeconds(1));
        String second = queued(reports(1).getBytes(StandardCharsets.UTF_8));

        Response page = given().get(url("/jobs?limit=1"));
        page.then().body("items.id", equalTo(List.of(second))).body("next", notNullValue());
        given().get(url("/jobs?limit=1&after=" + page.path("next")))
                .then()
                .body("items.id", equalTo(List.of(first)))
                .body("next", nullValue());
    }

    @Test
    void aJobIsItsAccountsOwn() {
        String id = queued(reports(1).getBytes(StandardCharsets.UTF_8));
        openAnAccount();
        job(id, 404);
        job("1-1-1-1-1", 400).body("errors[0].parameter", equalTo("id"));
        given().get(url("/jobs?after=bm90aGluZw")).then().statusCode(400).body("errors[0].parameter", equalTo("after"));
    }

    @Test
    void aFinishedJobIsForgottenAfterAWhileAndAWaitingOneHasFailed() {
        String done = queued(reports(1).getBytes(StandardCharsets.UTF_8));
        worker.runWaiting();
        String waiting = queued(reports(1).getBytes(StandardCharsets.UTF_8));
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        worker.tidy();

        job(done, 404);
        job(waiting).body("state", equalTo("FAILED")).body("problem.code", equalTo("EXPIRED"));
        assertThat(queue.chunks(account)).isZero();
    }

    static String reports(int count) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < count; i++) {
            body.append(report("C9300-24P:S" + i, DNA, 1).row(0, 10, 1).json()).append('\n');
        }
        return body.toString();
    }

    private String queued(byte[] body) {
        Response answer =
                given().header("Prefer", "wait=10, Respond-Async").body(body).post(url("/rum-reports"));
        answer.then().statusCode(202);
        return answer.path("id");
    }

    private ValidatableResponse job(String id) {
        return job(id, 200);
    }

    private ValidatableResponse job(String id, int status) {
        return given().get(url("/jobs/" + id)).then().statusCode(status);
    }
}
