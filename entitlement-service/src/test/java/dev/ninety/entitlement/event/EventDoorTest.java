package dev.ninety.entitlement.event;

import static dev.ninety.entitlement.testing.Account.DNA;
import static dev.ninety.entitlement.testing.Account.ESSENTIALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import dev.ninety.entitlement.testing.Account;
import dev.ninety.entitlement.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EventDoorTest {

    private static final String LICENCE = """
            {"displayName": "E", "tierRank": 1, "licenceType": "PERPETUAL", "enforcementType": "UNENFORCED",
             "enforcementAction": "NOTIFY_ONLY", "graceDays": %d}
            """;

    @Inject
    TestClock clock;

    @Test
    void everyWriteIsLoggedWithItsMomentAndWho() {
        clock.set("2026-07-01T00:00:00Z");
        Account account = Account.with("one", "two");
        clock.advance(Duration.ofHours(1));
        account.grant("E-1", "one", DNA, 5, "2025-01-01T00:00:00Z", null);
        account.giveBack("E-1", "R-1", 1, "2025-01-01T00:00:00Z");
        account.transfer("T-1", "one", "two", DNA, 2, "2025-01-01T00:00:00Z");
        account.transfer("T-2", "one", "two", DNA, 9, "2025-01-01T00:00:00Z").statusCode(409);
        account.put("licences/" + ESSENTIALS, LICENCE.formatted(1));
        account.get("events")
                .statusCode(200)
                .body("items.sequence", contains(1, 2, 3, 4, 5, 6, 7))
                .body("items.who", everyItem(equalTo("anonymous")))
                .body(
                        "items.what",
                        contains(
                                "SMART_ACCOUNT_CREATED",
                                "VIRTUAL_ACCOUNT_CREATED",
                                "VIRTUAL_ACCOUNT_CREATED",
                                "ENTITLEMENT_GRANTED",
                                "RETURN_RECORDED",
                                "TRANSFER_RECORDED",
                                "LICENCE_CHANGED"))
                .body("items[3].at", equalTo("2026-07-01T01:00:00Z"))
                .body("items[3].resource", equalTo("entitlements/E-1"));
        account.get("events?limit=2&after=1")
                .body("items.sequence", contains(2, 3))
                .body("next", equalTo("3"));
    }

    @Test
    void aClockThatWasSetBackMakesNothingEarlier() {
        clock.set("2026-07-01T00:00:00Z");
        Account account = Account.with("one");
        account.put("licences/" + ESSENTIALS, LICENCE.formatted(1));
        clock.set("2026-06-01T00:00:00Z");
        account.put("licences/" + ESSENTIALS, LICENCE.formatted(2));
        List<String> moments = account.get("directory").extract().path("licenceVersions.recordedAt");
        assertThat(moments.subList(16, 18)).containsExactly("2026-07-01T00:00:00Z", "2026-07-01T00:00:00Z");
        account.get("licences/" + ESSENTIALS).body("graceDays", equalTo(2));
        account.get("events").body("items.at", everyItem(equalTo("2026-07-01T00:00:00Z")));
    }
}
