package dev.ninety.compliance.catalogue;

import static dev.ninety.compliance.testing.Api.evaluate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the catalogue says that licences are called and cost. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class PricesTest {

    private static final String TAG = "regid.2026-01.com.example.priced,1.0_p";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    CatalogueStore catalogues;

    @Test
    void namesAndPricesAreKeptByVersion() {
        String name = "catalogue-prices.example.com";
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
        StubAccount account = peers.account(name)
                .shipped("regid.2026-01.com.example.free,1.0_f", null, null, 90, "NOTIFY_ONLY")
                .price(TAG, "12.50", "EUR")
                .shipped(TAG, "switching", 1, 90, "NOTIFY_ONLY");
        evaluate(name);
        clock.set("2026-04-01T00:00:00Z");
        account.price(TAG, "0.000001", "USD").edited(TAG, "switching", 1, 90, "NOTIFY_ONLY");
        evaluate(name);

        Catalogue catalogue = catalogues.load(name);

        CatalogueView before = catalogue.knownAt(Instant.parse("2026-03-31T00:00:00Z"));
        assertThat(before.unitPrice(TAG)).isEqualTo(new Money(new BigDecimal("12.50"), "EUR"));
        CatalogueView now = catalogue.latest();
        assertThat(now.unitPrice(TAG)).isEqualTo(new Money(new BigDecimal("0.000001"), "USD"));
        assertThat(now.nameOf(TAG)).isEqualTo("Licence " + TAG);
        assertThat(now.unitPrice("regid.2026-01.com.example.free,1.0_f")).isNull();
        assertThat(now.unitPrice("nowhere")).isNull();
        assertThat(now.nameOf("nowhere")).isEqualTo("nowhere");
        CatalogueView moved = now.with(Map.of(TAG, new Tier(null, null)));
        assertThat(moved.unitPrice(TAG)).as("another tier costs what it cost").isEqualTo(now.unitPrice(TAG));
        assertThat(moved.nameOf(TAG)).isEqualTo(now.nameOf(TAG));
    }
}
