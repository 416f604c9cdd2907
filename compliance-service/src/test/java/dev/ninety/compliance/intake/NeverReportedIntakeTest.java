package dev.ninety.compliance.intake;

import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.position;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.intake.app.IntakePoll;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances that are known and silent are counted beside every verdict, as was known at the time. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class NeverReportedIntakeTest {

    private static final String VA = "campus";
    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    IntakePoll poll;

    @Inject
    Sql sql;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private StubAccount account(String name) {
        return peers.account(name).owns(VA, TAG, "2026-01-01T00:00:00Z", 5).owns("lab", TAG, "2026-01-01T00:00:00Z", 5);
    }

    private static Object silentIn(String account, String virtualAccount, Map<String, String> query) {
        return position(account, virtualAccount, TAG, query).get("neverReported");
    }

    private long rows(String account) {
        return sql.first(
                        "SELECT count(*) AS n FROM never_reported WHERE smart_account = ?",
                        row -> row.number("n"),
                        account)
                .orElseThrow();
    }

    @Test
    void eachFigureHoldsFromWhenItWasHeard() {
        String name = "silent.example.com";
        StubAccount account = account(name).silent(VA, 4);
        evaluate(name);
        clock.set("2026-03-02T00:00:00Z");
        account.silent(VA, 0).silent("lab", 2);
        evaluate(name);
        assertThat(silentIn(name, VA, Map.of())).isEqualTo(0);
        assertThat(silentIn(name, "lab", Map.of())).isEqualTo(2);
        Map<String, String> before = Map.of("knownAt", "2026-03-01T12:00:00Z");
        assertThat(silentIn(name, VA, before)).isEqualTo(4);
        assertThat(silentIn(name, "lab", before)).isEqualTo(0);
        assertThat(silentIn(name, VA, Map.of("at", "2026-02-01T00:00:00Z")))
                .as("what is known of them now is told beside every moment")
                .isEqualTo(0);
    }

    @Test
    void aSteadyFleetWritesNothing() {
        String name = "steady-silence.example.com";
        account(name).silent(VA, 4).silent("lab", 1);
        evaluate(name);
        clock.set("2026-03-02T00:00:00Z");
        evaluate(name);
        poll.poll(true);
        assertThat(rows(name)).isEqualTo(2);
    }

    @Test
    void whatIsNotKnownYetIsNullAndNoneIsZero() {
        String name = "unasked.example.com";
        StubAccount account = account(name);
        evaluate(name);
        assertThat(silentIn(name, VA, Map.of())).isNull();
        clock.set("2026-03-02T00:00:00Z");
        account.silent(VA, 0);
        evaluate(name);
        assertThat(silentIn(name, VA, Map.of())).isEqualTo(0);
        assertThat(silentIn(name, VA, Map.of("knownAt", "2026-03-01T12:00:00Z")))
                .as("nobody had asked by then")
                .isNull();
    }

    @Test
    void theWholeComparisonHearsOfThemAndAnOutageLeavesWhatWasKnown() {
        String name = "heard.example.com";
        StubAccount account = account(name).silent(VA, 4);
        evaluate(name);
        peers.kill(Source.USAGE);
        account.silent(VA, 9);
        poll.poll(true);
        assertThat(silentIn(name, VA, Map.of())).isEqualTo(4);
        peers.heal();
        poll.poll(true);
        assertThat(silentIn(name, VA, Map.of())).isEqualTo(9);
    }
}
