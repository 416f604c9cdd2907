package dev.ninety.usage.instance;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to product instances beside their reports, and what it does to consumption. */
@QuarkusTest
class InstanceChangesTest extends UsageServiceTest {

    private static final String ROUTER = "ISR4331/K9:FDO0001A001";

    private ValidatableResponse put(String udi, Map<String, ?> body) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .put(url("/product-instances/" + segment(udi)))
                .then();
    }

    @Test
    void anInstanceIsNamedOnceAndStartsSomewhere() {
        Map<String, ?> body = Map.of(
                "hostname", "edge-1",
                "virtualAccount", "branch",
                "haMembers", List.of(Map.of("pid", "ISR4331/K9", "serial", "FDO0001A002", "role", "Standby")));
        put(ROUTER, body)
                .statusCode(201)
                .body("virtualAccount", equalTo("branch"))
                .body("haMembers[0].role", equalTo("Standby"));
        put(ROUTER, body).statusCode(200).body("productInstance", equalTo(ROUTER));
        put(ROUTER, Map.of("virtualAccount", "lab"))
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/virtualAccount"));
        put(ROUTER, Map.of("virtualAccount", "nowhere")).statusCode(422);
        assertThat(list("/product-instances?hostname=edge-1")).hasSize(1);
        assertThat(list("/product-instances?serial=FDO0001A001&virtualAccount=branch"))
                .hasSize(1);
        assertThat(list("/product-instances?virtualAccount=lab")).isEmpty();
    }

    @Test
    void theFirstVirtualAccountStaysTheFirstWhateverMovesFollow() {
        put(ROUTER, Map.of("virtualAccount", "branch")).statusCode(201);
        post(ROUTER, "moves", Map.of("to", "lab", "effectiveAt", moment(0))).statusCode(201);
        put(ROUTER, Map.of("virtualAccount", "lab")).statusCode(409);
        put(ROUTER, Map.of("virtualAccount", "branch")).statusCode(200).body("virtualAccount", equalTo("lab"));
    }

    @Test
    void aMoveTakesConsumptionAlongFromItsMomentOn() {
        send(report(ROUTER, DNA, 1).row(0, 100, 4).json());
        post(ROUTER, "moves", Map.of("to", "lab", "effectiveAt", moment(50))).statusCode(201);
        int posted = ledger().size();
        post(ROUTER, "moves", Map.of("to", "lab", "effectiveAt", moment(50))).statusCode(200);
        assertThat(ledger()).hasSize(posted);
        assertThat(consumed("campus", DNA, 49)).isEqualTo(4);
        assertThat(consumed("campus", DNA, 50)).isZero();
        assertThat(consumed("lab", DNA, 50)).isEqualTo(4);
        send(report(ROUTER, DNA, 2).row(100, 200, 7).json());
        assertThat(consumed("lab", DNA, 100)).isEqualTo(7);
        assertThat(consumed("campus", DNA, 100)).isZero();
    }

    @Test
    void ofTwoMovesAtOneMomentTheLaterRecordedWins() {
        send(report(ROUTER, DNA, 1).row(0, 100, 4).json());
        post(ROUTER, "moves", Map.of("to", "lab", "effectiveAt", moment(50))).statusCode(201);
        post(ROUTER, "moves", Map.of("to", "branch", "effectiveAt", moment(50))).statusCode(201);
        assertThat(consumed("branch", DNA, 60)).isEqualTo(4);
        assertThat(consumed("lab", DNA, 60)).isZero();
    }

    @Test
    void outOfServiceItCountsNoLongerAndIsFlaggedWhenItReports() {
        send(report(ROUTER, DNA, 1).row(0, 100, 4).json());
        post(ROUTER, "decommission", Map.of("effectiveAt", moment(40), "reason", "replaced"))
                .statusCode(201);
        post(ROUTER, "decommission", Map.of("effectiveAt", moment(40), "reason", "replaced"))
                .statusCode(200);
        assertThat(consumed("campus", DNA, 39)).isEqualTo(4);
        assertThat(consumed("campus", DNA, 40)).isZero();
        send(report(ROUTER, DNA, 2).row(100, 200, 5).json()).body("problems[0].flags", hasItem("DECOMMISSIONED"));
        assertThat(consumed("campus", DNA, 150)).isZero();

        post(ROUTER, "reactivate", Map.of("effectiveAt", moment(150))).statusCode(201);
        assertThat(consumed("campus", DNA, 149)).isZero();
        assertThat(consumed("campus", DNA, 150)).isEqualTo(5);
        assertThat(consumed("campus", DNA, 500)).isEqualTo(5);
        given().urlEncodingEnabled(false)
                .get(url("/product-instances/" + segment(ROUTER)))
                .then()
                .body("state", equalTo("ACTIVE"));
    }

    @Test
    void afterReactivationNothingCountsUntilARowCoversAMoment() {
        send(report(ROUTER, DNA, 1).row(0, 100, 4).json());
        post(ROUTER, "decommission", Map.of("effectiveAt", moment(200)));
        post(ROUTER, "reactivate", Map.of("effectiveAt", moment(300)));
        assertThat(consumed("campus", DNA, 199)).isEqualTo(4);
        assertThat(consumed("campus", DNA, 300)).isZero();
        send(report(ROUTER, DNA, 2).row(350, 360, 2).json());
        assertThat(consumed("campus", DNA, 349)).isZero();
        assertThat(consumed("campus", DNA, 400)).isEqualTo(2);
    }

    @Test
    void aReleaseEndsTheUseOfALicenceForGood() {
        send(report(ROUTER, DNA, 1).row(0, 100, 4).json());
        Map<String, ?> release = Map.of("entitlementTag", DNA, "effectiveAt", moment(60), "reason", "downgraded");
        post(ROUTER, "releases", release).statusCode(201);
        post(ROUTER, "releases", release).statusCode(200);
        assertThat(consumed("campus", DNA, 59)).isEqualTo(4);
        assertThat(consumed("campus", DNA, 60)).isZero();
        send(report(ROUTER, DNA, 2).row(60, 300, 9).json());
        assertThat(consumed("campus", DNA, 100)).isZero();
        send(report(ROUTER, DNA, 3).row(61, 300, 9).json());
        assertThat(consumed("campus", DNA, 60)).isZero();
        assertThat(consumed("campus", DNA, 61)).isEqualTo(9);
    }

    @Test
    void aTagThatWasNotReportedYetCanBeReleased() {
        put(ROUTER, Map.of()).statusCode(201);
        post(ROUTER, "releases", Map.of("entitlementTag", DNA, "effectiveAt", moment(60)))
                .statusCode(201);
        send(report(ROUTER, DNA, 1).row(0, 100, 4).json());
        assertThat(consumed("campus", DNA, 59)).isEqualTo(4);
        assertThat(consumed("campus", DNA, 60)).isZero();
    }

    @Test
    void aSwitchoverEndsWhatTheOtherMemberCarriesForward() {
        String active = "C9300-24P:HA1";
        String standby = "C9300-24P:HA2";
        send(report(active, DNA, 1).row(0, 100, 2).listing(active, standby).json());
        send(report(standby, DNA, 1).row(100, 200, 2).listing(standby, active).json())
                .body("problems[0].flags", hasItem("HA_SWITCHOVER"));
        assertThat(consumed("campus", DNA, 99)).isEqualTo(2);
        assertThat(consumed("campus", DNA, 100)).isEqualTo(2);
        assertThat(consumed("campus", DNA, 1000)).isEqualTo(2);
        given().urlEncodingEnabled(false)
                .get(url("/product-instances/" + segment(active) + "/consumption?at=" + moment(150)))
                .then()
                .body("items[0].consumed", equalTo(0))
                .body("items[0].since", equalTo(moment(100)));
    }

    @Test
    void aSwitchoverCountsTheSameWhenTheLaterReportArrivesFirst() {
        String active = "C9300-24P:HA1";
        String standby = "C9300-24P:HA2";
        send(report(standby, DNA, 1).row(100, 200, 2).listing(standby, active).json());
        send(report(active, DNA, 1).row(0, 100, 2).listing(active, standby).json());
        assertThat(consumed("campus", DNA, 50)).isEqualTo(2);
        assertThat(consumed("campus", DNA, 1000)).isEqualTo(2);
        post(standby, "decommission", Map.of("effectiveAt", moment(90)));
        assertThat(consumed("campus", DNA, 1000)).isEqualTo(2);
        given().urlEncodingEnabled(false)
                .get(url("/product-instances/" + segment(active) + "/consumption?at=" + moment(150)))
                .then()
                .body("items[0].consumed", equalTo(2));
    }

    @Test
    void aLongerVersionThatNoLongerListsAMemberGivesItsCarryForwardBack() {
        String active = "C9300-24P:HA1";
        String standby = "C9300-24P:HA2";
        send(report(active, DNA, 1).row(0, 100, 2).json());
        send(report(standby, DNA, 1).row(100, 200, 3).listing(active).json());
        assertThat(consumed("campus", DNA, 150)).isEqualTo(3);
        send(report(standby, DNA, 1).row(100, 250, 3).json()).body("extended", equalTo(1));
        assertThat(consumed("campus", DNA, 150)).isEqualTo(5);
    }

    @Test
    void whatCannotBeIsRefusedWithItsField() {
        put(ROUTER, Map.of()).statusCode(201);
        post(ROUTER, "moves", Map.of("to", "nowhere", "effectiveAt", moment(0)))
                .statusCode(422)
                .body("errors.pointer", contains("/to"));
        post(ROUTER, "moves", Map.of())
                .statusCode(422)
                .body("errors.pointer", hasItem("/effectiveAt"))
                .body("errors.pointer", hasItem("/to"));
        post(ROUTER, "moves", Map.of("to", "lab", "effectiveAt", 5))
                .statusCode(400)
                .body("errors.pointer", contains("/effectiveAt"));
        post(ROUTER, "releases", Map.of("effectiveAt", moment(0)))
                .statusCode(422)
                .body("errors.pointer", contains("/entitlementTag"));
        post("C9300-24P:NONE", "decommission", Map.of("effectiveAt", moment(0))).statusCode(404);
        post("nocolon", "decommission", Map.of("effectiveAt", moment(0)))
                .statusCode(400)
                .body("errors.parameter", contains("productInstance"));
        given().get(url("/product-instances?limit=0"))
                .then()
                .statusCode(400)
                .body("errors[0].parameter", not(equalTo("")));
    }
}
