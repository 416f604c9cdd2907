package dev.ninety.compliance.position;

import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.position;
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
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Positions by what the vendor can see, beside what is so. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class DisclosedPositionsDoorTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String LOW = "regid.2026-01.com.example.essentials,1.0_e";

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

    private static Map<String, Object> seen(String account, String va, String tag, String... query) {
        return position(account, va, tag, disclosed(query));
    }

    private static Map<String, String> disclosed(String... query) {
        Map<String, String> parameters = new HashMap<>(Map.of("view", "DISCLOSED"));
        for (int i = 0; i < query.length; i += 2) {
            parameters.put(query[i], query[i + 1]);
        }
        return parameters;
    }

    @Test
    void ownershipCountsInBothViewsAndConsumptionAsItIsSeen() {
        String name = "views.example.com";
        account(name)
                .owns("hq", TAG, "2026-01-01T00:00:00Z", 10)
                .uses("hq", TAG, "2026-01-01T00:00:00Z", 12)
                .shows("hq", TAG, "2026-01-01T00:00:00Z", 7)
                .confirmed("hq", TAG, 3);
        evaluate(name);

        Map<String, Object> actual = position(name, "hq", TAG);
        assertThat(actual)
                .containsEntry("owned", 10)
                .containsEntry("consumed", 12)
                .containsEntry("state", "GRACE")
                .containsEntry("confirmed", null)
                .containsEntry("assumed", null);
        assertThat(actual.get("caseId")).isNotNull();
        assertThat(position(name, "hq", TAG, Map.of("view", "ACTUAL"))).isEqualTo(actual);
        assertThat(seen(name, "hq", TAG))
                .containsEntry("owned", 10)
                .containsEntry("consumed", 7)
                .containsEntry("balance", 3)
                .containsEntry("confirmed", 3)
                .containsEntry("assumed", 4)
                .containsEntry("state", "IN_COMPLIANCE")
                .containsEntry("caseId", null);
    }

    @Test
    void theClockRunsFromWhenTheVendorSeesTheShortage() {
        String name = "vendor-clock.example.com";
        account(name)
                .owns("hq", TAG, "2025-01-01T00:00:00Z", 10)
                .uses("hq", TAG, "2025-11-01T00:00:00Z", 12)
                .shows("hq", TAG, "2026-01-01T00:00:00Z", 12);
        evaluate(name);
        assertThat(position(name, "hq", TAG)).containsEntry("state", "ENFORCEMENT");
        assertThat(seen(name, "hq", TAG)).containsEntry("state", "GRACE");
        assertThat(seen(name, "hq", TAG, "at", "2026-04-01T00:00:00Z")).containsEntry("state", "ENFORCEMENT");
        assertThat(seen(name, "hq", TAG, "at", "2025-12-31T23:59:59Z")).containsEntry("state", "IN_COMPLIANCE");
    }

    @Test
    void theVendorMaySeeMoreThanThereIsAndCoverageFollowsWhatItSees() {
        String name = "undelivered-drop.example.com";
        account(name)
                .owns("hq", TAG, "2026-01-01T00:00:00Z", 5)
                .uses("hq", TAG, "2026-01-01T00:00:00Z", 1)
                .uses("hq", LOW, "2026-01-01T00:00:00Z", 2)
                .shows("hq", TAG, "2026-01-01T00:00:00Z", 4)
                .shows("hq", LOW, "2026-01-01T00:00:00Z", 2)
                .shows("moved-from", TAG, "2026-01-01T00:00:00Z", 1)
                .confirmed("hq", TAG, 6);
        evaluate(name);
        assertThat(position(name, "hq", LOW)).containsEntry("state", "COVERED");
        assertThat(seen(name, "hq", LOW)).containsEntry("state", "GRACE").containsEntry("borrowed", 1);
        assertThat(seen(name, "hq", TAG))
                .containsEntry("lent", 1)
                .containsEntry("confirmed", 6)
                .containsEntry("assumed", -2);
        assertThat(position(name, "moved-from", TAG))
                .as("only the vendor sees it")
                .isNull();
        assertThat(seen(name, "moved-from", TAG)).containsEntry("consumed", 1);
    }

    @Test
    void whatTheVendorDoesNotSeeAtAllHasARowAllTheSame() {
        String name = "undisclosed.example.com";
        account(name).uses("hq", TAG, "2026-01-01T00:00:00Z", 2);
        evaluate(name);
        assertThat(seen(name, "hq", TAG))
                .containsEntry("consumed", 0)
                .containsEntry("confirmed", 0)
                .containsEntry("assumed", 0)
                .containsEntry("state", "IN_COMPLIANCE");
    }

    @Test
    void whatWasDisclosedLaterWasNotKnownBefore() {
        String name = "disclosed-later.example.com";
        StubAccount account = account(name).uses("hq", TAG, "2026-01-01T00:00:00Z", 2);
        clock.set("2026-03-05T00:00:00Z");
        account.shows("hq", TAG, "2026-01-01T00:00:00Z", 2);
        evaluate(name);
        assertThat(seen(name, "hq", TAG, "at", "2026-02-01T00:00:00Z")).containsEntry("consumed", 2);
        assertThat(seen(name, "hq", TAG, "at", "2026-02-01T00:00:00Z", "knownAt", "2026-03-04T00:00:00Z"))
                .containsEntry("consumed", 0)
                .containsEntry("assumed", 0);
    }

    @Test
    void whatIsConfirmedIsUnknownWhereUsageServiceCannotBeAsked() {
        String name = "unasked-view.example.com";
        StubAccount account = account(name).shows("hq", TAG, "2026-01-01T00:00:00Z", 7);
        account.confirmed("hq", TAG, 7);
        evaluate(name);
        peers.kill(Source.USAGE);
        assertThat(seen(name, "hq", TAG))
                .containsEntry("consumed", 7)
                .containsEntry("confirmed", null)
                .containsEntry("assumed", null)
                .containsEntry("state", "GRACE");
    }

    @Test
    void whatIsConfirmedOfAnotherCountThanOursIsNotToldBesideIt() {
        String name = "copy-behind.example.com";
        StubAccount account = account(name)
                .shows("hq", TAG, "2026-01-01T00:00:00Z", 7)
                .shows("lab", TAG, "2026-01-01T00:00:00Z", 1)
                .confirmed("hq", TAG, 7);
        evaluate(name);
        account.shows("hq", TAG, "2026-01-01T00:00:00Z", 2);
        assertThat(seen(name, "hq", TAG))
                .as("two more are not taken over yet")
                .containsEntry("consumed", 7)
                .containsEntry("confirmed", null)
                .containsEntry("assumed", null);
        assertThat(seen(name, "lab", TAG)).containsEntry("confirmed", 0).containsEntry("assumed", 1);
        evaluate(name);
        assertThat(seen(name, "hq", TAG)).containsEntry("confirmed", 7).containsEntry("assumed", 2);
    }

    @Test
    void whatOnlyTheVendorCountsStandsBesideWhatItSees() {
        String name = "counted.example.com";
        account(name)
                .virtualAccount("hq", "HQ")
                .owns("hq", TAG, "2026-01-01T00:00:00Z", 8)
                .uses("hq", TAG, "2026-01-01T00:00:00Z", 8)
                .shows("hq", TAG, "2026-01-01T00:00:00Z", 6);
        evaluate(name);
        given().contentType("application/json")
                .body(
                        "{\"takenAt\": \"2026-02-01T00:00:00Z\", \"items\": [{\"virtualAccount\": \"hq\", \"entitlementTag\": \""
                                + TAG + "\", \"inUse\": 9}]}")
                .post("/v1/smart-accounts/{sa}/imports/vendor-usage", name)
                .then()
                .statusCode(200);
        assertThat(position(name, "hq", TAG)).containsEntry("unseen", 1).containsEntry("reason", "UNSEEN_USAGE");
        assertThat(seen(name, "hq", TAG)).containsEntry("unseen", 3).containsEntry("reason", "UNSEEN_USAGE");
    }

    @Test
    void groupsSumUpWhatIsConfirmedWhereItIsKnownOfAll() {
        String name = "seen-groups.example.com";
        StubAccount account = account(name)
                .virtualAccount("hq", "HQ")
                .virtualAccount("lab", "Lab")
                .belongs("hq", null, "retail", null, null)
                .belongs("lab", null, "retail", null, null)
                .shows("hq", TAG, "2026-01-01T00:00:00Z", 7)
                .shows("lab", TAG, "2026-01-01T00:00:00Z", 2)
                .confirmed("hq", TAG, 5);
        evaluate(name);
        assertThat(positions(name, disclosed("groupBy", "businessUnit")))
                .singleElement()
                .satisfies(group -> assertThat(group)
                        .containsEntry("consumed", 9)
                        .containsEntry("confirmed", 5)
                        .containsEntry("assumed", 4));
        account.shows("lab", TAG, "2026-01-01T00:00:00Z", 1);
        assertThat(positions(name, disclosed("groupBy", "businessUnit")).getFirst())
                .containsEntry("consumed", 9)
                .containsEntry("confirmed", null)
                .containsEntry("assumed", null);
        assertThat(positions(name, Map.of("groupBy", "businessUnit"))).isEmpty();
    }

    @Test
    void everyPageOfWhatIsConfirmedIsRead() {
        String name = "many-pages.example.com";
        StubAccount account = account(name);
        List<String> places = List.of("a", "b", "c", "d", "e");
        places.forEach(va -> account.shows(va, TAG, "2026-01-01T00:00:00Z", 2).confirmed(va, TAG, 1));
        evaluate(name);
        assertThat(positions(name, disclosed()))
                .hasSize(5)
                .allSatisfy(
                        item -> assertThat(item).containsEntry("confirmed", 1).containsEntry("assumed", 1));
    }

    @Test
    void anUnknownViewIsRefused() {
        peers.account("unviewed.example.com");
        for (String view : List.of("disclosed", "BOTH")) {
            given().queryParam("view", view)
                    .get("/v1/smart-accounts/unviewed.example.com/positions")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_PARAMETER"))
                    .body("errors.parameter", contains("view"));
        }
    }
}
