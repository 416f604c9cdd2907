package dev.ninety.compliance.dispute;

import static dev.ninety.compliance.dispute.Disputed.DISPUTE;
import static dev.ninety.compliance.dispute.Disputed.DISPUTES;
import static dev.ninety.compliance.dispute.Disputed.TAG;
import static dev.ninety.compliance.dispute.Disputed.account;
import static dev.ninety.compliance.dispute.Disputed.bring;
import static dev.ninety.compliance.dispute.Disputed.count;
import static dev.ninety.compliance.dispute.Disputed.disputes;
import static dev.ninety.compliance.dispute.Disputed.patch;
import static dev.ninety.compliance.dispute.Disputed.run;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The vendor's counts against this record: what differs, why, who cares for it, and what becomes of it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class DisputeDoorTest {

    private static final String FIREWALL = "regid.2026-01.com.example.firewall,1.0_f";

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
    void whatTheVendorCountsOtherwiseIsADisputeUntilItAgrees() {
        String name = "disputed.example.com";
        StubAccount account = account(peers, name);
        given().contentType(ContentType.JSON)
                .body("{\"virtualAccount\":\"campus\",\"owner\":\"cam\"}")
                .put("/v1/smart-accounts/{sa}/owner-rules/{id}", name, "r")
                .then()
                .statusCode(201);
        // In use: the vendor sees 9, can see 4 by this record, and 6 are used. Bought: 12, and 10 are owned here.
        bring(name, "2026-02-01T00:00:00Z", count("campus", 9, 12L));
        run(name, "first")
                .body("outcome", equalTo("DIFFERENT"))
                .body("compared", equalTo(2))
                .body("differing", equalTo(2))
                .body("opened", equalTo(2));
        Map<String, Object> used = disputes(name, "measure", "DISCLOSED").getFirst();
        assertThat(used)
                .containsEntry("origin", "VENDOR")
                .containsEntry("virtualAccount", "campus")
                .containsEntry("entitlementTag", TAG)
                .containsEntry("state", "OPEN")
                .containsEntry("ours", 4)
                .containsEntry("theirs", 9)
                .containsEntry("difference", 5)
                .containsEntry("takenAt", "2026-02-01T00:00:00Z")
                .containsEntry("cause", "UNSEEN_USAGE")
                .containsEntry("causeUnits", 3)
                .containsEntry("owner", "cam")
                .containsEntry("openedAt", "2026-03-01T00:00:00Z")
                .containsEntry("resolvedAt", null);
        Object id = used.get("id");
        given().get(DISPUTE, name, id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("evidence.source", contains("USAGE", "VENDOR"))
                .body("evidence[0].units", equalTo(4))
                .body("evidence[0].sequences", contains(2))
                .body("evidence[1].units", equalTo(9))
                .body("evidence[1].ids", hasSize(1))
                .body("history.what", contains("OPENED"))
                .body("history[0].run", equalTo("first"));
        assertThat(disputes(name, "measure", "OWNED").getFirst())
                .containsEntry("ours", 10)
                .containsEntry("theirs", 12)
                .containsEntry("cause", "UNRECORDED_ENTITLEMENT");
        given().get("/v1/smart-accounts/{sa}/reconciliations/{id}/differences", name, "first")
                .then()
                .statusCode(200)
                .body("items.measure", contains("DISCLOSED", "OWNED"))
                .body("items.difference", contains(5, 2))
                .body("items[0].dispute", equalTo(id));

        clock.set("2026-03-02T00:00:00Z");
        run(name, "second").body("changed", equalTo(0)).body("differing", equalTo(2));
        given().get(DISPUTE, name, id)
                .then()
                .body("version", equalTo(1))
                .body("comparedAt", equalTo("2026-03-02T00:00:00Z"));

        // The missing purchase is recorded, and reports show what the vendor saw; both as of before the count.
        account.owns("campus", TAG, "2026-01-05T00:00:00Z", 2)
                .uses("campus", TAG, "2026-01-05T00:00:00Z", 3)
                .shows("campus", TAG, "2026-01-05T00:00:00Z", 5);
        evaluate(name);
        clock.set("2026-03-03T00:00:00Z");
        run(name, "third").body("outcome", equalTo("AGREED")).body("resolved", equalTo(2));
        assertThat(disputes(name)).extracting(one -> one.get("state")).containsExactly("RESOLVED", "RESOLVED");
        assertThat(disputes(name, "state", "OPEN")).isEmpty();
        assertThat(disputes(name, "knownAt", "2026-03-02T23:59:59Z"))
                .extracting(one -> one.get("state"))
                .containsExactly("OPEN", "OPEN");
        assertThat(disputes(name, "knownAt", "2026-02-28T23:59:59Z")).isEmpty();

        // A newer count differs again.
        bring(name, "2026-03-03T00:00:00Z", count("campus", 10, 12L));
        run(name, "fourth").body("reopened", equalTo(1)).body("opened", equalTo(0));
        given().get(DISPUTE, name, id)
                .then()
                .body("state", equalTo("OPEN"))
                .body("version", equalTo(3))
                .body("resolvedAt", nullValue())
                .body("takenAt", equalTo("2026-03-03T00:00:00Z"))
                .body("history.what", contains("OPENED", "RESOLVED", "REOPENED"));
        List<String> told = given().get("/v1/smart-accounts/{sa}/events", name)
                .then()
                .statusCode(200)
                .extract()
                .path("items.type");
        assertThat(told)
                .containsSubsequence(
                        "dev.ninety.dispute.opened", "dev.ninety.dispute.resolved", "dev.ninety.dispute.reopened");
    }

    @Test
    void peopleSayWhatIsToComeOfIt() {
        String name = "handled.example.com";
        account(peers, name);
        bring(name, "2026-02-01", count("campus", 9, null));
        run(name, "first").body("opened", equalTo(1));
        Object id = disputes(name).getFirst().get("id");
        patch(name, id, 1, "{\"owner\":\"ada\",\"note\":\"asked\\nagain\",\"state\":\"ACCEPTED\"}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("owner", equalTo("ada"))
                .body("note", equalTo("asked\nagain"))
                .body("state", equalTo("ACCEPTED"))
                .body("history.who", contains(null, "anonymous"));
        patch(name, id, 2, "{\"state\":\"ACCEPTED\"}").statusCode(200).body("version", equalTo(2));
        patch(name, id, 1, "{\"state\":\"OPEN\"}").statusCode(412);
        given().contentType(ContentType.JSON)
                .body("{\"state\":\"OPEN\"}")
                .patch(DISPUTE, name, id)
                .then()
                .statusCode(428);
        patch(name, id, 2, "{\"state\":\"RESOLVED\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/state"))
                .body("errors.code", contains("NOT_BY_HAND"));
        patch(name, id, 2, "{\"state\":\"DONE\"}").statusCode(400);
        patch(name, id, 2, "{\"owner\":7}").statusCode(400);
        patch(name, id, 2, "null").statusCode(400);
        patch(name, "0123", 1, "{}").statusCode(404);
        // Another difference than the accepted one is open again, and its owner stays.
        bring(name, "2026-02-02", count("campus", 8, null));
        run(name, "second").body("changed", equalTo(1));
        given().get(DISPUTE, name, id)
                .then()
                .body("state", equalTo("OPEN"))
                .body("owner", equalTo("ada"))
                .body("history.what", contains("OPENED", "EDITED", "CHANGED"));
        patch(name, id, 3, "{\"state\":\"CONTESTED\",\"owner\":null}")
                .statusCode(200)
                .body("owner", nullValue());
        bring(name, "2026-02-03", count("campus", 4, null));
        run(name, "third").body("resolved", equalTo(1));
        patch(name, id, 5, "{\"state\":\"OPEN\"}").statusCode(409).body("code", equalTo("RESOLVED"));
        patch(name, id, 5, "{\"note\":\"was theirs\"}").statusCode(200).body("state", equalTo("RESOLVED"));
    }

    @Test
    void aPastMomentIsToldAndNoDisputeFollowsIt() {
        String name = "past.example.com";
        account(peers, name);
        bring(name, "2026-02-01", count("campus", 9, null));
        bring(name, "2026-02-10", count("campus", 4, null));
        run(name, "now").body("outcome", equalTo("AGREED"));
        run(name, "then", "{\"source\":\"VENDOR_FILE\",\"takenAt\":\"2026-02-05T00:00:00Z\"}")
                .body("outcome", equalTo("DIFFERENT"))
                .body("differing", equalTo(1))
                .body("opened", equalTo(0));
        assertThat(disputes(name)).isEmpty();
        given().get("/v1/smart-accounts/{sa}/reconciliations/{id}/differences", name, "then")
                .then()
                .body("items.theirs", contains(9))
                .body("items[0].takenAt", equalTo("2026-02-01T00:00:00Z"));
    }

    @Test
    void whatOnlyTheVendorCountsHasNothingToBeHeldAgainst() {
        String name = "vendor-only.example.com";
        StubAccount account = account(peers, name);
        account.owns("lab", FIREWALL, "2026-01-01T00:00:00Z", 3);
        evaluate(name);
        bring(
                name,
                "2026-02-01",
                "{\"virtualAccount\":\"lab\",\"license\":\"x\",\"entitlementTag\":\"" + FIREWALL
                        + "\",\"inUse\":7,\"quantity\":2}");
        run(name, "one").body("compared", equalTo(1)).body("opened", equalTo(1));
        assertThat(disputes(name).getFirst()).containsEntry("measure", "OWNED").containsEntry("difference", -1);
    }

    @Test
    void aCopyThatDiffersIsADisputeToo() {
        String name = "copy-dispute.example.com";
        StubAccount account = account(peers, name);
        account.miscounts("campus", TAG, 1);
        run(name, "one", "{\"source\":\"OWN_COPIES\"}").body("opened", equalTo(2));
        assertThat(disputes(name, "origin", "OWN_COPIES"))
                .extracting(one ->
                        one.get("measure") + " " + one.get("ours") + " " + one.get("theirs") + " " + one.get("cause"))
                .containsExactlyInAnyOrder("OWNED 10 11 COPY_IN_DOUBT", "CONSUMED 6 7 COPY_IN_DOUBT");
        assertThat(disputes(name, "origin", "VENDOR")).isEmpty();
        account.miscounts("campus", TAG, 0);
        run(name, "two", "{\"source\":\"OWN_COPIES\"}").body("resolved", equalTo(2));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        String name = "asked.example.com";
        account(peers, name);
        given().get(DISPUTE, name, "none").then().statusCode(404);
        given().queryParam("state", "SHUT").get(DISPUTES, name).then().statusCode(400);
        given().queryParam("knownAt", "then").get(DISPUTES, name).then().statusCode(400);
        given().get(DISPUTES, "nobody-disputes.example.com").then().statusCode(404);
        given().get("/v1/smart-accounts/{sa}/reconciliations/{id}/differences", name, "none")
                .then()
                .statusCode(404)
                .body("detail", containsString("none"));
        given().contentType(ContentType.JSON)
                .body("{\"source\":\"CSSM_API\",\"takenAt\":\"2026-02-01T00:00:00Z\"}")
                .put("/v1/smart-accounts/{sa}/reconciliations/{id}", name, "x")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/takenAt"));
    }
}
