package dev.ninety.compliance.forecast;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.positions;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would be, beside what is. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class WhatIfDoorTest {

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

    /** Two are missing in hq since February; lab has five too many until July. */
    private StubAccount estate(String name) {
        return peers.account(name)
                .shipped(TAG, "switching", 2, 90, "RESTRICT")
                .shipped(LOW, null, null, 90, "NOTIFY_ONLY")
                .virtualAccount("hq", "Headquarters")
                .virtualAccount("lab", "Laboratory")
                .grants("order-1", "hq", TAG, 10, START, null)
                .uses("C9300:FOC1", "hq", TAG, START, 9)
                .uses("ISR4331/K9:FOC2", "hq", TAG, "2026-02-01T00:00:00Z", 3)
                .grants("order-2", "lab", TAG, 6, START, "2026-07-01T00:00:00Z")
                .uses("C9300:FOC3", "lab", TAG, START, 1);
    }

    private static ValidatableResponse ask(String account, String body) {
        return given().contentType("application/json")
                .body(body.replace('\'', '"').replace("TAG", TAG).replace("LOW", LOW))
                .post("/v1/smart-accounts/{sa}/what-if", account)
                .then();
    }

    private static JsonPath whatIf(String account, String body) {
        return ask(account, body).statusCode(200).extract().jsonPath();
    }

    private static List<String> told(JsonPath answer, String side) {
        List<Map<String, Object>> shortages = answer.getList(side + ".cases");
        return shortages.stream()
                .map(one -> one.get("virtualAccount") + " " + one.get("state") + " since " + one.get("shortSince")
                        + " until " + one.get("endsAt") + " by " + one.get("shortBy"))
                .toList();
    }

    private static Map<String, Object> position(JsonPath answer, String side, String virtualAccount, String tag) {
        List<Map<String, Object>> items = answer.getList(side + ".positions");
        return items.stream()
                .filter(item -> item.get("virtualAccount").equals(virtualAccount)
                        && item.get("entitlementTag").equals(tag))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingSupposedIsTheSameTwice() {
        String name = "what-if-same.example.com";
        estate(name);
        evaluate(name);
        JsonPath answer = whatIf(name, "{}");
        assertThat(answer.getMap("after")).isEqualTo(answer.getMap("before"));
        assertThat(answer.getList("before.positions")).as("today's positions").isEqualTo(positions(name, Map.of()));
        assertThat(answer.getString("at")).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(answer.getString("until")).isEqualTo("2027-03-01T00:00:00Z");
        assertThat(answer.getMap("before")).containsEntry("cost", null);
        Map<String, Object> running = answer.getMap("before.cases[0]");
        assertThat(running)
                .containsEntry("caseId", cases(name).getFirst().get("id"))
                .containsEntry("virtualAccount", "hq")
                .containsEntry("state", "GRACE")
                .containsEntry("shortSince", "2026-02-01T00:00:00Z")
                .containsEntry("deadline", "2026-05-02T00:00:00Z")
                .containsEntry("endsAt", null)
                .containsEntry("daysLeft", 62)
                .containsEntry("shortBy", 2)
                .containsEntry("size", 2)
                .containsEntry("enforcementAction", "RESTRICT");
        Map<String, Object> coming = answer.getMap("before.cases[1]");
        assertThat(coming)
                .containsEntry("virtualAccount", "lab")
                .containsEntry("caseId", null)
                .containsEntry("state", null)
                .containsEntry("shortSince", "2026-07-01T00:00:00Z")
                .containsEntry("daysLeft", null)
                .containsEntry("shortBy", 0)
                .containsEntry("size", 1);
    }

    @Test
    void aPurchaseCuresFromItsStartAndCostsItsMonths() {
        String name = "what-if-buys.example.com";
        estate(name);
        evaluate(name);
        List<Map<String, Object>> casesBefore = cases(name);
        JsonPath answer = whatIf(name, """
                {'at': '2026-04-01T00:00:00Z', 'entitlements': [
                  {'virtualAccount': 'hq', 'entitlementTag': 'TAG', 'quantity': 2, 'startsAt': '2026-03-15T00:00:00Z',
                   'endsAt': '2027-03-15T00:00:00Z', 'unitPrice': {'amount': '10.50', 'currency': 'EUR'}},
                  {'virtualAccount': 'lab', 'entitlementTag': 'new', 'quantity': 1, 'startsAt': '2026-03-15T00:00:00Z'}]}
                """);
        assertThat(told(answer, "before"))
                .containsExactly(
                        "hq GRACE since 2026-02-01T00:00:00Z until null by 2",
                        "lab null since 2026-07-01T00:00:00Z until null by 0");
        assertThat(told(answer, "after"))
                .as("until the purchase ends")
                .containsExactly(
                        "hq null since 2027-03-15T00:00:00Z until null by 0",
                        "lab null since 2026-07-01T00:00:00Z until null by 0");
        assertThat(position(answer, "after", "hq", TAG))
                .containsEntry("owned", 12)
                .containsEntry("balance", 0)
                .containsEntry("state", "IN_COMPLIANCE")
                .containsEntry("caseId", null);
        assertThat(position(answer, "after", "lab", "new")).containsEntry("owned", 1);
        assertThat(answer.getList("after.cost.totals")).containsExactly(Map.of("amount", "252.00", "currency", "EUR"));
        assertThat(answer.getList("after.cost.unpriced")).containsExactly("/entitlements/1");
        assertThat(cases(name)).as("nothing is stored").isEqualTo(casesBefore);
        assertThat(whatIf(name, "{}").getList("before.positions")).hasSize(2);
    }

    @Test
    void aTransferTakesTheLotsThatItReallyWouldAndBringsTheirEnd() {
        String name = "what-if-gives.example.com";
        estate(name);
        evaluate(name);
        JsonPath answer = whatIf(name, """
                {'at': '2026-03-02T00:00:00Z', 'transfers': [{'from': 'lab', 'to': 'hq', 'entitlementTag': 'TAG',
                  'quantity': 2, 'effectiveAt': '2026-03-01T12:00:00Z'}]}
                """);
        assertThat(position(answer, "after", "hq", TAG)).containsEntry("adjustedBalance", 0);
        assertThat(position(answer, "after", "lab", TAG)).containsEntry("owned", 4);
        assertThat(told(answer, "after"))
                .as("the lot ends in July, wherever it is")
                .containsExactly(
                        "hq null since 2026-07-01T00:00:00Z until null by 0",
                        "lab null since 2026-07-01T00:00:00Z until null by 0");
        assertThat(answer.getMap("after")).containsEntry("cost", null);
    }

    @Test
    void aDecommissionedInstanceStopsConsuming() {
        String name = "what-if-retires.example.com";
        estate(name);
        evaluate(name);
        JsonPath answer = whatIf(name, """
                {'decommissions': [{'productInstance': 'ISR4331/K9:FOC2', 'effectiveAt': '2026-04-01T00:00:00Z'},
                  {'productInstance': 'nobody:X', 'effectiveAt': '2026-04-01T00:00:00Z'}]}
                """);
        Object id = answer.get("before.cases[0].caseId");
        assertThat(id).isNotNull();
        assertThat(told(answer, "after").getFirst())
                .isEqualTo("hq GRACE since 2026-02-01T00:00:00Z until 2026-04-01T00:00:00Z by 2");
        assertThat(answer.<Object>get("after.cases[0].caseId"))
                .as("the same case")
                .isEqualTo(id);
        assertThat(position(answer, "after", "hq", TAG))
                .containsEntry("consumed", 12)
                .containsEntry("caseId", id);
    }

    @Test
    void aRenewalKeepsWhatWouldEnd() {
        String name = "what-if-renews.example.com";
        estate(name);
        evaluate(name);
        JsonPath answer = whatIf(name, """
                {'renewals': [{'virtualAccount': 'lab', 'entitlementTag': 'TAG', 'endsAt': '2026-07-01T00:00:00Z',
                  'newEndsAt': '2027-01-01T00:00:00Z', 'quantity': 1}]}
                """);
        assertThat(told(answer, "after").get(1)).isEqualTo("lab null since 2027-01-01T00:00:00Z until null by 0");
        assertThat(answer.getList("after.cost.unpriced")).containsExactly("/renewals/0");
        assertThat(answer.getList("after.cost.totals")).isEmpty();
    }

    @Test
    void anotherTierLetsSurplusCover() {
        String name = "what-if-tiers.example.com";
        estate(name).uses("C9200:FOC9", "lab", LOW, START, 2);
        evaluate(name);
        JsonPath answer = whatIf(name, """
                {'until': '2026-05-01T00:00:00Z', 'tiers': [{'entitlementTag': 'LOW', 'family': 'switching', 'tierRank': 1}]}
                """);
        assertThat(told(answer, "before"))
                .containsExactly(
                        "hq GRACE since 2026-02-01T00:00:00Z until null by 2",
                        "lab GRACE since 2026-01-01T00:00:00Z until null by 2");
        assertThat(told(answer, "after")).containsExactly("hq GRACE since 2026-02-01T00:00:00Z until null by 2");
        assertThat(position(answer, "after", "lab", LOW))
                .containsEntry("borrowed", 2)
                .containsEntry("state", "COVERED")
                .containsEntry("caseId", null);
        assertThat(position(answer, "after", "lab", TAG)).containsEntry("lent", 2);
        assertThat(position(answer, "before", "lab", TAG)).containsEntry("lent", 0);
    }

    @Test
    void whatCannotBeSupposedIsRefusedWithItsPlace() {
        String name = "what-if-refuses-wishes.example.com";
        estate(name);
        evaluate(name);
        ask(name, """
                {'transfers': [
                  {'from': 'lab', 'to': 'hq', 'entitlementTag': 'TAG', 'quantity': 5, 'effectiveAt': '2026-03-01T00:00:00Z'},
                  {'from': 'lab', 'to': 'hq', 'entitlementTag': 'TAG', 'quantity': 2, 'effectiveAt': '2026-03-01T00:00:00Z'}],
                 'renewals': [{'virtualAccount': 'hq', 'entitlementTag': 'TAG', 'endsAt': '2026-07-01T00:00:00Z',
                  'newEndsAt': '2027-01-01T00:00:00Z'}]}
                """).statusCode(422).body("errors.pointer", contains("/renewals/0/endsAt", "/transfers/1/quantity"));
        ask(name, """
                {'entitlements': [{'virtualAccount': 'nowhere', 'entitlementTag': 'TAG', 'quantity': 1, 'startsAt': '2026-03-01T00:00:00Z'}],
                 'transfers': [{'from': 'hq', 'to': 'moon', 'entitlementTag': 'TAG', 'quantity': 1, 'effectiveAt': '2026-03-01T00:00:00Z'}]}
                """)
                .statusCode(422)
                .body("errors.pointer", contains("/entitlements/0/virtualAccount", "/transfers/0/to"))
                .body("errors[0].code", equalTo("UNKNOWN_VIRTUAL_ACCOUNT"));
        ask(name, """
                {'at': '2026-03-01T00:00:00Z', 'until': '2026-02-01T00:00:00Z',
                 'tiers': [{'entitlementTag': 'LOW', 'family': 'switching'}, {'entitlementTag': 'LOW'}, null],
                 'entitlements': [{'virtualAccount': 'hq', 'entitlementTag': ' ', 'quantity': 0, 'startsAt': '2026-03-01T00:00:00Z',
                   'endsAt': '2026-03-01T00:00:00Z', 'unitPrice': {'amount': '-1', 'currency': 'euro'}}],
                 'renewals': [{}], 'transfers': [{'from': 'hq', 'to': 'hq', 'entitlementTag': 'TAG', 'quantity': 1,
                   'effectiveAt': '2026-03-01T00:00:00Z'}], 'decommissions': [{}]}
                """)
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains(
                                "/until",
                                "/tiers/0/tierRank",
                                "/tiers/1/entitlementTag",
                                "/tiers/2",
                                "/entitlements/0/endsAt",
                                "/entitlements/0/entitlementTag",
                                "/entitlements/0/quantity",
                                "/entitlements/0/unitPrice/amount",
                                "/renewals/0/endsAt",
                                "/renewals/0/newEndsAt",
                                "/renewals/0/virtualAccount",
                                "/renewals/0/entitlementTag",
                                "/transfers/0/to",
                                "/decommissions/0/productInstance",
                                "/decommissions/0/effectiveAt"));
        ask(name, "{'at': 'today'}").statusCode(400).body("errors[0].pointer", equalTo("/at"));
        ask("nobody.example.com", "{}").statusCode(404);
    }

    @Test
    void ofAnAccountInDoubtNoShortageIsTold() {
        String name = "what-if-doubtful-wishes.example.com";
        estate(name);
        peers.kill(Source.USAGE);
        evaluate(name);
        JsonPath answer = whatIf(name, """
                {'entitlements': [{'virtualAccount': 'hq', 'entitlementTag': 'TAG', 'quantity': 1, 'startsAt': '2026-03-01T00:00:00Z'}]}
                """);
        assertThat(answer.getList("after.cases")).isEmpty();
        assertThat(position(answer, "after", "hq", TAG))
                .containsEntry("owned", 11)
                .containsEntry("state", "INDETERMINATE");
    }
}
