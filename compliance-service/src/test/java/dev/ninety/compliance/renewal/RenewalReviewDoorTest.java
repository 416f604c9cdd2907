package dev.ninety.compliance.renewal;

import static dev.ninety.compliance.renewal.Campus.END;
import static dev.ninety.compliance.renewal.Campus.FIREWALL;
import static dev.ninety.compliance.renewal.Campus.HIGH;
import static dev.ninety.compliance.renewal.Campus.LOW;
import static dev.ninety.compliance.renewal.Campus.REVIEW;
import static dev.ninety.compliance.renewal.Campus.START;
import static dev.ninety.compliance.renewal.Campus.account;
import static dev.ninety.compliance.renewal.Campus.agree;
import static dev.ninety.compliance.renewal.Campus.get;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The renewal review in JSON, and what it is read from. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class RenewalReviewDoorTest {

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-06-01T00:00:00Z");
    }

    @Test
    void aReviewTellsWhatIsUsedShortAndIdleAndWhatItCosts() {
        String name = "renewal.example.com";
        account(peers, name);
        agree(name);

        JsonPath review = get(name, "agreement", "ea").statusCode(200).extract().jsonPath();

        assertThat(review.getString("date")).isEqualTo("2027-03-01T00:00:00Z");
        assertThat(review.getString("asOf")).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(review.getString("window.from")).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(review.getString("agreement.id")).isEqualTo("ea");
        assertThat(review.getString("growthAllowance")).isEqualTo("20");
        assertThat(review.getList("licences.entitlementTag")).containsExactly(HIGH, LOW);
        assertThat(review.getMap("licences[0]"))
                .containsEntry("name", "Licence " + HIGH)
                .containsEntry("owned", 10)
                .containsEntry("ownedBefore", 0)
                .containsEntry("shortBy", 2)
                .containsEntry("virtualAccount", null);
        assertThat(review.getMap("licences[0].ours"))
                .containsEntry("consumed", 12)
                .containsEntry("from", "2026-03-01T00:00:00Z")
                .containsEntry("until", "2026-06-01T00:00:00Z")
                .containsEntry("p95", 20)
                .as("7 days of 20, 54 of 8 and 31 of 12")
                .containsEntry("mean", "10.26");
        assertThat(review.getMap("licences[0].ours.peak"))
                .containsEntry("level", 20)
                .containsEntry("since", "2026-03-01T00:00:00Z")
                .containsEntry("days", "7.00")
                .containsEntry("daysInAll", "7.00");
        assertThat(review.getMap("licences[0].ours.missing.now.cost"))
                .as("2 units for the 7 months to the end of those held")
                .isEqualTo(Map.of("amount", "175.00", "currency", "CHF"));
        assertThat(review.getMap("licences[0].ours.missing.peak.cost"))
                .isEqualTo(Map.of("amount", "875.00", "currency", "CHF"));
        assertThat(review.getInt("licences[0].vendor.consumed")).isEqualTo(8);
        assertThat(review.getInt("licences[0].vendor.missing.now.units")).isZero();
        assertThat(review.getMap("licences[0].term")).isEqualTo(Map.of("until", END, "basis", "LOT_END"));
        assertThat(review.getMap("licences[0].price")).containsEntry("source", "AGREEMENT");
        assertThat(review.getMap("licences[0].persistence"))
                .containsEntry("spells", 2)
                .containsEntry("days", "38.00")
                .containsEntry("longestDays", "31.00")
                .containsEntry("lastSince", "2026-05-01T00:00:00Z")
                .containsEntry("lasting", true);
        assertThat(review.getMap("licences[1].idle.now.cost"))
                .as("units that last are paid for once")
                .isEqualTo(Map.of("amount", "15.00", "currency", "EUR"));
        assertThat(review.getMap("licences[1].term")).containsEntry("basis", "LASTING");
        assertThat(review.getList("licences[0].evidence.source")).containsExactly("ENTITLEMENT", "USAGE");
        assertThat(review.getList("licences[0].evidence.units")).containsExactly(10, 12);
        assertThat(review.getList("licences[0].evidence[0].sequences", Integer.class))
                .as("its end comes later")
                .hasSize(1);
        assertThat(review.getList("virtualAccounts.virtualAccount")).containsExactly("campus", "lab");
        assertThat(review.getMap("commitments[0]"))
                .containsEntry("committed", 40)
                .containsEntry("notOwned", 30);
        assertThat(review.getMap("commitments[0].unused.cost"))
                .as("28 units for the 9 months to the end of the agreement")
                .isEqualTo(Map.of("amount", "3150.00", "currency", "CHF"));
        assertThat(review.getMap("trueForward[0]"))
                .containsEntry("expected", true)
                .containsEntry("allowance", 2)
                .containsEntry("consumed", 12);
        assertThat(review.getInt("trueForward[0].exposure.units")).isZero();
        assertThat(review.getMap("trueForward[0].peakAlone.cost"))
                .as("8 units from September on, 4 months")
                .isEqualTo(Map.of("amount", "400.00", "currency", "CHF"));
        assertThat(review.getMap("termEnds[0]"))
                .containsEntry("endsAt", END)
                .containsEntry("units", 10)
                .containsEntry("against", "BEFORE")
                .containsEntry("entitlements", List.of("order-1"));
        assertThat(review.getMap("termEnds[0].alignment.cost"))
                .isEqualTo(Map.of("amount", "250.00", "currency", "CHF"));
        assertThat(review.getMap("reporting[0]"))
                .containsEntry("virtualAccount", "campus")
                .containsEntry("required", 6)
                .containsEntry("overdue", 2)
                .containsEntry("withoutEvidence", 1)
                .containsEntry("neverReported", 3);
        assertThat(review.getMap("cases[0]"))
                .containsEntry("virtualAccount", "campus")
                .containsEntry("shortBy", 2)
                .containsEntry("state", "GRACE")
                .containsEntry("daysLeft", 59);
        assertThat(review.getList("cases[0].causes")).contains("GENUINE_SHORTAGE");
        assertThat(review.getMap("stepDowns[0]"))
                .as("one price is in francs, the other in euros")
                .containsEntry("unpriced", "CURRENCIES_DIFFER");
        assertThat(review.getMap("summary"))
                .containsEntry("licences", 2)
                .containsEntry("shortLicences", 1)
                .containsEntry("openCases", 1)
                .containsEntry("overdueReports", 2)
                .containsEntry("neverReported", 3);
        assertThat(review.getList("summary.idle.now.cost.amount")).containsExactly("15.00");
        given().get(review.getString("links.vendorPositions")).then().statusCode(200);
        given().get(review.getString("links.agreement")).then().statusCode(200).body("id", equalTo("ea"));
        assertThat(review.getMap("links"))
                .containsOnlyKeys(
                        "positions", "vendorPositions", "cases", "disputes", "score", "forecast", "agreement");
        review.getMap("links")
                .values()
                .forEach(link -> given().get((String) link).then().statusCode(200));
    }

    @Test
    void aDateThatIsOverIsReviewedAsItWas() {
        String name = "renewal-over.example.com";
        account(peers, name);
        get(name, "date", "2026-04-01")
                .statusCode(200)
                .body("asOf", equalTo("2026-03-31T23:59:59.999999Z"))
                .body("agreement", nullValue())
                .body("licences[0].ours.consumed", equalTo(8))
                .body("licences[0].ours.until", equalTo("2026-04-01T00:00:00Z"))
                .body("licences[0].ours.peak.level", equalTo(20))
                .body("licences[0].price.source", equalTo("CATALOGUE"))
                .body("licences[0].idle.now.cost.amount", equalTo("300.00"))
                .body("commitments.size()", equalTo(0))
                .body("trueForward.size()", equalTo(0))
                .body("links", not(hasKey("agreement")))
                .body("stepDowns[0].saving.amount", equalTo("800.00"));
        clock.set("2026-12-01T00:00:00Z");
        get(name, "date", "2026-04-01")
                .body("cases[0].state", equalTo("ENFORCEMENT"))
                .body("cases[0].daysLeft", equalTo(0));
    }

    @Test
    void aPartOfTheAccountIsAskedForByScope() {
        String name = "renewal-scope.example.com";
        account(peers, name);
        get(name, "date", END, "scope", "virtualAccount:lab")
                .statusCode(200)
                .body("scope", equalTo("virtualAccount:lab"))
                .body("licences.entitlementTag", contains(LOW))
                .body("cases.size()", equalTo(0))
                .body("reporting.size()", equalTo(0));
        get(name, "date", END, "scope", "businessUnit:Retail")
                .body("licences.entitlementTag", contains(HIGH))
                .body("cases.size()", equalTo(1));
        get(name, "date", END, "scope", "licenceFamily:switching").body("licences.size()", equalTo(2));
        get(name, "date", END, "scope", "virtualAccount:nowhere").statusCode(404);
        get(name, "date", END, "scope", "region:LATAM").statusCode(404);
        get(name, "date", END, "scope", "licenceFamily:none").statusCode(404);
    }

    @Test
    void whatOnlyTheVendorCountsHasATableOfItsOwn() {
        String name = "renewal-vendor.example.com";
        StubAccount account = account(peers, name);
        account.grants("order-9", "lab", FIREWALL, 5, START, END);
        account.heard().price(FIREWALL, false, "100.00", "USD", "order-9");
        evaluate(name);
        given().contentType(ContentType.JSON)
                .body("""
                        {"takenAt": "2026-05-20T00:00:00Z", "items": [
                            {"virtualAccount": "lab", "entitlementTag": "%s", "inUse": 7},
                            {"virtualAccount": "campus", "entitlementTag": "%s", "inUse": 15}]}""".formatted(FIREWALL, HIGH))
                .post("/v1/smart-accounts/{sa}/imports/vendor-usage", name)
                .then()
                .statusCode(200);
        get(name, "date", END)
                .statusCode(200)
                .body("licences.entitlementTag", contains(HIGH, LOW))
                .body("licences[0].vendorInUse", equalTo(15))
                .body("licences[0].unseen", equalTo(3))
                .body("vendorOnly.entitlementTag", contains(FIREWALL))
                .body("vendorOnly[0].inUse", equalTo(7))
                .body("vendorOnly[0].takenAt", equalTo("2026-05-20T00:00:00Z"))
                .body("vendorOnly[0].missing.units", equalTo(2))
                .body("vendorOnly[0].missing.cost.amount", equalTo("1400.00"))
                .body("vendorOnly[0].missing.cost.currency", equalTo("USD"));
    }

    @Test
    void disputesStandInItUntilTheyAreResolved() {
        String name = "renewal-disputes.example.com";
        account(peers, name);
        count(name, "2026-05-20T00:00:00Z", 15);
        reconcile(name, "first");
        get(name, "date", END)
                .statusCode(200)
                .body("summary.openDisputes", equalTo(1))
                .body("disputes.virtualAccount", contains("campus"))
                .body("disputes[0].entitlementTag", equalTo(HIGH))
                .body("disputes[0].origin", equalTo("VENDOR"))
                .body("disputes[0].measure", equalTo("DISCLOSED"))
                .body("disputes[0].state", equalTo("OPEN"))
                .body("disputes[0].ours", equalTo(8))
                .body("disputes[0].theirs", equalTo(15))
                .body("disputes[0].difference", equalTo(7))
                .body("disputes[0].atStake.units", equalTo(7))
                .body("disputes[0].atStake.cost.amount", equalTo("735.00"));
        assertThat(get(name, "date", END, "format", "html").extract().asString())
                .contains("<td class=\"figure\">735.00</td>");
        get(name, "date", END, "scope", "virtualAccount:lab").body("disputes.size()", equalTo(0));
        count(name, "2026-05-21T00:00:00Z", 8);
        reconcile(name, "second");
        get(name, "date", END).body("disputes.size()", equalTo(0)).body("summary.openDisputes", equalTo(0));
    }

    private static void count(String account, String takenAt, long inUse) {
        given().contentType(ContentType.JSON)
                .body("""
                        {"takenAt": "%s", "items": [
                            {"virtualAccount": "campus", "entitlementTag": "%s", "inUse": %d}]}""".formatted(takenAt, HIGH, inUse))
                .post("/v1/smart-accounts/{sa}/imports/vendor-usage", account)
                .then()
                .statusCode(200);
    }

    private static void reconcile(String account, String run) {
        given().contentType(ContentType.JSON)
                .body("{\"source\": \"VENDOR_FILE\"}")
                .put("/v1/smart-accounts/{sa}/reconciliations/{id}", account, run)
                .then()
                .statusCode(201);
    }

    @Test
    void everyDoubtIsShown() {
        String name = "renewal-doubt.example.com";
        peers.account(name).grants("order-1", "hq", HIGH, 10, START, END);
        peers.kill(Source.USAGE);
        evaluate(name);
        get(name, "date", END)
                .statusCode(200)
                .body("indeterminate[0].reason", equalTo("SOURCE_NEVER_READ"))
                .body("reporting", nullValue())
                .body("summary.overdueReports", nullValue());
        assertThat(get(name, "date", END, "format", "html").extract().asString())
                .contains("not to be relied on", "SOURCE_NEVER_READ", "not known");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        String name = "renewal-refuses.example.com";
        account(peers, name);
        get(name).statusCode(400).body("errors[0].parameter", equalTo("date"));
        get(name, "date", "soon").statusCode(400).body("errors[0].parameter", equalTo("date"));
        get(name, "date", "2026-02-30").statusCode(400).body("errors[0].parameter", equalTo("date"));
        get(name, "date", END, "scope", "campus").statusCode(400).body("errors[0].parameter", equalTo("scope"));
        get(name, "date", END, "scope", "planet:earth").statusCode(400);
        get(name, "date", END, "scope", "region:").statusCode(400);
        get(name, "date", END, "format", "pdf").statusCode(400).body("errors[0].parameter", equalTo("format"));
        get(name, "date", END, "agreement", "none").statusCode(404);
        get(name, "date", END, "agreement", " ").statusCode(400);
        get("renewal-nobody.example.com", "date", END).statusCode(404);
        given().accept("image/png")
                .queryParam("date", END)
                .get(REVIEW, name)
                .then()
                .statusCode(406);
    }
}
