package dev.ninety.compliance.reconciliation;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.reconciliation.app.Cadence;
import dev.ninety.compliance.reconciliation.app.Reconciliations;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comparing the copies with their sources: on demand, on a cadence, and missed. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class ReconciliationDoorTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String RUNS = "/v1/smart-accounts/{sa}/reconciliations";
    private static final String RUN = RUNS + "/{id}";
    private static final String NOW = "{\"source\":\"OWN_COPIES\"}";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @Inject
    Cadence cadence;

    @Inject
    Reconciliations reconciliations;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private StubAccount account(String name) {
        StubAccount account = peers.account(name)
                .shipped(TAG, null, null, 90, "NOTIFY_ONLY")
                .virtualAccount("campus", "Campus")
                .owns("campus", TAG, "2026-01-01T00:00:00Z", 10)
                .owns("campus", TAG, "2026-06-01T00:00:00Z", 5)
                .uses("campus", TAG, "2026-01-01T00:00:00Z", 4)
                .shows("campus", TAG, "2026-01-01T00:00:00Z", 3);
        evaluate(name);
        return account;
    }

    private static ValidatableResponse put(String account, String id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put(RUN, account, id)
                .then();
    }

    @Test
    void copiesThatAreAsTheirSourcesAgree() {
        String name = "reconciled-agreed.example.com";
        account(name);
        put(name, "first", NOW)
                .statusCode(201)
                .body("source", equalTo("OWN_COPIES"))
                .body("takenAt", equalTo("2026-03-01T00:00:00Z"))
                .body("outcome", equalTo("AGREED"))
                .body("compared", equalTo(3))
                .body("differing", equalTo(0))
                .body("detail", nullValue())
                .body("copies.ledger", contains("ENTITLEMENT", "USAGE"))
                .body("copies.state", contains("VERIFIED", "VERIFIED"))
                .body("copies.sequence", contains(2, 2));
        clock.advance(Duration.ofHours(1));
        put(name, "first", NOW).statusCode(200).body("recordedAt", equalTo("2026-03-01T00:00:00Z"));
        put(name, "first", "{\"source\":\"OWN_COPIES\",\"takenAt\":\"2026-03-01T00:00:00Z\"}")
                .statusCode(200);
        put(name, "first", "{\"source\":\"OWN_COPIES\",\"takenAt\":\"2026-02-01T00:00:00Z\"}")
                .statusCode(409)
                .body("code", equalTo("ANOTHER_RECONCILIATION"));
        put(name, "earlier", "{\"source\":\"OWN_COPIES\",\"takenAt\":\"2026-02-01T00:00:00Z\"}")
                .statusCode(201)
                .body("takenAt", equalTo("2026-02-01T00:00:00Z"))
                .body("outcome", equalTo("AGREED"));
        String next = given().queryParam("limit", 1)
                .get(RUNS, name)
                .then()
                .statusCode(200)
                .body("items.id", contains("earlier"))
                .extract()
                .path("next");
        given().queryParam("after", next)
                .get(RUNS, name)
                .then()
                .body("items.id", contains("first"))
                .body("next", nullValue());
        given().queryParam("outcome", "FAILED").get(RUNS, name).then().body("items", hasSize(0));
        given().get(RUN, name, "first").then().statusCode(200).body("outcome", equalTo("AGREED"));
        given().get(RUN, name, "none").then().statusCode(404);
    }

    @Test
    void sumsThatTheSourceTellsOtherwiseDiffer() {
        String name = "reconciled-sums.example.com";
        StubAccount account = account(name);
        account.miscounts("campus", TAG, 1);
        put(name, "sums", NOW)
                .statusCode(201)
                .body("outcome", equalTo("DIFFERENT"))
                .body("compared", equalTo(3))
                .body("differing", equalTo(2))
                .body("opened", equalTo(2))
                .body("copies.state", contains("VERIFIED", "VERIFIED"));
    }

    @Test
    void whatIsRecordedMeanwhileIsNoDifference() {
        String name = "reconciled-meanwhile.example.com";
        StubAccount account = account(name);
        List<String> once = new ArrayList<>(List.of("now"));
        // The ledgers are read, then an entry of the same moment is recorded, then the sums are told.
        peers.beforeAnswer(() -> {
            if (!once.isEmpty() && peers.requests().toString().contains("USAGE")) {
                once.clear();
                account.owns("campus", TAG, "2026-02-01T00:00:00Z", 1);
            }
        });
        put(name, "meanwhile", NOW).statusCode(201).body("outcome", equalTo("AGREED"));
        assertThat(once).isEmpty();
    }

    @Test
    void aSourceThatDoesNotGoOnFromTheCopyAndACopyThatWasAlteredAreTold() {
        String name = "reconciled-doubt.example.com";
        StubAccount account = account(name);
        account.lies(Source.USAGE, entries -> entries.subList(0, 1));
        put(name, "source", NOW)
                .statusCode(201)
                .body("outcome", equalTo("DIFFERENT"))
                .body("copies.state", contains("VERIFIED", "SOURCE_DIFFERS"))
                .body("copies[1].detail", containsString("Entry 2"));
        account.tellsTheTruth();
        sql.update(
                "UPDATE entry SET delta = 11 WHERE smart_account = ? AND source = 'ENTITLEMENT' AND sequence = 1",
                name);
        put(name, "copy", NOW)
                .statusCode(201)
                .body("outcome", equalTo("DIFFERENT"))
                .body("differing", equalTo(1))
                .body("copies.state", contains("COPY_ALTERED", "VERIFIED"))
                .body("copies[0].detail", containsString("Entry 1"));
    }

    @Test
    void whatFailedIsTriedAgainUnderTheSameId() {
        String name = "reconciled-failed.example.com";
        account(name);
        peers.kill(Source.USAGE);
        put(name, "again", NOW)
                .statusCode(201)
                .body("outcome", equalTo("FAILED"))
                .body("compared", equalTo(0))
                .body("detail", containsString("usage-service"))
                .body("copies", hasSize(0));
        peers.heal();
        put(name, "again", NOW).statusCode(200).body("outcome", equalTo("AGREED"));
        given().get(RUNS, name).then().body("items", hasSize(1));
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        String name = "reconciled-refused.example.com";
        account(name);
        put(name, "r", "{}").statusCode(422).body("errors.pointer", contains("/source"));
        put(name, "r", "{\"source\":\"OWN_COPIES\",\"takenAt\":\"2026-03-01T00:00:01Z\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/takenAt"))
                .body("errors.code", contains("IN_FUTURE"));
        put(name, "r", "{\"source\":\"TEA_LEAVES\"}").statusCode(400);
        put(name, "r", "null").statusCode(400);
        put(name, "bad%20id", NOW).statusCode(400);
        put("reconciled-nobody-reconciles.example.com", "r", NOW).statusCode(404);
        given().queryParam("source", "TEA_LEAVES").get(RUNS, name).then().statusCode(400);
        given().queryParam("after", "x").get(RUNS, name).then().statusCode(400);
    }

    @Test
    void everyAccountIsComparedOnACadenceAndWhatIsMissedIsKnown() {
        String name = "reconciled-cadence.example.com";
        account(name);
        cadence.carryOutDue();
        String first = "scheduled-own-copies-2026-03-01T00:00:00Z";
        given().get(RUN, name, first).then().statusCode(200).body("outcome", equalTo("AGREED"));
        cadence.carryOutDue();
        given().get(RUNS, name).then().body("items", hasSize(1));
        clock.set("2026-03-02T00:00:07Z");
        cadence.carryOutDue();
        given().get("/v1/smart-accounts/{sa}/reconciliation-duties", name)
                .then()
                .statusCode(200)
                .body("items.source", contains("OWN_COPIES"))
                .body("items[0].since", equalTo("2026-03-01T00:00:00Z"))
                .body("items[0].every", equalTo("PT24H"))
                .body("items[0].lastRunAt", equalTo("2026-03-02T00:00:07Z"))
                .body("items[0].nextAttemptAt", equalTo("2026-03-03T00:00:00Z"))
                .body("items[0].missedSince", nullValue());
        // A source is away: it is tried again after a while, and missed after a day and a half.
        peers.kill(Source.ENTITLEMENT);
        clock.set("2026-03-03T00:00:00Z");
        cadence.carryOutDue();
        given().get(RUN, name, "scheduled-own-copies-2026-03-03T00:00:00Z")
                .then()
                .body("outcome", equalTo("FAILED"));
        clock.set("2026-03-03T12:00:06Z");
        cadence.carryOutDue();
        assertThat(told(name)).isEmpty();
        assertThat(missed(name, "2026-03-03T12:00:06Z", null)).isEmpty();
        clock.set("2026-03-03T12:00:07Z");
        assertThat(missed(name, "2026-03-03T12:00:07Z", null))
                .containsExactly(new MissedRun(
                        RunSource.OWN_COPIES,
                        Instant.parse("2026-03-03T00:00:07Z"),
                        Instant.parse("2026-03-03T12:00:07Z"),
                        Instant.parse("2026-03-02T00:00:07Z")));
        assertThat(missed(name, "2026-06-01T00:00:00Z", null))
                .as("nothing is missed before its time")
                .hasSize(1);
        assertThat(missed(name, "2026-03-03T12:00:06Z", null)).isEmpty();
        assertThat(missed(name, "2026-03-03T12:00:07Z", Instant.parse("2026-03-03T12:00:06Z")))
                .isEmpty();
        assertThat(missed(name, "2026-02-01T00:00:00Z", null)).isEmpty();
        cadence.carryOutDue();
        clock.set("2026-03-03T13:00:00Z");
        cadence.carryOutDue();
        List<Map<String, Object>> told = told(name);
        assertThat(told)
                .as("once, and from when it was missed")
                .extracting(event -> event.get("subject") + " " + event.get("at"))
                .containsExactly("reconciliation-duties 2026-03-03T12:00:07Z");
        assertThat(told.getFirst().get("data").toString())
                .contains("source=OWN_COPIES", "dueAt=2026-03-03T00:00:07Z", "lastRunAt=2026-03-02T00:00:07Z");
        clock.set("2026-03-03T15:00:00Z");
        peers.heal();
        cadence.carryOutDue();
        given().get(RUN, name, "scheduled-own-copies-2026-03-03T00:00:00Z")
                .then()
                .body("outcome", equalTo("AGREED"));
        assertThat(missed(name, "2026-03-03T14:59:59Z", null)).hasSize(1);
        assertThat(missed(name, "2026-03-03T15:00:00Z", null)).isEmpty();
        given().get("/v1/smart-accounts/{sa}/reconciliation-duties", name)
                .then()
                .body("items[0].nextAttemptAt", equalTo("2026-03-04T00:00:00Z"));
    }

    /** What was announced of missed runs. */
    private static List<Map<String, Object>> told(String name) {
        List<Map<String, Object>> events = given().get("/v1/smart-accounts/{sa}/events", name)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return events.stream()
                .filter(event -> event.get("type").equals("dev.ninety.reconciliation.missed"))
                .toList();
    }

    private List<MissedRun> missed(String name, String at, Instant knownAt) {
        return reconciliations.missed(name, Instant.parse(at), knownAt);
    }
}
