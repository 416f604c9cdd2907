package dev.ninety.compliance.vendor;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.position;
import static dev.ninety.compliance.testing.Api.positions;
import static dev.ninety.compliance.vendor.Counts.FIREWALL;
import static dev.ninety.compliance.vendor.Counts.TAG;
import static dev.ninety.compliance.vendor.Counts.account;
import static dev.ninety.compliance.vendor.Counts.count;
import static dev.ninety.compliance.vendor.Counts.items;
import static dev.ninety.compliance.vendor.Counts.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the vendor counts and no report shows: held until the next count, and judged. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class UnseenUseDoorTest {

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
    void unseenUseIsHeldFromItsCountToTheNext() {
        String name = "unseen.example.com";
        StubAccount account = account(peers, name);
        account.uses("campus", TAG, "2026-02-15T00:00:00Z", 2);
        evaluate(name);
        // On the first of February we see 4 and the vendor sees 12: 8 are unseen, and 6 are left.
        JsonPath report = post(name, items("2026-02-01", count("campus", TAG, 12)));
        assertThat(report.getInt("accepted")).isEqualTo(1);
        assertThat(report.getBoolean("preview")).isFalse();
        assertThat(report.getString("lines[0].takenAt")).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(position(name, "campus", TAG, Map.of("at", "2026-01-31T23:59:59Z")))
                .containsEntry("state", "IN_COMPLIANCE")
                .containsEntry("vendorInUse", null)
                .containsEntry("vendorTakenAt", null)
                .containsEntry("unseen", null);
        assertThat(position(name, "campus", TAG, Map.of("at", "2026-02-01T00:00:00Z")))
                .containsEntry("adjustedBalance", 6)
                .containsEntry("vendorInUse", 12)
                .containsEntry("vendorTakenAt", "2026-02-01T00:00:00Z")
                .containsEntry("unseen", 8)
                .containsEntry("state", "INDETERMINATE")
                .containsEntry("reason", "UNSEEN_USAGE");
        assertThat(position(name, "campus", TAG))
                .as("the excess is that of the count's date, whatever is consumed since")
                .containsEntry("adjustedBalance", 4)
                .containsEntry("unseen", 8)
                .containsEntry("reason", "UNSEEN_USAGE");
        post(name, items("2026-02-20", count("campus", TAG, 7)));
        assertThat(position(name, "campus", TAG))
                .containsEntry("vendorInUse", 7)
                .containsEntry("unseen", 1)
                .containsEntry("state", "IN_COMPLIANCE")
                .containsEntry("reason", null)
                .containsEntry("usageSource", "RUM");
        assertThat(cases(name)).as("cases follow the ledger alone").isEmpty();
    }

    @Test
    void aShortageThatIsKnownIsOneHoweverMuchMoreIsUnseen() {
        String name = "short-and-unseen.example.com";
        account(peers, name).uses("lab", TAG, "2026-02-01T00:00:00Z", 1);
        evaluate(name);
        post(name, items("2026-02-10", count("lab", TAG, 50)));
        assertThat(position(name, "lab", TAG)).containsEntry("state", "GRACE").containsEntry("unseen", 49);
    }

    @Test
    void whatOnlyTheVendorCountsIsARowToo() {
        String name = "firewalls.example.com";
        account(peers, name).owns("lab", FIREWALL, "2026-01-01T00:00:00Z", 3);
        evaluate(name);
        post(name, items("2026-02-01", count("lab", FIREWALL, 2), count("campus", FIREWALL, 5)));
        assertThat(position(name, "lab", FIREWALL))
                .containsEntry("usageSource", "VENDOR_ONLY")
                .containsEntry("consumed", 0)
                .containsEntry("unseen", 2)
                .containsEntry("state", "IN_COMPLIANCE");
        assertThat(position(name, "campus", FIREWALL))
                .containsEntry("owned", 0)
                .containsEntry("consumed", 0)
                .containsEntry("usageSource", "VENDOR_ONLY")
                .containsEntry("state", "INDETERMINATE")
                .containsEntry("reason", "UNSEEN_USAGE");
        assertThat(positions(name, Map.of("virtualAccount", "campus"))).hasSize(2);
        Map<String, Object> group = positions(name, Map.of("groupBy", "licenceFamily")).stream()
                .filter(item -> item.get("entitlementTag").equals(FIREWALL))
                .findFirst()
                .orElseThrow();
        assertThat(group)
                .containsEntry("vendorInUse", 7)
                .containsEntry("unseen", 7)
                .containsEntry("state", "INDETERMINATE")
                .containsEntry("virtualAccounts", 2);
        assertThat(position(name, "campus", FIREWALL, Map.of("at", "2026-01-31T00:00:00Z")))
                .isNull();
    }

    @Test
    void theCatalogueGoesBeforeWhatWasSeenSoFar() {
        String name = "said.example.com";
        peers.account(name)
                .virtualAccount("lab", "Lab")
                .usageSource(FIREWALL, "RUM")
                .shipped(FIREWALL, null, null, 90, "NOTIFY_ONLY");
        post(name, items("2026-02-01", count("lab", FIREWALL, 0)));
        assertThat(position(name, "lab", FIREWALL)).containsEntry("usageSource", "RUM");
    }
}
