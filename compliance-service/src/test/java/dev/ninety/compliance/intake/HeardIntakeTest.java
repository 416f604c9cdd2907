package dev.ninety.compliance.intake;

import static dev.ninety.compliance.testing.Api.evaluate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ninety.compliance.intake.app.IntakePoll;
import dev.ninety.compliance.intake.store.FindingStore;
import dev.ninety.compliance.intake.store.HeardStore;
import dev.ninety.compliance.intake.store.OpenOrderStore;
import dev.ninety.compliance.intake.store.PriceStore;
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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings and orders are kept from when they are heard of until they are heard of no more. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class HeardIntakeTest {

    private static final String VA = "campus";
    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    IntakePoll poll;

    @Inject
    FindingStore findings;

    @Inject
    OpenOrderStore orders;

    @Inject
    PriceStore prices;

    @Inject
    HeardStore heard;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private StubAccount account(String name) {
        return peers.account(name).owns(VA, TAG, "2026-01-01T00:00:00Z", 5);
    }

    private List<Heard<HeardFinding>> kept(String account) {
        return findings.about(account, List.of("DOUBLE_COUNT", "STALE_INSTANCE"), List.of(TAG), EVER);
    }

    @Test
    void eachVersionStandsFromWhenItWasHeardUntilItIsNot() {
        String name = "heard-versions.example.com";
        StubAccount account = account(name);
        account.heard().finding("STALE_INSTANCE", "STALE_INSTANCE-1", "C9300:A", VA, TAG, 3L);
        evaluate(name);
        clock.set("2026-03-02T00:00:00Z");
        account.heard().finding("STALE_INSTANCE", "STALE_INSTANCE-1", "C9300:A", VA, TAG, 4L);
        evaluate(name);
        clock.set("2026-03-03T00:00:00Z");
        account.heard().cleared("STALE_INSTANCE-1");
        evaluate(name);
        assertThat(kept(name)).extracting(one -> one.fact().units()).containsExactly(3L, 4L);
        assertThat(kept(name))
                .extracting(Heard::recordedAt)
                .containsExactly(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(kept(name))
                .extracting(Heard::goneAt)
                .containsExactly(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z"));
        assertThat(kept(name).getLast().stoodAt(Instant.parse("2026-03-02T12:00:00Z")))
                .isTrue();
        assertThat(kept(name).getLast().stoodAt(Instant.parse("2026-03-03T00:00:00Z")))
                .isFalse();
    }

    @Test
    void ofTwoWordsAtOneMomentTheLaterStands() {
        String name = "heard-twice.example.com";
        StubAccount account = account(name);
        account.heard().finding("STALE_INSTANCE", "STALE_INSTANCE-1", "C9300:A", VA, TAG, 3L);
        evaluate(name);
        account.heard().finding("STALE_INSTANCE", "STALE_INSTANCE-1", "C9300:A", VA, TAG, 4L);
        evaluate(name);
        assertThat(kept(name)).extracting(one -> one.fact().units()).containsExactly(4L);
    }

    @Test
    void whatSaysTheSameWritesNothing() {
        String name = "heard-steady.example.com";
        StubAccount account = account(name);
        account.heard()
                .nothing()
                .finding("DOUBLE_COUNT", "DOUBLE_COUNT-1", "C9300:A", VA, TAG, 3L)
                .order("PO-1", "PLACED", VA, TAG, 4, 0);
        evaluate(name);
        List<Heard<HeardFinding>> before = kept(name);
        clock.set("2026-03-02T00:00:00Z");
        poll.poll(true);
        assertThat(kept(name)).isEqualTo(before);
        assertThat(orders.of(name, List.of(TAG), EVER))
                .containsExactly(new Heard<>(
                        new HeardOrder("PO-1", VA, TAG, 4, Instant.parse("2026-01-15T00:00:00Z")),
                        Instant.parse("2026-03-01T00:00:00Z"),
                        null));
    }

    @Test
    void longListsAreReadToTheirEnd() {
        String name = "heard-pages.example.com";
        StubAccount account = account(name);
        account.heard().nothing();
        for (int i = 0; i < 5; i++) {
            account.heard()
                    .finding("DOUBLE_COUNT", "DOUBLE_COUNT-" + i, "C9300:" + i, VA, TAG, 1L)
                    .order("PO-" + i, i % 2 == 0 ? "PLACED" : "OVERDUE", VA, TAG, 4, 1);
        }
        evaluate(name);
        assertThat(kept(name)).hasSize(5);
        assertThat(orders.open(name)).hasSize(5).allMatch(order -> order.missing() == 3);
    }

    @Test
    void pricesAndSecondNamesAreHeardToo() {
        String name = "heard-prices.example.com";
        StubAccount account = account(name);
        account.heard()
                .nothing()
                .price(TAG, false, "9.50", "EUR", "SUB-1")
                .price(TAG, true, "300", "EUR", "PO-1")
                .finding("DOUBLE_COUNT", "DOUBLE_COUNT-1", "C9300:A", VA, TAG, 3L)
                .beside("DOUBLE_COUNT-1", "C9300-24T:A", "SERIAL")
                .finding("DOUBLE_COUNT", "DOUBLE_COUNT-2", "C9300:B", VA, TAG, 3L)
                .beside("DOUBLE_COUNT-2", "C9300:C", "HA_MEMBER");
        evaluate(name);
        clock.set("2026-03-02T00:00:00Z");
        account.heard().price(TAG, false, "10", "EUR", "SUB-2");
        evaluate(name);
        assertThat(prices.holding(name))
                .containsExactlyInAnyOrder(
                        new HeardPrice(TAG, false, new Money(new BigDecimal("10"), "EUR"), "SUB-2"),
                        new HeardPrice(TAG, true, new Money(new BigDecimal("300"), "EUR"), "PO-1"));
        assertThat(findings.holding(name, "DOUBLE_COUNT"))
                .as("a member of an HA set is a device of its own")
                .extracting(HeardFinding::id, HeardFinding::secondNameOf)
                .containsExactlyInAnyOrder(tuple("DOUBLE_COUNT-1", "C9300-24T:A"), tuple("DOUBLE_COUNT-2", null));
    }

    @Test
    void whatTwoPagesTellOfCountsOnce() {
        String name = "heard-again.example.com";
        account(name)
                .heard()
                .nothing()
                .finding("DOUBLE_COUNT", "DOUBLE_COUNT-1", "C9300:1", VA, TAG, 3L)
                .finding("DOUBLE_COUNT", "DOUBLE_COUNT-2", "C9300:2", VA, TAG, 1L)
                .toldAgain("DOUBLE_COUNT-1", 4L);
        evaluate(name);
        assertThat(kept(name))
                .as("the later word stands")
                .extracting(one -> one.fact().id() + " " + one.fact().units())
                .containsExactly("DOUBLE_COUNT-1 4", "DOUBLE_COUNT-2 1");
    }

    @Test
    void anOutageLeavesWhatWasHeardAndNeverHeardOfIsNotNothing() {
        String name = "heard-outage.example.com";
        StubAccount account = account(name);
        evaluate(name);
        assertThat(heard.since(name)).isEmpty();
        account.heard().nothing().inOrder().finding("DOUBLE_COUNT", "DOUBLE_COUNT-1", "C9300:A", VA, TAG, 3L);
        poll.poll(true);
        assertThat(heard.since(name)).containsOnlyKeys(Subject.values());
        peers.kill(Source.USAGE);
        account.heard().cleared("DOUBLE_COUNT-1");
        poll.poll(true);
        assertThat(findings.holding(name, "DOUBLE_COUNT")).hasSize(1);
        peers.heal();
        poll.poll(true);
        assertThat(findings.holding(name, "DOUBLE_COUNT")).isEmpty();
    }
}
