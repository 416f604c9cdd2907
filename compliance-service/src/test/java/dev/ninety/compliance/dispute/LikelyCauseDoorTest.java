package dev.ninety.compliance.dispute;

import static dev.ninety.compliance.dispute.Disputed.DISPUTE;
import static dev.ninety.compliance.dispute.Disputed.TAG;
import static dev.ninety.compliance.dispute.Disputed.account;
import static dev.ninety.compliance.dispute.Disputed.bring;
import static dev.ninety.compliance.dispute.Disputed.count;
import static dev.ninety.compliance.dispute.Disputed.disputes;
import static dev.ninety.compliance.dispute.Disputed.run;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why the vendor's counts are likely to differ, and the forms in which it tells what is bought. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class LikelyCauseDoorTest {

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    @Test
    void likelyCausesAreReadFromWhatIsKnown() {
        String name = "likely.example.com";
        StubAccount account = account(peers, name);
        account.owns("lab", TAG, "2026-01-01T00:00:00Z", 3)
                .shows("lab", TAG, "2026-01-01T00:00:00Z", 5)
                .confirmed("lab", TAG, 1);
        account.heard().nothing();
        evaluate(name);
        // Bought in the other Virtual Account; in use on Campus known here and not delivered; in the lab not confirmed.
        bring(name, "2026-02-01", count("campus", 6, 11L), count("lab", 2, 2L));
        run(name, "one").body("opened", equalTo(4));
        assertThat(disputes(name, "measure", "OWNED"))
                .extracting(one -> one.get("cause"))
                .containsOnly("WRONG_VIRTUAL_ACCOUNT");
        assertThat(cause(name, "campus")).isEqualTo("WRONG_VIRTUAL_ACCOUNT 2");
        bring(name, "2026-02-02", count("campus", 6, 10L), count("lab", 5, 3L));
        run(name, "two").body("resolved", equalTo(3));
        assertThat(cause(name, "campus")).isEqualTo("OTHER_CHANNEL 2");
        bring(name, "2026-02-03", count("campus", 4, 10L), count("lab", 2, 3L));
        run(name, "three");
        assertThat(cause(name, "lab")).isEqualTo("UNDISCLOSED 3");
        account.heard().finding("DOUBLE_COUNT", "f1", "PID:1", "lab", TAG, 4L);
        account.confirmed("lab", TAG, 5);
        evaluate(name);
        run(name, "four").body("changed", equalTo(1));
        assertThat(cause(name, "lab")).isEqualTo("DOUBLE_COUNT 3");
        Object lab = disputes(name, "virtualAccount", "lab", "state", "OPEN")
                .getFirst()
                .get("id");
        given().get(DISPUTE, name, lab)
                .then()
                .body("evidence.source", contains("USAGE", "VENDOR", "FINDING"))
                .body("evidence[2].ids", contains("f1"));
        account.heard().cleared("f1");
        evaluate(name);
        bring(
                name,
                "2026-02-04",
                count("lab", 2, 3L),
                "{\"virtualAccount\":\"lab\",\"license\":\"Old Name\",\"inUse\":3,\"quantity\":3}");
        run(name, "five").body("unresolved", equalTo(1));
        assertThat(cause(name, "lab")).isEqualTo("NAME_UNRESOLVED 3");
        account.shows("lab", TAG, "2026-02-04T20:00:00Z", -3);
        evaluate(name);
        run(name, "six");
        assertThat(cause(name, "lab")).isEqualTo("TIMING 3");
    }

    private static String cause(String name, String virtualAccount) {
        Map<String, Object> dispute = disputes(name, "virtualAccount", virtualAccount, "measure", "DISCLOSED")
                .getFirst();
        return dispute.get("cause") + " " + dispute.get("causeUnits");
    }

    @Test
    void summariesOfTheVendorAndTablesTellWhatIsBoughtToo() {
        String name = "bought.example.com";
        account(peers, name);
        given().contentType(ContentType.JSON)
                .queryParam("virtualAccount", "campus")
                .body("""
                        {"takenAt":"2026-Feb-01","summary":[{"tag":"%s","display_name":"DNA Advantage","entitled":11,
                          "inuse":4,"license_details":[{"quantity":11,"start_date":"2026-Jan-01","end_date":null}]}]}
                        """.formatted(TAG))
                .post("/v1/smart-accounts/{sa}/imports/vendor-usage", name)
                .then()
                .statusCode(200)
                .body("lines[0].quantity", equalTo(11))
                .body("lines[0].takenAt", equalTo("2026-02-01T00:00:00Z"));
        run(name, "summary").body("opened", equalTo(1));
        given().contentType("text/csv")
                .body("License,Virtual Account,Purchased,In Use,Date\nDNA Advantage,Campus,\"1,010\",4,2026-02-02\n"
                        + "DNA Advantage,Lab,some,0,2026-02-02\n")
                .post("/v1/smart-accounts/{sa}/imports/vendor-usage", name)
                .then()
                .statusCode(200)
                .body("lines.quantity", contains(1010, null))
                .body("lines.status", contains("ACCEPTED", "ACCEPTED"));
        run(name, "table").body("compared", equalTo(3)).body("changed", equalTo(1));
        given().contentType(ContentType.JSON)
                .body("""
                        {"takenAt":"2026-02-28","licenses":[{"license":"DNA Advantage","virtualAccount":"campus","inUse":4,
                          "licenseDetails":[
                            {"licenseType":"TERM","quantity":4,"startDate":"2025-05-20","endDate":"2026-02-28","status":"ACTIVE"},
                            {"licenseType":"TERM","quantity":9,"startDate":"2025-05-20","endDate":"2026-Feb-27","status":"ACTIVE"},
                            {"licenseType":"TERM","quantity":5,"startDate":"2026-03-01T00:00:00Z","endDate":null,"status":"FUTURE"},
                            {"licenseType":"TERM","quantity":7,"startDate":null,"endDate":null,"status":"Cancelled"},
                            {"licenseType":"PERPETUAL","quantity":6,"startDate":null,"endDate":null,"status":"ACTIVE"}]}]}
                        """)
                .post("/v1/smart-accounts/{sa}/imports/vendor-usage", name)
                .then()
                .statusCode(200)
                .body("lines[0].quantity", equalTo(10));
        run(name, "details").body("resolved", equalTo(1));
    }
}
