package dev.ninety.compliance.intake;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.position;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.intake.app.IntakePoll;
import dev.ninety.compliance.shortage.app.Evaluations;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking at heads, now and then at all of them: what moved is pulled, and nothing else. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class IntakePollTest {

    private static final String VA = "campus";
    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    Evaluations evaluations;

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
        return peers.account(name).shipped(TAG, null, null, 90, "NOTIFY_ONLY");
    }

    @Test
    void thePollFindsAccountsAndPullsOnlyWhatMoved() {
        // Later than every other test, so that this account has the latest change of all.
        clock.set("2031-01-01T00:10:00Z");
        StubAccount account = account("polled.example.com").uses(VA, TAG, "2026-02-01T00:00:00Z", 8);
        poll.poll(true);
        assertThat(evaluations.evaluateDue().opened()).isPositive();
        assertThat(cases("polled.example.com")).hasSize(1);

        // Steady: heads are compared, and nothing is pulled, posted or evaluated.
        String before = evaluatedAt("polled.example.com");
        clock.set("2031-01-01T00:10:30Z");
        peers.requests();
        poll.poll(false);
        evaluations.evaluateDue();
        assertThat(peers.requests())
                .as("commits can trail, so a look reaches back before the latest change")
                .anySatisfy(request -> assertThat(request)
                        .startsWith("USAGE /v1/ledgers")
                        .contains("changedAfter=2031-01-01T00%3A05%3A00Z"))
                .noneSatisfy(request -> assertThat(request).contains("polled.example.com"));
        assertThat(evaluatedAt("polled.example.com")).isEqualTo(before);

        account.uses(VA, TAG, "2026-02-01T00:00:00Z", 1);
        poll.poll(false);
        evaluations.evaluateDue();
        assertThat(cases("polled.example.com").getFirst()).containsEntry("shortBy", 9);

        // A ledger that is no longer listed at all is found by the whole comparison.
        account.lies(Source.USAGE, entries -> List.of());
        poll.poll(true);
        assertThat(position("polled.example.com", VA, TAG)).containsEntry("reason", "LEDGER_REWOUND");
    }

    @Test
    void aCatalogueEditIsFoundByTheWholeComparison() {
        StubAccount account = account("edit.example.com").uses(VA, TAG, "2026-02-01T00:00:00Z", 8);
        evaluate("edit.example.com");
        account.edited(TAG, null, null, 10, "RESTRICT");
        poll.poll(true);
        evaluations.evaluateDue();
        assertThat(cases("edit.example.com").getFirst())
                .containsEntry("state", "ENFORCEMENT")
                .containsEntry("enforcementAction", "RESTRICT");
    }

    private String evaluatedAt(String account) {
        return sql.first(
                        "SELECT evaluated_at::text AS at FROM evaluation WHERE smart_account = ?",
                        row -> row.text("at"),
                        account)
                .orElseThrow();
    }
}
