package dev.ninety.compliance.intake;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.position;
import static dev.ninety.compliance.testing.Api.positions;
import static dev.ninety.compliance.testing.Api.told;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.intake.app.AccountIntake;
import dev.ninety.compliance.shortage.app.Evaluations;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources that are silent, broken or lying: the account is indeterminate, and its cases stand as they stood. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class IntakeFaultTest {

    private static final String VA = "campus";
    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    Evaluations evaluations;

    @Inject
    AccountIntake intake;

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

    /** An account with a case, fully read. */
    private StubAccount shortAccount(String name) {
        StubAccount account = account(name);
        account.owns(VA, TAG, "2026-01-01T00:00:00Z", 5);
        account.uses(VA, TAG, "2026-02-01T00:00:00Z", 8);
        assertThat(evaluate(name).getInt("opened")).isEqualTo(1);
        return account;
    }

    private void assertIndeterminate(String name, Source source, SourceState reason) {
        JsonPath evaluation = evaluate(name);
        assertThat(evaluation.getList("indeterminate.reason")).containsExactly(reason.name());
        assertThat(evaluation.getList("indeterminate.source")).containsExactly(source.service());
        assertThat(evaluation.getString("indeterminate[0].detail")).isNotBlank();
        assertThat(positions(name, Map.of()))
                .isNotEmpty()
                .allSatisfy(position -> assertThat(position)
                        .containsEntry("state", "INDETERMINATE")
                        .containsEntry("reason", reason.name()));
    }

    /** A ledger that lies leaves the case as it was, and the truth is taken up again from where it was left. */
    private void assertCaseOutlives(StubAccount account, Source source, SourceState reason) {
        List<Map<String, Object>> before = cases(account.name());
        assertIndeterminate(account.name(), source, reason);
        assertThat(evaluations.evaluateDue().voided()).isZero();
        assertThat(cases(account.name())).isEqualTo(before);
        account.tellsTheTruth();
        assertThat(evaluate(account.name()).getList("indeterminate")).isEmpty();
        assertThat(position(account.name(), VA, TAG).get("state")).isEqualTo("IN_COMPLIANCE");
        assertThat(told(cases(account.name()).getFirst()).getLast()).contains("VOIDED");
    }

    @Test
    void aSourceThatWasNeverReadLeavesEverythingOpen() {
        peers.kill(Source.USAGE);
        account("unread.example.com").owns(VA, TAG, "2026-01-01T00:00:00Z", 5).uses(VA, TAG, "2026-02-01T00:00:00Z", 8);
        assertIndeterminate("unread.example.com", Source.USAGE, SourceState.SOURCE_NEVER_READ);
        assertThat(cases("unread.example.com")).isEmpty();
        peers.heal();
        assertThat(evaluate("unread.example.com").getInt("opened")).isEqualTo(1);
    }

    @Test
    void anEmptyLedgerThatWasAnsweredHasBeenRead() {
        account("empty.example.com").uses(VA, TAG, "2026-02-01T00:00:00Z", 1);
        assertThat(evaluate("empty.example.com").getList("indeterminate")).isEmpty();
        assertThat(position("empty.example.com", VA, TAG)).containsEntry("state", "GRACE");
    }

    @Test
    void aGapIsNoticed() {
        StubAccount account = shortAccount("gap.example.com");
        account.owns(VA, TAG, "2026-01-01T00:00:00Z", 1).owns(VA, TAG, "2026-01-01T00:00:00Z", 2);
        account.lies(Source.ENTITLEMENT, without(1));
        assertCaseOutlives(account, Source.ENTITLEMENT, SourceState.LEDGER_GAP);
    }

    @Test
    void aChangedEntryIsNoticed() {
        StubAccount account = shortAccount("changed.example.com");
        account.owns(VA, TAG, "2026-01-01T00:00:00Z", 3);
        account.lies(Source.ENTITLEMENT, changed(1));
        assertCaseOutlives(account, Source.ENTITLEMENT, SourceState.LEDGER_HASH_MISMATCH);
    }

    @Test
    void aLedgerThatWasSetBackIsNoticed() {
        StubAccount account = shortAccount("rewound.example.com");
        account.uses(VA, TAG, "2026-02-01T00:00:00Z", -3);
        account.lies(Source.USAGE, entries -> List.of());
        assertCaseOutlives(account, Source.USAGE, SourceState.LEDGER_REWOUND);
    }

    @Test
    void anotherPastIsNoticed() {
        StubAccount account = shortAccount("otherpast.example.com");
        account.uses(VA, TAG, "2026-02-01T00:00:00Z", -3);
        account.lies(Source.USAGE, otherHash());
        assertCaseOutlives(account, Source.USAGE, SourceState.LEDGER_REWOUND);
    }

    @Test
    void whatIsDeliveredTwiceCountsOnce() {
        StubAccount account = account("twice.example.com").uses(VA, TAG, "2026-02-01T00:00:00Z", 8);
        account.lies(Source.USAGE, entries -> {
            List<LedgerEntry> twice = new ArrayList<>(entries);
            twice.addAll(entries);
            return twice;
        });
        evaluate("twice.example.com");
        evaluate("twice.example.com");
        assertThat(position("twice.example.com", VA, TAG)).containsEntry("consumed", 8);
    }

    @Test
    void doubtResolvesNoCaseWhoseEndWasStillToCome() {
        StubAccount account = shortAccount("doubt.example.com").owns(VA, TAG, "2026-03-10T00:00:00Z", 3);
        evaluate("doubt.example.com");
        account.uses(VA, TAG, "2026-03-05T00:00:00Z", 1);
        account.lies(Source.USAGE, changed(1));
        evaluate("doubt.example.com");
        clock.set("2026-03-20T00:00:00Z");
        evaluations.evaluateDue();
        assertThat(cases("doubt.example.com", Map.of("state", "GRACE")))
                .singleElement()
                .satisfies(
                        one -> assertThat(one).containsEntry("state", "GRACE").containsEntry("resolvedAt", null));
        assertThat(cases("doubt.example.com", Map.of("state", "RESOLVED"))).isEmpty();
        account.tellsTheTruth();
        account.uses(VA, TAG, "2026-03-05T00:00:00Z", -1);
        evaluate("doubt.example.com");
        assertThat(cases("doubt.example.com", Map.of("state", "RESOLVED")))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("resolvedAt", "2026-03-10T00:00:00Z"));
    }

    @Test
    void doubtOpensNoCaseThatTimeAloneWouldOpen() {
        StubAccount account = account("doubtful-term.example.com")
                .owns(VA, TAG, "2026-01-01T00:00:00Z", 5)
                .owns(VA, TAG, "2026-03-10T00:00:00Z", -5)
                .uses(VA, TAG, "2026-01-01T00:00:00Z", 3);
        evaluate("doubtful-term.example.com");
        account.uses(VA, TAG, "2026-01-01T00:00:00Z", 1);
        account.lies(Source.USAGE, changed(1));
        evaluate("doubtful-term.example.com");
        clock.set("2026-03-20T00:00:00Z");
        evaluations.evaluateDue();
        assertThat(cases("doubtful-term.example.com")).isEmpty();
        account.tellsTheTruth();
        assertThat(evaluate("doubtful-term.example.com").getInt("opened")).isEqualTo(1);
        assertThat(cases("doubtful-term.example.com").getFirst())
                .containsEntry("shortSince", "2026-03-10T00:00:00Z")
                .containsEntry("shortBy", 4);
    }

    @Test
    void aPageThatSomebodyElseTookMeanwhileIsNoRewoundLedger() {
        StubAccount account = account("overtaken.example.com");
        for (int i = 1; i <= 7; i++) {
            account.uses(VA, TAG, "2026-02-01T00:00:00Z", 1);
        }
        // Between a question about the ledger and its answer, another replica pulls all of it.
        AtomicInteger answers = new AtomicInteger();
        AtomicLong takenByOther = new AtomicLong();
        peers.beforeAnswer(() -> {
            if (answers.incrementAndGet() == 2) {
                intake.pull("overtaken.example.com", Source.USAGE);
                takenByOther.set(entries("overtaken.example.com"));
            }
        });
        JsonPath evaluation = evaluate("overtaken.example.com");
        assertThat(takenByOther).as("taken over meanwhile").hasValue(7);
        assertThat(evaluation.getList("indeterminate")).isEmpty();
        assertThat(evaluation.getInt("opened")).isEqualTo(1);
        assertThat(entries("overtaken.example.com")).isEqualTo(7);
    }

    @Test
    void aPeerThatIsDownIsNamedAndWhatWasReadBeforeIsEvaluated() {
        StubAccount account = shortAccount("down.example.com").owns(VA, TAG, "2026-03-01T00:00:00Z", 3);
        peers.kill(Source.USAGE);
        JsonPath evaluation = evaluate("down.example.com");
        assertThat(evaluation.getInt("resolved")).isEqualTo(1);
        assertThat(evaluation.getList("indeterminate")).isEmpty();
        assertThat(evaluation.getList("intake.source")).containsExactly("usage-service");
        assertThat(evaluation.getList("intake.state")).containsExactly("UNAVAILABLE");
        assertThat(cases(account.name(), Map.of("state", "RESOLVED"))).hasSize(1);
    }

    @Test
    void aPullThatBreaksOffGoesOnWhereItBrokeOff() {
        StubAccount account = account("brokenoff.example.com");
        for (int i = 1; i <= 23; i++) {
            account.uses(VA, TAG, "2026-02-01T00:00:00Z", i);
        }
        AtomicInteger answers = new AtomicInteger();
        peers.beforeAnswer(() -> {
            if (answers.incrementAndGet() == 4) {
                peers.kill(Source.USAGE);
            }
        });
        assertThat(evaluate("brokenoff.example.com").getList("intake.source")).containsExactly("usage-service");
        long taken = entries("brokenoff.example.com");
        assertThat(taken).isBetween(1L, 22L);
        peers.heal();
        evaluate("brokenoff.example.com");
        assertThat(entries("brokenoff.example.com")).isEqualTo(23);
        assertThat(position("brokenoff.example.com", VA, TAG)).containsEntry("consumed", 23 * 24 / 2);
    }

    @Test
    void aPageIsTakenOverWhollyOrNotAtAll() {
        StubAccount account = account("crash.example.com");
        evaluate("crash.example.com");
        account.uses(VA, TAG, "2026-02-01T00:00:00Z", 8);
        // The last statement of the page's transaction fails, as it would if the process died there.
        sql.update(
                "ALTER TABLE evaluation ADD CONSTRAINT crash CHECK (smart_account <> 'crash.example.com') NOT VALID");
        given().post("/v1/smart-accounts/crash.example.com/evaluations").then().statusCode(500);
        assertThat(entries("crash.example.com")).isZero();
        sql.update("ALTER TABLE evaluation DROP CONSTRAINT crash");
        assertThat(evaluate("crash.example.com").getInt("opened")).isEqualTo(1);
        assertThat(entries("crash.example.com")).isEqualTo(1);
    }

    private long entries(String account) {
        return sql.first("SELECT count(*) AS n FROM entry WHERE smart_account = ?", row -> row.number("n"), account)
                .orElseThrow();
    }

    private static UnaryOperator<List<LedgerEntry>> without(int index) {
        return entries -> {
            entries.remove(index);
            return entries;
        };
    }

    private static UnaryOperator<List<LedgerEntry>> changed(int index) {
        return entries -> {
            LedgerEntry e = entries.get(index);
            entries.set(index, entry(e, e.delta() + 100, e.hash()));
            return entries;
        };
    }

    private static UnaryOperator<List<LedgerEntry>> otherHash() {
        return entries -> {
            entries.set(0, entry(entries.get(0), entries.get(0).delta(), "ab".repeat(32)));
            return entries;
        };
    }

    private static LedgerEntry entry(LedgerEntry e, long delta, String hash) {
        return new LedgerEntry(
                e.format(),
                e.sequence(),
                e.virtualAccount(),
                e.entitlementTag(),
                e.view(),
                e.effectiveAt(),
                delta,
                e.reason(),
                e.sourceType(),
                e.sourceId(),
                e.recordedAt(),
                hash);
    }
}
