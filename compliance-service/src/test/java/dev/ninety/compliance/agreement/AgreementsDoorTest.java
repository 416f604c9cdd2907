package dev.ninety.compliance.agreement;

import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agreements with the vendor as they are written, replaced, read and taken back. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class AgreementsDoorTest {

    private static final String AGREEMENTS = "/v1/smart-accounts/{sa}/agreements";
    private static final String AGREEMENT = AGREEMENTS + "/{id}";
    private static final String DATES = "/v1/smart-accounts/{sa}/agreement-dates";
    private static final String WHOLE = """
            {"name": "Enterprise Agreement",
             "term": {"startsAt": "2025-01-01T00:00:00Z", "endsAt": "2028-01-01T00:00:00Z"},
             "milestones": ["2027-01-01T00:00:00Z", "2026-01-01T00:00:00Z"],
             "noticeDate": "2027-10-01T00:00:00Z", "growthAllowance": "15.0",
             "lines": [{"suite": "Switching", "entitlementTags": ["tag.b", "tag.a"], "quantity": 100},
                       {"entitlementTags": ["tag.c"], "quantity": 5}],
             "priceBook": [{"entitlementTag": "tag.a", "unitPrice": "12.5"},
                           {"entitlementTag": "tag.c", "unitPrice": "0.125000"}],
             "currency": "EUR"}""";
    private static final String SMALL =
            "{\"term\":{\"startsAt\":\"2026-01-01T00:00:00Z\",\"endsAt\":\"2027-01-01T00:00:00Z\"}}";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private void account(String name) {
        peers.account(name);
        evaluate(name);
    }

    private static ValidatableResponse put(String account, String id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put(AGREEMENT, account, id)
                .then();
    }

    private static ValidatableResponse replace(String account, String id, String etag, String body) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(body)
                .put(AGREEMENT, account, id)
                .then();
    }

    @Test
    void anAgreementIsReadAsItWasWritten() {
        String name = "agreed.example.com";
        account(name);

        put(name, "ea", WHOLE).statusCode(201).header("ETag", equalTo("\"1\""));

        given().get(AGREEMENT, name, "ea")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("id", equalTo("ea"))
                .body("name", equalTo("Enterprise Agreement"))
                .body("term.startsAt", equalTo("2025-01-01T00:00:00Z"))
                .body("term.endsAt", equalTo("2028-01-01T00:00:00Z"))
                .body("milestones", contains("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"))
                .body("noticeDate", equalTo("2027-10-01T00:00:00Z"))
                .body("growthAllowance", equalTo("15"))
                .body("lines.suite", contains("Switching", null))
                .body("lines[0].entitlementTags", contains("tag.a", "tag.b"))
                .body("lines.quantity", contains(100, 5))
                .body("priceBook.entitlementTag", contains("tag.a", "tag.c"))
                .body("priceBook.unitPrice", contains("12.50", "0.125"))
                .body("currency", equalTo("EUR"))
                .body("version", equalTo(1))
                .body("recordedAt", equalTo("2026-03-01T00:00:00Z"))
                .body("recordedBy", equalTo("anonymous"));
        put(name, "small", SMALL)
                .statusCode(201)
                .body("name", nullValue())
                .body("milestones.size()", equalTo(0))
                .body("growthAllowance", nullValue())
                .body("lines.size()", equalTo(0))
                .body("priceBook.size()", equalTo(0))
                .body("currency", nullValue());
        String next = given().queryParam("limit", 1)
                .get(AGREEMENTS, name)
                .then()
                .statusCode(200)
                .body("items.id", contains("ea"))
                .body("items[0].lines.size()", equalTo(2))
                .extract()
                .path("next");
        given().queryParam("after", next)
                .get(AGREEMENTS, name)
                .then()
                .body("items.id", contains("small"))
                .body("next", nullValue());
    }

    @Test
    void whatStandsIsReplacedOnlyByWhoReadIt() {
        String name = "agreed-etag.example.com";
        account(name);
        replace(name, "ea", "\"1\"", WHOLE).statusCode(412).body("code", equalTo("STALE_VERSION"));
        put(name, "ea", WHOLE).statusCode(201);
        put(name, "ea", WHOLE).statusCode(200).body("version", equalTo(1));
        replace(name, "ea", "\"7\"", WHOLE.replace("15.0", "15").replace("12.5", "12.500"))
                .statusCode(200)
                .body("version", equalTo(1));
        put(name, "ea", SMALL).statusCode(428);
        replace(name, "ea", "\"2\"", SMALL).statusCode(412);
        clock.set("2026-03-02T00:00:00Z");

        replace(name, "ea", "\"1\"", SMALL)
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("version", equalTo(2))
                .body("lines.size()", equalTo(0));

        replace(name, "ea", "\"1\"", WHOLE).statusCode(412);
        given().queryParam("knownAt", "2026-03-01T12:00:00Z")
                .get(AGREEMENT, name, "ea")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("lines.size()", equalTo(2))
                .body("priceBook.size()", equalTo(2))
                .body("milestones.size()", equalTo(2));
    }

    @Test
    void whatIsTakenBackCanBeReadAsItWasKnown() {
        String name = "agreed-gone.example.com";
        account(name);
        put(name, "ea", SMALL).statusCode(201);
        clock.set("2026-03-02T00:00:00Z");
        given().delete(AGREEMENT, name, "ea").then().statusCode(428);
        given().header("If-Match", "\"2\"").delete(AGREEMENT, name, "ea").then().statusCode(412);

        given().header("If-Match", "\"1\"").delete(AGREEMENT, name, "ea").then().statusCode(204);

        given().get(AGREEMENT, name, "ea").then().statusCode(404);
        given().get(AGREEMENTS, name).then().body("items.size()", equalTo(0));
        given().get(DATES, name).then().body("items.size()", equalTo(0));
        given().header("If-Match", "\"1\"").delete(AGREEMENT, name, "ea").then().statusCode(404);
        given().queryParam("knownAt", "2026-03-01T00:00:00Z")
                .get(AGREEMENTS, name)
                .then()
                .body("items.version", contains(1));
        given().queryParam("knownAt", "2026-02-28T00:00:00Z")
                .get(AGREEMENT, name, "ea")
                .then()
                .statusCode(404);
        put(name, "ea", SMALL).statusCode(201).body("version", equalTo(3));
    }

    @Test
    void itsDatesAreToldByThemselvesAndWithTheForecast() {
        String name = "agreed-dates.example.com";
        account(name);
        put(name, "ea", WHOLE).statusCode(201);
        put(name, "small", SMALL.replace("2027-01-01", "2027-10-01")).statusCode(201);

        given().get(DATES, name)
                .then()
                .statusCode(200)
                .body("items.kind", contains("MILESTONE", "NOTICE", "TERM_END", "TERM_END"))
                .body("items.agreement", contains("ea", "ea", "small", "ea"))
                .body(
                        "items.at",
                        contains(
                                "2027-01-01T00:00:00Z",
                                "2027-10-01T00:00:00Z",
                                "2027-10-01T00:00:00Z",
                                "2028-01-01T00:00:00Z"));
        String next = given().queryParam("limit", 2)
                .get(DATES, name)
                .then()
                .body("items.agreement", contains("ea", "ea"))
                .extract()
                .path("next");
        given().queryParam("after", next)
                .get(DATES, name)
                .then()
                .body("items.agreement", contains("small", "ea"))
                .body("next", nullValue());
        given().queryParam("from", "2025-12-31T23:59:59Z")
                .queryParam("until", "2027-01-01T00:00:00Z")
                .get(DATES, name)
                .then()
                .body("items.at", contains("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"));
        given().queryParam("from", "2026-01-01T00:00:00Z")
                .queryParam("until", "2026-12-31T23:59:59Z")
                .get(DATES, name)
                .then()
                .body("items.size()", equalTo(0));
        given().queryParam("until", "2027-01-01T00:00:00Z")
                .get("/v1/smart-accounts/{sa}/forecast", name)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0))
                .body("agreementDates.kind", contains("MILESTONE"))
                .body("agreementDates.at", contains("2027-01-01T00:00:00Z"));
    }

    @Test
    void whatCannotBeAgreedIsRefusedByField() {
        String name = "agreed-badly.example.com";
        account(name);
        put(name, "ea", "{}").statusCode(422).body("errors.pointer", contains("/term"));
        put(name, "ea", "{\"term\":{}}")
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/term/startsAt", "/term/endsAt", "/term/endsAt"));
        put(name, "ea", """
                        {"term": {"startsAt": "2026-01-01T00:00:00Z", "endsAt": "2027-01-01T00:00:00Z"},
                         "name": "a\\u0000",
                         "milestones": ["2027-01-01T00:00:01Z", "2026-06-01T00:00:00Z", "2026-06-01T00:00:00Z", null],
                         "noticeDate": "2025-12-31T00:00:00Z", "growthAllowance": "-1",
                         "lines": [null, {"entitlementTags": [], "quantity": 1},
                                   {"entitlementTags": ["x", " y"], "quantity": 0},
                                   {"entitlementTags": ["x", null]}],
                         "priceBook": [null, {"entitlementTag": "x", "unitPrice": "1e3"},
                                       {"entitlementTag": "x", "unitPrice": "1"}, {}]}""")
                .statusCode(422)
                .body(
                        "errors.collect{it.pointer + ' ' + it.code}",
                        containsInAnyOrder(
                                "/name CONTROL_CHARACTER",
                                "/milestones/0 OUTSIDE_TERM",
                                "/milestones/2 TWICE",
                                "/milestones/3 MISSING",
                                "/milestones/3 OUTSIDE_TERM",
                                "/noticeDate OUTSIDE_TERM",
                                "/growthAllowance INVALID_PERCENT",
                                "/lines/0 MISSING",
                                "/lines/1/entitlementTags MISSING",
                                "/lines/2/entitlementTags/1 INVALID_TAG",
                                "/lines/2/quantity OUT_OF_RANGE",
                                "/lines/3/entitlementTags/0 TWICE",
                                "/lines/3/entitlementTags/1 MISSING",
                                "/lines/3/quantity MISSING",
                                "/priceBook/0 MISSING",
                                "/priceBook/1/unitPrice INVALID_AMOUNT",
                                "/priceBook/2/entitlementTag TWICE",
                                "/priceBook/3/entitlementTag MISSING",
                                "/priceBook/3/unitPrice MISSING",
                                "/currency MISSING"));
        put(name, "ea", SMALL.replace("}}", "},\"currency\":\"eur\"}"))
                .statusCode(422)
                .body("errors.pointer", contains("/currency"));
        put(name, "ea", "{\"term\":7}").statusCode(400);
        put(name, "ea", "null").statusCode(400);
        put(name, "ea", "{").statusCode(400);
        put(name, "ea", SMALL.replace("}}", "},\"growthAllowance\":15}")).statusCode(400);
        put(name, "bad%20id", SMALL).statusCode(400);
        put("agreed-nobody.example.com", "ea", SMALL).statusCode(404);
        given().get(AGREEMENT, name, "ea").then().statusCode(404);
        given().queryParam("from", "soon").get(DATES, name).then().statusCode(400);
        given().queryParam("after", "nonsense").get(DATES, name).then().statusCode(400);
    }
}
