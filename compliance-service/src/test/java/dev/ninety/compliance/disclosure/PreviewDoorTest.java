package dev.ninety.compliance.disclosure;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.positions;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an export would reveal, before anything is sent. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class PreviewDoorTest {

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

    private static ValidatableResponse ask(String account, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/smart-accounts/{sa}/disclosure/preview", account)
                .then();
    }

    private static JsonPath preview(String account, String export) {
        return ask(account, "{\"export\": \"" + export + "\"}")
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Map<String, Object>> shortages(JsonPath preview) {
        return preview.getList("cases");
    }

    @Test
    void anExportThatShowsAShortageStartsItsClockWhenTheUseBegan() {
        String name = "reveals.example.com";
        account(name)
                .owns("hq", TAG, START, 10)
                .owns("lab", TAG, START, 1)
                .uses("hq", TAG, "2026-02-01T00:00:00Z", 12)
                .shows("hq", TAG, START, 4)
                .confirmed("hq", TAG, 3)
                .pending("march", "hq", TAG, "2026-02-01T00:00:00Z", 8);
        evaluate(name);
        List<Map<String, Object>> seenBefore = positions(name, Map.of("view", "DISCLOSED"));
        List<Map<String, Object>> casesBefore = cases(name);

        JsonPath preview = preview(name, "march");

        assertThat(preview.getString("export")).isEqualTo("march");
        assertThat(preview.getString("at")).isEqualTo("2026-03-01T00:00:00Z");
        List<Map<String, Object>> after = preview.getList("positions");
        assertThat(after).hasSize(2);
        assertThat(after.getFirst())
                .containsEntry("virtualAccount", "hq")
                .containsEntry("owned", 10)
                .containsEntry("consumed", 12)
                .containsEntry("balance", -2)
                .containsEntry("confirmed", 3)
                .containsEntry("assumed", 9)
                .containsEntry("state", "GRACE")
                .containsEntry("caseId", null);
        assertThat(after.get(1)).containsEntry("virtualAccount", "lab").containsEntry("state", "IN_COMPLIANCE");
        assertThat(shortages(preview))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("virtualAccount", "hq")
                        .containsEntry("entitlementTag", TAG)
                        .containsEntry("state", "GRACE")
                        .containsEntry("shortSince", "2026-02-01T00:00:00Z")
                        .containsEntry("deadline", "2026-05-02T00:00:00Z")
                        .containsEntry("resolvedAt", null)
                        .containsEntry("daysLeft", 62)
                        .containsEntry("shortBy", 2)
                        .containsEntry("enforcementAction", "RESTRICT")
                        .containsEntry("new", true)
                        .containsEntry("before", null));
        assertThat(positions(name, Map.of("view", "DISCLOSED")))
                .as("nothing is changed by looking")
                .isEqualTo(seenBefore);
        assertThat(cases(name)).isEqualTo(casesBefore);
    }

    @Test
    void aShortageThatIsOverIsShownWhereTheVendorDoesNotKnowIt() {
        String name = "moves.example.com";
        account(name)
                .owns("hq", TAG, START, 10)
                .shows("hq", TAG, "2026-02-10T00:00:00Z", 11)
                .pending("march", "hq", TAG, "2025-11-01T00:00:00Z", 3);
        evaluate(name);
        List<Map<String, Object>> found = shortages(preview(name, "march"));
        assertThat(found).hasSize(2);
        assertThat(found.get(0))
                .as("before anything was owned")
                .containsEntry("new", true)
                .containsEntry("shortSince", "2025-11-01T00:00:00Z")
                .containsEntry("resolvedAt", START)
                .containsEntry("state", "RESOLVED")
                .containsEntry("daysLeft", 29)
                .containsEntry("shortBy", 3);
        assertThat(found.get(1))
                .containsEntry("new", false)
                .containsEntry("shortSince", "2026-02-10T00:00:00Z")
                .containsEntry("shortBy", 4)
                .containsEntry("before", beforeOf("GRACE", "2026-02-10T00:00:00Z", "2026-05-11T00:00:00Z", 71, 1));
    }

    @Test
    void aDeeperAndEarlierShortageIsTheSameOne() {
        String name = "deepens.example.com";
        account(name)
                .owns("hq", TAG, "2025-01-01T00:00:00Z", 10)
                .shows("hq", TAG, "2026-02-10T00:00:00Z", 11)
                .pending("march", "hq", TAG, "2025-11-01T00:00:00Z", 11)
                .pending("march", "hq", TAG, "2026-02-10T00:00:00Z", -8);
        evaluate(name);
        List<Map<String, Object>> found = shortages(preview(name, "march"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst())
                .containsEntry("new", false)
                .containsEntry("state", "ENFORCEMENT")
                .containsEntry("shortSince", "2025-11-01T00:00:00Z")
                .containsEntry("daysLeft", 0)
                .containsEntry("shortBy", 4)
                .containsEntry("before", beforeOf("GRACE", "2026-02-10T00:00:00Z", "2026-05-11T00:00:00Z", 71, 1));
    }

    private static Map<String, Object> beforeOf(
            String state, String since, String deadline, int daysLeft, int shortBy) {
        Map<String, Object> before = new HashMap<>();
        before.put("state", state);
        before.put("shortSince", since);
        before.put("deadline", deadline);
        before.put("resolvedAt", null);
        before.put("daysLeft", daysLeft);
        before.put("shortBy", shortBy);
        return before;
    }

    @Test
    void aHigherTierThatIsUsedCannotLendAnyMore() {
        String name = "lends-no-more.example.com";
        account(name)
                .owns("hq", TAG, START, 5)
                .shows("hq", TAG, START, 2)
                .shows("hq", LOW, START, 3)
                .pending("march", "hq", TAG, "2026-02-01T00:00:00Z", 2);
        evaluate(name);
        assertThat(shortages(preview(name, "march")))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("entitlementTag", LOW)
                        .containsEntry("shortSince", "2026-02-01T00:00:00Z")
                        .containsEntry("shortBy", 2)
                        .containsEntry("new", true));
    }

    @Test
    void anExportThatChangesNothingShowsWhatIsSeenAnyway() {
        String name = "changes-nothing.example.com";
        account(name).shows("hq", TAG, "2026-02-01T00:00:00Z", 2).pending("none", null, null, null, 0);
        evaluate(name);
        JsonPath preview = preview(name, "none");
        List<Map<String, Object>> after = preview.getList("positions");
        assertThat(after).isEqualTo(positions(name, Map.of("view", "DISCLOSED")));
        assertThat(shortages(preview))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("new", false).containsEntry("shortBy", 2));
    }

    @Test
    void whatWasSubmittedAMomentAgoIsTakenOverFirst() {
        String name = "just-submitted.example.com";
        StubAccount account = account(name).pending("march", null, null, null, 0);
        evaluate(name);
        account.shows("hq", TAG, "2026-02-01T00:00:00Z", 2);
        account.owns("hq", TAG, "2026-02-01T00:00:00Z", 1);
        assertThat(preview(name, "march").getLong("positions[0].adjustedBalance"))
                .isEqualTo(-1);
        assertThat(cases(name)).as("nothing is evaluated").isEmpty();
    }

    @Test
    void aLongEffectIsReadToItsEnd() {
        String name = "long-effect.example.com";
        StubAccount account = account(name).shows("hq", TAG, START, 1);
        for (int i = 1; i <= 5; i++) {
            account.pending("march", "hq", TAG, "2026-02-0" + i + "T00:00:00Z", 1);
        }
        evaluate(name);
        assertThat(preview(name, "march").getLong("positions[0].consumed")).isEqualTo(6);
    }

    @Test
    void nothingIsSaidOfClocksWhereNothingCanBeSaid() {
        String name = "doubtful-preview.example.com";
        StubAccount account = account(name).shows("hq", TAG, START, 2).pending("march", "hq", TAG, START, 2);
        evaluate(name);
        account.lies(Source.USAGE, ledger -> List.of());
        evaluate(name);
        JsonPath preview = preview(name, "march");
        assertThat(preview.getString("positions[0].state")).isEqualTo("INDETERMINATE");
        assertThat(preview.getString("positions[0].reason")).isEqualTo("LEDGER_REWOUND");
        assertThat(shortages(preview)).isEmpty();

        String young = "young-preview.example.com";
        account(young)
                .recordFrom("2026-04-01T00:00:00Z")
                .shows("hq", TAG, START, 2)
                .pending("march", "hq", TAG, START, 2);
        evaluate(young);
        assertThat(preview(young, "march").getString("positions[0].reason")).isEqualTo("RECORD_START");
        assertThat(shortages(preview(young, "march"))).isEmpty();
    }

    @Test
    void anExportThatDoesNotExistIsRefused() {
        String name = "no-export.example.com";
        account(name);
        evaluate(name);
        for (String export : List.of("april", "no such id", "../march", "-")) {
            ask(name, "{\"export\": \"" + export + "\"}")
                    .statusCode(422)
                    .body("errors.pointer", contains("/export"))
                    .body("errors.code", contains("UNKNOWN_EXPORT"));
        }
    }

    @Test
    void whereUsageServiceIsAwayThereIsNoPreview() {
        String name = "preview-away.example.com";
        account(name).pending("march", "hq", TAG, START, 2);
        evaluate(name);
        peers.kill(Source.USAGE);
        ask(name, "{\"export\": \"march\"}")
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("UNAVAILABLE"));
        peers.heal();
        peers.kill(Source.ENTITLEMENT);
        ask(name, "{\"export\": \"march\"}").statusCode(200).body("cases.shortBy", contains(2));
    }

    @Test
    void whatIsNoRequestIsRefusedInItsOwnWords() {
        String name = "hostile-preview.example.com";
        account(name);
        for (String body :
                List.of("", "[]", "7", "null", "{\"export\": 7}", "{\"export\": {\"id\": \"x\"}}", "{", "\u0000")) {
            ask(name, body).statusCode(400).contentType("application/problem+json");
        }
        ask(name, "{}").statusCode(422).body("errors.pointer", contains("/export"));
        ask(name, "{\"export\": null}").statusCode(422).body("errors.pointer", contains("/export"));
        ask(name, "{\"export\": \"a\\u0000b\"}").statusCode(422).body("errors.pointer", contains("/export"));
        ask(name, "{\"export\": \"" + "x".repeat(200) + "\"}").statusCode(422);
        given().contentType("text/plain")
                .body("march")
                .post("/v1/smart-accounts/{sa}/disclosure/preview", name)
                .then()
                .statusCode(415);
        given().get("/v1/smart-accounts/{sa}/disclosure/preview", name).then().statusCode(405);
        ask("nobody-previews.example.com", "{\"export\": \"march\"}").statusCode(404);
        ask("-", "{\"export\": \"march\"}").statusCode(400);
        given().get("/v1/smart-accounts/{sa}/cases", name).then().body("items", empty());
    }
}
