package dev.ninety.compliance.forecast;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What will happen if nothing changes. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class ForecastDoorTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String LOW = "regid.2026-01.com.example.essentials,1.0_e";
    private static final String START = "2026-01-01T00:00:00Z";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private StubAccount account(String name) {
        return peers.account(name)
                .shipped(TAG, "switching", 2, 90, "RESTRICT")
                .shipped(LOW, "switching", 1, 90, "NOTIFY_ONLY");
    }

    private static JsonPath forecast(String account, Map<String, ?> query) {
        return given().queryParams(query)
                .get("/v1/smart-accounts/{sa}/forecast", account)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> told(JsonPath forecast) {
        List<Map<String, Object>> items = forecast.getList("items");
        return items.stream()
                .map(item -> item.get("kind") + " " + item.get("at") + " " + item.get("virtualAccount") + " "
                        + item.get("size") + " " + item.get("basis"))
                .toList();
    }

    @Test
    void aTermThatEndsOpensAShortageAndALaterPurchaseClosesIt() {
        String name = "forecast-ends.example.com";
        account(name)
                .grants("order-1", "hq", TAG, 10, START, "2026-06-01T00:00:00Z")
                .grants("order-2", "hq", TAG, 8, "2026-10-01T00:00:00Z", null)
                .uses("C9300:FOC1", "hq", TAG, START, 7)
                .grants("order-3", "lab", TAG, 5, START, "2027-05-01T00:00:00Z")
                .uses("C9300:FOC2", "lab", TAG, START, 5);
        evaluate(name);

        JsonPath forecast = forecast(name, Map.of());

        assertThat(told(forecast))
                .containsExactly(
                        "OPEN 2026-06-01T00:00:00Z hq 7 LEDGER",
                        "ENFORCE 2026-08-30T00:00:00Z hq 7 LEDGER",
                        "CLOSE 2026-10-01T00:00:00Z hq 7 LEDGER");
        Map<String, Object> opens = forecast.getMap("items[0]");
        assertThat(opens)
                .containsEntry("entitlementTag", TAG)
                .containsEntry("caseId", null)
                .containsEntry("shortSince", "2026-06-01T00:00:00Z")
                .containsEntry("deadline", "2026-08-30T00:00:00Z")
                .containsEntry("endsAt", "2026-10-01T00:00:00Z")
                .containsEntry("enforcementAction", "RESTRICT");
        assertThat(forecast.getList("items[0].causes")).containsExactly(cause("TERM_END", "order-1", -10));
        assertThat(forecast.getList("items[0].evidence")).containsExactly(evidence("ENTITLEMENT", TAG, -10, 2));
        assertThat(forecast.getList("items[1].causes"))
                .as("a grace ends because of what began it")
                .containsExactly(cause("TERM_END", "order-1", -10));
        assertThat(forecast.getList("items[2].causes")).containsExactly(cause("GRANT", "order-2", 8));
        assertThat(forecast.getList("items[2].evidence"))
                .as("the end, and when most were short")
                .containsExactly(evidence("ENTITLEMENT", TAG, -2, 2, 3));
        assertThat(cases(name)).as("nothing that is to come is a case").isEmpty();

        assertThat(told(forecast(name, Map.of("until", "2027-06-01T00:00:00Z", "virtualAccount", "lab"))))
                .containsExactly("OPEN 2027-05-01T00:00:00Z lab 5 LEDGER");
        assertThat(told(forecast(name, Map.of("until", "2026-06-01T00:00:00Z"))))
                .as("until is included")
                .containsExactly("OPEN 2026-06-01T00:00:00Z hq 7 LEDGER");
        assertThat(told(forecast(name, Map.of("until", "2026-05-31T23:59:59.999999Z"))))
                .isEmpty();
    }

    private static Map<String, Object> cause(String reason, String sourceId, int units) {
        return Map.of(
                "source",
                "ENTITLEMENT",
                "entitlementTag",
                TAG,
                "reason",
                reason,
                "sourceType",
                "ENTITLEMENT",
                "sourceId",
                sourceId,
                "units",
                units);
    }

    private static Map<String, Object> evidence(String source, String tag, int units, Integer... sequences) {
        return Map.of(
                "source",
                source,
                "virtualAccount",
                "hq",
                "entitlementTag",
                tag,
                "units",
                units,
                "sequences",
                List.of(sequences),
                "ids",
                List.of(),
                "more",
                0);
    }

    @Test
    void aShortageThatRunsHasItsCaseAndItsClock() {
        String name = "forecast-runs.example.com";
        account(name)
                .grants("order-1", "hq", TAG, 4, START, null)
                .uses("C9300:FOC1", "hq", TAG, "2026-02-01T00:00:00Z", 6)
                .grants("order-2", "hq", TAG, 2, "2026-12-01T00:00:00Z", null);
        evaluate(name);
        Object id = cases(name).getFirst().get("id");
        JsonPath forecast = forecast(name, Map.of());
        assertThat(told(forecast))
                .containsExactly("ENFORCE 2026-05-02T00:00:00Z hq 2 LEDGER", "CLOSE 2026-12-01T00:00:00Z hq 2 LEDGER");
        assertThat(forecast.getList("items.caseId")).containsExactly(id, id);
    }

    @Test
    void aHigherTierThatEndsLeavesTheLowerOneShort() {
        String name = "forecast-lends.example.com";
        account(name)
                .grants("order-1", "hq", TAG, 3, START, "2026-07-01T00:00:00Z")
                .uses("C9200:FOC1", "hq", LOW, START, 2);
        evaluate(name);
        JsonPath forecast = forecast(name, Map.of("until", "2026-08-01T00:00:00Z"));
        assertThat(told(forecast)).containsExactly("OPEN 2026-07-01T00:00:00Z hq 2 LEDGER");
        assertThat(forecast.getString("items[0].entitlementTag")).isEqualTo(LOW);
        assertThat(forecast.getList("items[0].causes")).containsExactly(cause("TERM_END", "order-1", -3));
    }

    @Test
    void pagesFollowEachOther() {
        String name = "forecast-pages.example.com";
        StubAccount account = account(name);
        for (int i = 0; i < 5; i++) {
            account.grants("order-" + i, "va-" + i, TAG, 1, START, "2026-06-01T00:00:00Z")
                    .uses("C9300:FOC" + i, "va-" + i, TAG, START, 1);
        }
        evaluate(name);
        List<String> whole = told(forecast(name, Map.of()));
        assertThat(whole).hasSize(10);
        List<String> paged = new ArrayList<>();
        Map<String, Object> query = new HashMap<>(Map.of("limit", 3));
        do {
            JsonPath page = forecast(name, query);
            paged.addAll(told(page));
            query.put("after", page.getString("next"));
        } while (query.get("after") != null);
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void growthIsToldApartAndItsLineCanBeSeen() {
        String name = "forecast-grows.example.com";
        StubAccount account = account(name).grants("order-1", "hq", TAG, 70, "2025-01-01T00:00:00Z", null);
        Instant day = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 60; i++) {
            account.uses(
                    "C9300:FOC" + i, "hq", TAG, day.plus(Duration.ofDays(i)).toString(), 1);
        }
        evaluate(name);

        assertThat(told(forecast(name, Map.of()))).isEmpty();
        JsonPath forecast = forecast(name, Map.of("trend", true, "until", "2026-06-15T00:00:00Z"));
        JsonPath line = given().queryParam("virtualAccount", "hq")
                .queryParam("entitlementTag", TAG)
                .queryParam("until", "2026-03-20T00:00:00Z")
                .get("/v1/smart-accounts/{sa}/forecast/trend", name)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(line.getString("from")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(line.getInt("days")).isEqualTo(60);
        assertThat(line.getString("slopePerDay")).isEqualTo("1.000000");
        assertThat(line.getList("points")).hasSize(19);
        assertThat(line.getMap("points[0]")).isEqualTo(Map.of("at", "2026-03-02T00:00:00Z", "level", 61));
        assertThat(line.getMap("evidence[0]"))
                .containsEntry("source", "USAGE")
                .containsEntry("units", 60)
                .containsEntry("more", 0);
        assertThat(told(forecast))
                .containsExactly("OPEN 2026-03-12T00:00:00Z hq 96 TREND", "ENFORCE 2026-06-10T00:00:00Z hq 96 TREND");
        assertThat(forecast.getList("items[0].causes")).isEmpty();
        assertThat(forecast.getList("items[0].evidence")).isNotEmpty();
    }

    @Test
    void tooFewDaysOfUseMakeNoLine() {
        String name = "forecast-young.example.com";
        account(name).uses("C9300:FOC1", "hq", TAG, "2026-02-01T12:00:00Z", 1);
        evaluate(name);
        given().queryParam("virtualAccount", "hq")
                .queryParam("entitlementTag", TAG)
                .get("/v1/smart-accounts/{sa}/forecast/trend", name)
                .then()
                .statusCode(200)
                .body("days", equalTo(0))
                .body("from", equalTo(null))
                .body("slopePerDay", equalTo(null))
                .body("points.size()", equalTo(0));
    }

    @Test
    void nothingIsForetoldOfAnAccountInDoubt() {
        String name = "forecast-doubt.example.com";
        account(name)
                .grants("order-1", "hq", TAG, 10, START, "2026-06-01T00:00:00Z")
                .uses("C9300:FOC1", "hq", TAG, START, 7);
        peers.kill(Source.USAGE);
        evaluate(name);
        given().get("/v1/smart-accounts/{sa}/forecast", name)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0))
                .body("indeterminate[0].reason", equalTo("SOURCE_NEVER_READ"));
    }

    @Test
    void whatCannotBeReadIsRefused() {
        String name = "forecast-refuses.example.com";
        account(name);
        evaluate(name);
        List.of(
                        "until 2026-03-01T00:00:00Z",
                        "until 2036-03-01T00:00:00.000001Z",
                        "until soon",
                        "trend perhaps",
                        "virtualAccount /",
                        "after nonsense",
                        "limit 0")
                .forEach(query -> {
                    String parameter = query.substring(0, query.indexOf(' '));
                    given().queryParam(parameter, query.substring(query.indexOf(' ') + 1))
                            .get("/v1/smart-accounts/{sa}/forecast", name)
                            .then()
                            .statusCode(400)
                            .body("errors[0].parameter", equalTo(parameter));
                });
    }

    @Test
    void aLineNeedsALicenceAndAVirtualAccount() {
        account("forecast-needs.example.com");
        evaluate("forecast-needs.example.com");
        given().queryParam("virtualAccount", "hq")
                .get("/v1/smart-accounts/needs.example.com/forecast/trend")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("entitlementTag"));
        given().get("/v1/smart-accounts/nobody.example.com/forecast").then().statusCode(404);
    }
}
