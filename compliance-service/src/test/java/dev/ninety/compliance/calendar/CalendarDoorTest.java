package dev.ninety.compliance.calendar;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars from being made to being revoked. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class CalendarDoorTest {

    private static final String TAG = "regid.2026-01.com.example.calendared,1.0_a";
    private static final String CALENDARS = "/v1/smart-accounts/{sa}/calendars";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private static Response made(String account, String body) {
        return given().contentType("application/json").body(body).post(CALENDARS, account);
    }

    private static String path(String account, String body) {
        return made(account, body).then().statusCode(201).extract().path("path");
    }

    private static String read(String path) {
        return given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/calendar;charset=UTF-8")
                .extract()
                .asString();
    }

    @Test
    void aCalendarShowsTheClocksThatRun() {
        String account = "calendar-clocks.example.com";
        StubAccount stub = peers.account(account)
                .uses("campus", TAG, "2026-02-01T00:00:00Z", 8)
                .uses("lab", TAG, "2026-02-10T00:00:00Z", 1);
        evaluate(account);
        String all = path(account, "{}");
        Object id = cases(account).getFirst().get("id");
        assertThat(read(all))
                .contains("UID:case-" + id)
                .contains("DTSTART:20260502T000000Z")
                .contains("DTSTART:20260511T000000Z");
        assertThat(read(path(account, "{\"virtualAccount\":\"lab\"}")))
                .contains("DTSTART:20260511T000000Z")
                .doesNotContain("DTSTART:20260502T000000Z");
        String hers = path(account, "{\"owner\":\"lic@example.com\"}");
        assertThat(read(hers)).doesNotContain("VEVENT");
        given().contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"owner\":\"lic@example.com\"}")
                .patch("/v1/smart-accounts/{sa}/cases/{id}", account, id)
                .then()
                .statusCode(200);
        assertThat(read(hers)).contains("DTSTART:20260502T000000Z").contains("SEQUENCE:2");

        stub.owns("campus", TAG, "2026-03-01T00:00:00Z", 8);
        evaluate(account);
        assertThat(read(all)).doesNotContain("DTSTART:20260502T000000Z");
    }

    @Test
    void datesOfAgreementsAreInTheCalendarOfTheAccount() {
        String account = "calendar-agreements.example.com";
        peers.account(account).virtualAccount("campus", "Campus");
        evaluate(account);
        given().contentType("application/json")
                .body("""
                        {"term":{"startsAt":"2026-01-01T00:00:00Z","endsAt":"2029-01-01T00:00:00Z"},
                         "milestones":["2027-01-01T00:00:00Z"],"noticeDate":"2028-10-01T00:00:00Z",
                         "growthAllowance":"0","lines":[],"priceBook":[],"currency":"EUR"}""")
                .put("/v1/smart-accounts/{sa}/agreements/ea-1", account)
                .then()
                .statusCode(201);
        assertThat(read(path(account, "{}")))
                .contains("DTSTART:20270101T000000Z")
                .contains("DTSTART:20281001T000000Z")
                .contains("SUMMARY:ea-1: last moment to give notice");
        assertThat(read(path(account, "{\"virtualAccount\":\"campus\"}"))).doesNotContain("VEVENT");
    }

    @Test
    void anAddressIsToldOnceAndWorksUntilItIsRevoked() {
        String account = "calendar-revoked.example.com";
        peers.account(account);
        evaluate(account);
        Response made = made(account, "{}");
        String path = made.then()
                .statusCode(201)
                .body("path", notNullValue())
                .extract()
                .path("path");
        String id = made.path("id");
        assertThat(made.getHeader("Location")).endsWith(path);
        given().get(CALENDARS, account)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].path", nullValue())
                .body("items[0].revokedAt", nullValue());
        read(path);
        given().delete(CALENDARS + "/{id}", account, id).then().statusCode(204);
        given().delete(CALENDARS + "/{id}", account, id).then().statusCode(204);
        given().get(path).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        given().get(CALENDARS, account).then().body("items[0].revokedAt", equalTo("2026-03-01T00:00:00Z"));
        given().delete(CALENDARS + "/{id}", account, "none").then().statusCode(404);
    }

    @Test
    void anAddressIsOfItsAccountOnly() {
        peers.account("calendar-mine.example.com");
        peers.account("calendar-yours.example.com");
        evaluate("calendar-mine.example.com");
        evaluate("calendar-yours.example.com");
        String path = path("calendar-mine.example.com", "{}");
        given().get(path.replace("mine", "yours")).then().statusCode(404);
        given().get(path.substring(0, path.length() - 14) + "x/clocks.ics")
                .then()
                .statusCode(404);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        String account = "calendar-etag.example.com";
        StubAccount stub = peers.account(account).uses("campus", TAG, "2026-02-01T00:00:00Z", 8);
        evaluate(account);
        String path = path(account, "{}");
        String etag = given().get(path).getHeader("ETag");
        clock.set("2026-03-01T06:00:00Z");
        given().header("If-None-Match", etag).get(path).then().statusCode(304);
        stub.uses("lab", TAG, "2026-02-01T00:00:00Z", 8);
        evaluate(account);
        given().header("If-None-Match", etag).get(path).then().statusCode(200);
    }

    @Test
    void whatIsNoRequestIsRefused() {
        String account = "calendar-bad.example.com";
        peers.account(account);
        made(account, "").then().statusCode(400);
        made(account, "{\"owner\":7}").then().statusCode(400);
        made(account, "{\"owner\":\"a\\u0000b\"}").then().statusCode(422).body("errors.pointer", contains("/owner"));
        made(account, "{\"virtualAccount\":\"-\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/virtualAccount"));
        made("calendar-nobody.example.com", "{}").then().statusCode(404);
    }
}
