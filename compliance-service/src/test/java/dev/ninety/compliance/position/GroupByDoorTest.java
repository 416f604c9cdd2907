package dev.ninety.compliance.position;

import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.positions;
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
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Positions summed up by what Virtual Accounts belonged to then. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class GroupByDoorTest {

    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String SPARE = "regid.2026-01.com.example.spare,1.0_s";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    /** Campus and lab are in retail, and from March on lab is in research; the branch belongs to nothing. */
    private StubAccount estate(String name) {
        return peers.account(name)
                .shipped(TAG, "switching", 1, 90, "NOTIFY_ONLY")
                .virtualAccount("campus", "Campus")
                .virtualAccount("lab", "Lab")
                .virtualAccount("branch", "Branch")
                .virtualAccount("depot", "Depot")
                .belongs("campus", null, "retail", "emea", "prod")
                .belongs("lab", null, "retail", "emea", "test")
                .belongs("lab", "2026-03-01T00:00:00Z", "research", "emea", "test")
                .belongs("depot", null, "retail", "apac", "prod")
                .owns("campus", TAG, "2026-01-01T00:00:00Z", 10)
                .uses("campus", TAG, "2026-01-01T00:00:00Z", 4)
                .uses("lab", TAG, "2026-01-01T00:00:00Z", 3)
                .uses("branch", TAG, "2026-01-01T00:00:00Z", 1)
                .owns("branch", SPARE, "2026-01-01T00:00:00Z", 2)
                .silent("campus", 1)
                .silent("depot", 5);
    }

    private static List<Map<String, Object>> grouped(String account, String by, String... query) {
        Map<String, String> parameters = new HashMap<>(Map.of("groupBy", by));
        for (int i = 0; i < query.length; i += 2) {
            parameters.put(query[i], query[i + 1]);
        }
        return positions(account, parameters);
    }

    @Test
    void aReorganisationDividesWhatCameBeforeFromWhatCameAfter() {
        String name = "reorganised.example.com";
        estate(name);
        evaluate(name);
        List<Map<String, Object>> before = grouped(name, "businessUnit", "at", "2026-02-28T23:59:59Z");
        assertThat(before).extracting(item -> item.get("group")).containsExactly("retail", null, null);
        assertThat(before.getFirst())
                .containsEntry("entitlementTag", TAG)
                .containsEntry("owned", 10)
                .containsEntry("consumed", 7)
                .containsEntry("balance", 3)
                .containsEntry("lent", 0)
                .containsEntry("borrowed", 0)
                .containsEntry("adjustedBalance", 3)
                .containsEntry("short", 3)
                .containsEntry("surplus", 6)
                .containsEntry("virtualAccounts", 2)
                .containsEntry("states", Map.of("IN_COMPLIANCE", 1, "GRACE", 1))
                .containsEntry("state", "GRACE")
                .containsEntry("neverReported", 6);
        List<Map<String, Object>> after = grouped(name, "businessUnit");
        assertThat(after).extracting(item -> item.get("group")).containsExactly("research", "retail", null, null);
        assertThat(after.get(0)).containsEntry("short", 3).containsEntry("neverReported", 0);
        assertThat(after.get(1)).containsEntry("state", "IN_COMPLIANCE").containsEntry("surplus", 6);
    }

    @Test
    void whatWasNotKnownThenDoesNotCountThen() {
        String name = "reorganised-later.example.com";
        StubAccount account = estate(name);
        clock.set("2026-03-05T00:00:00Z");
        account.belongs("branch", null, "retail", "apac", "prod");
        evaluate(name);
        assertThat(grouped(name, "region", "knownAt", "2026-03-04T00:00:00Z"))
                .extracting(item -> item.get("group"))
                .containsExactly("emea", null, null);
        assertThat(grouped(name, "region"))
                .extracting(item -> item.get("group"))
                .containsExactly("apac", "apac", "emea");
    }

    @Test
    void everyKindOfGroupAndOneVirtualAccountAlone() {
        String name = "kinds.example.com";
        estate(name);
        evaluate(name);
        assertThat(grouped(name, "virtualAccount"))
                .extracting(item -> item.get("group"))
                .containsExactly("branch", "branch", "campus", "lab");
        assertThat(grouped(name, "environment"))
                .extracting(item -> item.get("group"))
                .containsExactly("prod", "test", null, null);
        assertThat(grouped(name, "licenceFamily"))
                .extracting(item -> item.get("group"))
                .containsExactly("switching", null);
        assertThat(grouped(name, "licenceFamily").getFirst())
                .containsEntry("virtualAccounts", 3)
                .containsEntry("neverReported", 1);
        assertThat(grouped(name, "region", "virtualAccount", "campus"))
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("owned", 10).containsEntry("neverReported", 1));
    }

    @Test
    void groupsAreReadPageByPageTheNamelessLast() {
        String name = "group-pages.example.com";
        estate(name);
        evaluate(name);
        List<Object> groups = new ArrayList<>();
        String after = null;
        do {
            var request = given().queryParam("groupBy", "environment").queryParam("limit", 1);
            JsonPath page = (after == null ? request : request.queryParam("after", after))
                    .get("/v1/smart-accounts/{sa}/positions", name)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            groups.add(page.get("items[0].group") + " " + page.get("items[0].entitlementTag"));
            after = page.getString("next");
        } while (after != null);
        assertThat(groups).containsExactly("prod " + TAG, "test " + TAG, "null " + TAG, "null " + SPARE);
    }

    @Test
    void whatCannotBeGroupedByIsRefused() {
        peers.account("ungrouped.example.com");
        for (String by : List.of("BUSINESS_UNIT", "businessunit", "owner")) {
            given().queryParam("groupBy", by)
                    .get("/v1/smart-accounts/ungrouped.example.com/positions")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_PARAMETER"))
                    .body("errors.parameter", contains("groupBy"));
        }
    }
}
