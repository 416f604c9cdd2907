package dev.ninety.compliance.remedy;

import static dev.ninety.compliance.remedy.PlanDoors.costs;
import static dev.ninety.compliance.remedy.PlanDoors.ofAccount;
import static dev.ninety.compliance.remedy.PlanDoors.ofCase;
import static dev.ninety.compliance.remedy.PlanDoors.told;
import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans as their doors tell them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class RemediesDoorTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String TOP = "regid.2026-01.com.example.premier,1.0_p";
    private static final String JANUARY = "2026-01-01T00:00:00Z";
    private static final String FEBRUARY = "2026-02-01T00:00:00Z";
    private static final String NOW = "2026-03-01T00:00:00Z";
    private static final String YEAR_LATER = "2027-03-01T00:00:00Z";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set(NOW);
    }

    /** In campus three are missing since February, of a licence of 10 EUR a month. */
    private StubAccount shortOfThree(String name) {
        StubAccount account = peers.account(name)
                .price(TAG, "10.00", "EUR")
                .shipped(TAG, "switching", 1, 90, "RESTRICT")
                .shipped(TOP, "switching", 2, 90, "RESTRICT")
                .grants("order-0", "campus", TAG, 5, JANUARY, null)
                .uses("C9300-24T:OLD", "campus", TAG, JANUARY, 5)
                .uses("ISR4331/K9:NEW", "campus", TAG, FEBRUARY, 3);
        account.heard().nothing();
        return account;
    }

    private static final String BUY_ALL = "BUY 3 in campus from " + NOW + " to " + YEAR_LATER;

    @Test
    void surplusIsMovedInFromWhoeverHasMostAndMoneyBuysTheRest() {
        String name = "remedy-transfers.example.com";
        shortOfThree(name)
                .grants("order-1", "lab", TAG, 4, JANUARY, null)
                .uses("C9300-24T:LAB", "lab", TAG, JANUARY, 3)
                .grants("order-2", "plant", TAG, 1, JANUARY, null)
                .grants("order-3", "edge", TAG, 9, JANUARY, null)
                .uses("C9300-24T:EDGE", "edge", TAG, "2026-08-01T00:00:00Z", 9);
        JsonPath answer = ofCase(name);
        assertThat(told(answer))
                .containsExactly(
                        List.of(
                                "TRANSFER 1 from lab to campus",
                                "TRANSFER 1 from plant to campus",
                                "BUY 1 in campus from " + NOW + " to " + YEAR_LATER),
                        List.of(BUY_ALL));
        assertThat(costs(answer)).containsExactly("[120.00]", "[360.00]");
        assertThat(answer.getString("at")).isEqualTo(NOW);
        assertThat(answer.getString("until")).isEqualTo(YEAR_LATER);
        assertThat(answer.getList("items[0].cost.currency")).containsExactly("EUR");
        assertThat(answer.getString("items[0].curedUntil")).isEqualTo(YEAR_LATER);
        assertThat(answer.getString("items[0].shortAgainAt"))
                .as("when the purchase ends")
                .isEqualTo(YEAR_LATER);
        assertThat(answer.getList("items[0].confirm")).isEmpty();
        assertThat(answer.getMap("items[0].steps[0]"))
                .containsEntry("number", 1)
                .containsEntry("carriedOut", true)
                .containsEntry("entitlementTag", TAG)
                .containsEntry("cost", null);
        assertThat(answer.getList("items[0].steps[0].evidence.sequences"))
                .as("the entries of the lab's pool: its grant and its use")
                .containsExactly(List.of(2), List.of(3));
        assertThat(answer.getMap("items[0].steps[2]"))
                .containsEntry("carriedOut", false)
                .containsEntry("priceFrom", "CATALOGUE")
                .containsEntry("unitPrice", Map.of("amount", "10.00", "currency", "EUR"))
                .containsEntry("cost", Map.of("amount", "120.00", "currency", "EUR"));
        assertThat(answer.getMap("items[0].cures[0]"))
                .containsEntry("virtualAccount", "campus")
                .containsEntry("caseId", cases(name).getFirst().get("id"))
                .containsEntry("shortSince", FEBRUARY)
                .containsEntry("from", NOW)
                .containsEntry("until", YEAR_LATER)
                .containsEntry("units", 3)
                .containsEntry("left", 0);
    }

    @Test
    void aShorterHorizonSeesMoreToSpare() {
        String name = "remedy-horizon.example.com";
        shortOfThree(name)
                .grants("order-3", "edge", TAG, 9, JANUARY, null)
                .uses("C9300-24T:EDGE", "edge", TAG, "2026-08-01T00:00:00Z", 9);
        evaluate(name);
        Object id = cases(name).getFirst().get("id");
        given().get("/v1/smart-accounts/{sa}/cases/{id}/remedies?horizonDays=30", name, id)
                .then()
                .statusCode(200)
                .body("until", equalTo("2026-03-31T00:00:00Z"))
                .body("items[0].steps.kind", contains("TRANSFER"))
                .body("items[0].cost", empty())
                .body("items[0].curedUntil", equalTo("2026-03-31T00:00:00Z"));
        for (String wrong : List.of("0", "3651", "-1", "some")) {
            given().get("/v1/smart-accounts/{sa}/cases/{id}/remedies?horizonDays=" + wrong, name, id)
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", contains("horizonDays"));
            given().get("/v1/smart-accounts/{sa}/remedies?horizonDays=" + wrong, name)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void lotsThatEndEarlyAreGivenFirstSoMoreAreMoved() {
        String name = "remedy-lots.example.com";
        shortOfThree(name)
                .grants("order-1", "lab", TAG, 3, JANUARY, "2026-06-01T00:00:00Z")
                .grants("order-2", "lab", TAG, 3, JANUARY, null);
        JsonPath answer = ofCase(name);
        assertThat(told(answer).getFirst()).containsExactly("TRANSFER 6 from lab to campus");
        assertThat(answer.getString("items[0].shortAgainAt")).isNull();
    }

    @Test
    void aHigherTierIsLentWhereTheLicenceItselfIsNotToSpare() {
        String name = "remedy-lends.example.com";
        shortOfThree(name)
                .grants("order-1", "lab", TOP, 2, JANUARY, null)
                .grants("order-2", "plant", TAG, 1, JANUARY, null);
        JsonPath answer = ofCase(name);
        assertThat(told(answer).getFirst())
                .containsExactly("TRANSFER 1 from plant to campus", "LEND 2 from lab to campus");
        assertThat(answer.getString("items[0].steps[1].entitlementTag")).isEqualTo(TOP);
        assertThat(costs(answer)).containsExactly("[]", "[240.00]", "[360.00]");
    }

    @Test
    void whatShouldNotCountIsClearedByWhatIsFoundAndNoMoreThanNeeded() {
        String name = "remedy-clears.example.com";
        StubAccount account = shortOfThree(name)
                .uses("C9300-24T:TWIN", "campus", TAG, FEBRUARY, 2)
                .uses("C9800:STANDBY", "campus", TAG, FEBRUARY, 1)
                .uses("C9300-24T:GONE", "lab", TAG, FEBRUARY, 4)
                .grants("order-1", "lab", TAG, 4, JANUARY, null);
        account.heard()
                .finding("DOUBLE_COUNT", "DOUBLE_COUNT-1", "C9300-24T:TWIN", "campus", TAG, 2L)
                .beside("DOUBLE_COUNT-1", "C9300-24T:OLD", "SERIAL")
                .finding("DOUBLE_COUNT", "DOUBLE_COUNT-2", "C9800:STANDBY", "campus", TAG, 1L)
                .beside("DOUBLE_COUNT-2", "C9800:ACTIVE", "HA_MEMBER")
                .finding("STALE_INSTANCE", "STALE_INSTANCE-3", "C9300-24T:GONE", "lab", TAG, 4L)
                .finding("STALE_INSTANCE", "STALE_INSTANCE-4", "C9300-24T:OLD", "campus", TAG, 5L, false);
        JsonPath answer = ofCase(name);
        assertThat(told(answer).getFirst())
                .as("six are missing: three are freed here, the others elsewhere; what is accepted is left")
                .containsExactly(
                        "MERGE C9300-24T:TWIN into C9300-24T:OLD",
                        "RELEASE C9800:STANDBY",
                        "DECOMMISSION C9300-24T:GONE",
                        "TRANSFER 3 from lab to campus");
        assertThat(answer.getList("items[0].confirm"))
                .containsExactly("C9300-24T:GONE", "C9300-24T:TWIN", "C9800:STANDBY");
        assertThat(answer.getMap("items[0].steps[0].frees[0]"))
                .isEqualTo(Map.of("virtualAccount", "campus", "entitlementTag", TAG, "units", 2));
        assertThat(answer.getList("items[0].steps[0].evidence[0].ids")).containsExactly("DOUBLE_COUNT-1");
        assertThat(told(answer).getLast()).containsExactly("BUY 6 in campus from " + NOW + " to " + YEAR_LATER);
    }

    @Test
    void aTermThatEndedOrWillIsRenewedBeforeAnythingIsBought() {
        String name = "remedy-renews.example.com";
        StubAccount account = peers.account(name);
        account.shipped(TAG, "switching", 1, 90, "RESTRICT")
                .grants("SUB-1", "campus", TAG, 4, "2025-02-10T00:00:00Z", "2026-02-10T00:00:00Z")
                .grants("SUB-2", "campus", TAG, 5, JANUARY, "2026-09-01T00:00:00Z")
                .uses("C9300-24T:OLD", "campus", TAG, JANUARY, 7);
        account.heard().nothing().price(TAG, false, "9.50", "USD", "SUB-2").price(TAG, true, "300", "USD", "PO-1");
        JsonPath answer = ofCase(name);
        assertThat(told(answer))
                .as("one costs as much as the other")
                .containsExactlyInAnyOrder(
                        List.of(
                                "RENEW 2 in campus from " + NOW + " to " + YEAR_LATER,
                                "RENEW 5 in campus from 2026-09-01T00:00:00Z to " + YEAR_LATER),
                        List.of(
                                "BUY 2 in campus from " + NOW + " to " + YEAR_LATER,
                                "BUY 5 in campus from 2026-09-01T00:00:00Z to " + YEAR_LATER));
        String renewal =
                told(answer).getFirst().getFirst().startsWith("RENEW") ? "items[0].steps[0]" : "items[1].steps[0]";
        assertThat(answer.getMap(renewal))
                .containsEntry("formerEnd", "2026-02-10T00:00:00Z")
                .containsEntry("priceFrom", "ENTITLEMENT")
                .containsEntry("cost", Map.of("amount", "228.00", "currency", "USD"));
        assertThat(costs(answer)).as("2 * 9.50 * 12 and 5 * 9.50 * 6").containsOnly("[513.00]");
        assertThat(answer.getList(renewal + ".evidence.source")).containsExactly("ENTITLEMENT", "PRICE");
    }

    @Test
    void whatIsBoughtForEverCostsOnceAndWithoutAPriceNobodyKnows() {
        String name = "remedy-once.example.com";
        StubAccount account = peers.account(name);
        account.licenceType(TAG, "PERPETUAL")
                .shipped(TAG, null, null, 90, "RESTRICT")
                .uses("C9300-24T:OLD", "campus", TAG, FEBRUARY, 2);
        account.heard().nothing().price(TAG, true, "300.005", "CHF", "PO-1").price(TAG, false, "7", "CHF", "SUB-1");
        JsonPath answer = ofCase(name);
        assertThat(told(answer)).containsExactly(List.of("BUY 2 in campus from " + NOW + " to null"));
        assertThat(costs(answer)).containsExactly("[600.01]");
        assertThat(answer.getString("items[0].shortAgainAt")).isNull();
        assertThat(answer.getString("items[0].curedUntil")).isEqualTo(YEAR_LATER);

        String unpriced = "remedy-unpriced.example.com";
        peers.account(unpriced)
                .uses("C9300-24T:OLD", "campus", TAG, FEBRUARY, 2)
                .grants("o", "lab", TAG, 1, JANUARY, null);
        JsonPath none = ofCase(unpriced);
        assertThat(none.getList("items.costReason")).containsExactly("NO_PRICE", "NO_PRICE");
        assertThat(none.getList("items.cost")).containsOnlyNulls();
        assertThat(none.getList("items[0].unpriced")).as("fewer steps first").containsExactly(1);
        assertThat(none.getList("items[1].unpriced")).containsExactly(2);
    }

    @Test
    void theAccountsPlanLooksAfterTheMostUrgentCaseFirst() {
        String name = "remedy-account.example.com";
        shortOfThree(name)
                .uses("C9300-24T:EDGE", "edge", TAG, JANUARY, 2)
                .grants("order-1", "lab", TAG, 4, JANUARY, null);
        JsonPath answer = ofAccount(name);
        assertThat(told(answer).getFirst())
                .containsExactly(
                        "TRANSFER 2 from lab to edge",
                        "TRANSFER 2 from lab to campus",
                        "BUY 1 in campus from " + NOW + " to " + YEAR_LATER);
        assertThat(answer.getList("items[0].cures.virtualAccount")).containsExactly("campus", "edge");
    }

    @Test
    void aNameStandsAsLongAsTheHeadsDo() {
        String name = "remedy-names.example.com";
        StubAccount account = shortOfThree(name).grants("order-1", "lab", TAG, 1, JANUARY, null);
        List<String> first = ofCase(name).getList("items.id");
        clock.set("2026-03-02T12:00:00Z");
        assertThat(ofCase(name).getList("items.id")).as("later").isEqualTo(first);
        assertThat(first).allMatch(id -> id.matches("r365-[0-9a-f]{24}")).doesNotHaveDuplicates();
        List<String> ofAccount = ofAccount(name).getList("items.id");
        assertThat(ofAccount).as("for something else").doesNotContainAnyElementsOf(first);
        account.uses("C9300-24T:ELSE", "elsewhere", "another", FEBRUARY, 1);
        assertThat(ofCase(name).getList("items.id")).doesNotContainAnyElementsOf(first);
    }

    @Test
    void whereNothingIsShortOrKnownThereIsNoPlan() {
        String name = "remedy-none.example.com";
        StubAccount account = shortOfThree(name);
        evaluate(name);
        Object id = cases(name).getFirst().get("id");
        account.grants("order-9", "campus", TAG, 9, "2026-02-20T00:00:00Z", null);
        evaluate(name);
        given().get("/v1/smart-accounts/{sa}/cases/{id}/remedies", name, id)
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("indeterminate", empty());
        given().get("/v1/smart-accounts/{sa}/remedies", name)
                .then()
                .statusCode(200)
                .body("items", empty());
        given().get("/v1/smart-accounts/{sa}/cases/{id}/remedies", name, "nobody")
                .then()
                .statusCode(404);
        given().get("/v1/smart-accounts/{sa}/remedies", "nowhere.example.com")
                .then()
                .statusCode(404);

        String doubted = "remedy-doubt.example.com";
        StubAccount other = shortOfThree(doubted);
        evaluate(doubted);
        other.lies(Source.USAGE, entries -> List.of());
        evaluate(doubted);
        given().get("/v1/smart-accounts/{sa}/remedies", doubted)
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("indeterminate.reason", contains("LEDGER_REWOUND"));
    }
}
