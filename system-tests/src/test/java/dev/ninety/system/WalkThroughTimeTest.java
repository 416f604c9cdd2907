package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Await;
import dev.ninety.suite.Suite;
import dev.ninety.suite.SuiteClock;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.Licences;
import dev.ninety.system.harness.Limits;
import dev.ninety.system.harness.Rum;
import dev.ninety.system.harness.RunningSuite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of a Smart Account over two years, told with a clock that all services share. */
@RunningSuite(RunningSuite.Kind.SET_CLOCK)
class WalkThroughTimeTest {

    private static final String TAG = Licences.DNA_ADVANTAGE;
    private static final Instant START = Instant.parse("2040-01-01T00:00:00Z");
    private static final String FIRST = "C9300-24UX:FCW2430WALK";
    private static final String SECOND = "C9300-24UX:FCW2431WALK";

    private final SuiteClock clock;
    private final Account account;

    WalkThroughTimeTest(Suite suite) {
        this.clock = suite.clock();
        clock.set(START);
        this.account = Account.create(suite, "walk.example.com", "hq", "branch", "term");
    }

    @Test
    void aSmartAccountLivesThroughAllStates() {
        purchaseAndUse();
        JsonNode first = shortageReachesItsNinetiethDay();
        cure(first);
        JsonNode second = relapseStartsANewClock(first);
        lateReportMovesTheStart(second);
        backDatedPurchaseVoidsACase();
        subscriptionThatEndsOpensAShortageByItself();
    }

    private void purchaseAndUse() {
        account.grant("walk-1", "hq", TAG, 10, day(0), null);
        clock.set(day(2));
        account.report("hq", Rum.of(FIRST, TAG, 1).row(day(1), day(2), 8));
        account.evaluate();
        JsonNode position = account.position("hq", TAG);
        assertThat(position.path("state").asText()).isEqualTo("IN_COMPLIANCE");
        assertThat(position.path("balance").asLong()).isEqualTo(2);
        assertThat(account.cases("hq", TAG)).isEmpty();
    }

    private JsonNode shortageReachesItsNinetiethDay() {
        clock.set(day(11));
        account.report("hq", Rum.of(FIRST, TAG, 2).row(day(2), day(10), 8).row(day(10), day(11), 12));
        account.evaluate();
        JsonNode opened = onlyCase("hq");
        assertThat(opened.path("state").asText()).isEqualTo("GRACE");
        assertThat(Account.moment(opened, "shortSince")).isEqualTo(day(10));
        assertThat(Account.moment(opened, "detectedAt")).isEqualTo(day(11));
        assertThat(Account.moment(opened, "deadline")).isEqualTo(day(100));
        assertThat(opened.path("daysLeft").asLong()).isEqualTo(89);
        assertThat(opened.path("shortBy").asLong()).isEqualTo(2);

        clock.set(day(99));
        assertState(onlyCase("hq"), "GRACE", 1);
        clock.set(day(100).minusSeconds(1));
        account.evaluate();
        assertState(onlyCase("hq"), "GRACE", 1);
        assertThat(account.position("hq", TAG).path("state").asText()).isEqualTo("GRACE");

        clock.set(day(100));
        awaitState("hq", "ENFORCEMENT");
        JsonNode enforced = onlyCase("hq");
        assertState(enforced, "ENFORCEMENT", 0);
        assertThat(enforced.path("id")).isEqualTo(opened.path("id"));
        assertThat(Account.moment(enforced, "enforcedAt")).isEqualTo(day(100));
        assertThat(enforced.path("enforcementAction").asText()).isEqualTo("NOTIFY_ONLY");
        assertThat(account.position("hq", TAG).path("state").asText()).isEqualTo("ENFORCEMENT");
        assertThat(account.position("hq", TAG, day(100).minusSeconds(1))
                        .path("state")
                        .asText())
                .isEqualTo("GRACE");
        return enforced;
    }

    private void cure(JsonNode enforced) {
        clock.set(day(110));
        account.grant("walk-2", "hq", TAG, 5, day(110), null);
        account.evaluate();
        JsonNode cured = onlyCase("hq");
        assertThat(cured.path("id")).isEqualTo(enforced.path("id"));
        assertThat(cured.path("state").asText()).isEqualTo("RESOLVED");
        assertThat(Account.moment(cured, "resolvedAt")).isEqualTo(day(110));
        assertThat(Account.moment(cured, "enforcedAt")).isEqualTo(day(100));
        assertThat(cured.path("shortBy").asLong()).isEqualTo(2);
    }

    private JsonNode relapseStartsANewClock(JsonNode first) {
        clock.set(day(131));
        account.report("hq", Rum.of(FIRST, TAG, 3).row(day(11), day(130), 12).row(day(130), day(131), 20));
        account.evaluate();
        List<JsonNode> cases = account.cases("hq", TAG);
        assertThat(cases).hasSize(2);
        JsonNode second = cases.getLast();
        assertThat(second.path("id")).isNotEqualTo(first.path("id"));
        assertThat(second.path("state").asText()).isEqualTo("GRACE");
        assertThat(Account.moment(second, "shortSince")).isEqualTo(day(130));
        assertThat(Account.moment(second, "deadline")).isEqualTo(day(220));
        assertThat(cases.getFirst().path("state").asText()).isEqualTo("RESOLVED");
        return second;
    }

    /** Another device used four from day 120 on, which is heard of on day 140: twelve and four exceed fifteen. */
    private void lateReportMovesTheStart(JsonNode second) {
        clock.set(day(140));
        account.report("hq", Rum.of(SECOND, TAG, 1).row(day(120), day(135), 4));
        account.evaluate();
        JsonNode moved = account.caseById(second.path("id").asText());
        assertThat(moved.path("state").asText()).isEqualTo("GRACE");
        assertThat(Account.moment(moved, "shortSince")).isEqualTo(day(120));
        assertThat(Account.moment(moved, "deadline")).isEqualTo(day(210));
        assertThat(moved.path("detectedAt")).isEqualTo(second.path("detectedAt"));
        assertThat(moved.path("shortBy").asLong()).isEqualTo(9);
        assertThat(reasons(moved)).contains("LATE_DATA");
        assertThat(account.cases("hq", TAG)).hasSize(2);
    }

    private void backDatedPurchaseVoidsACase() {
        clock.set(day(151));
        account.report("branch", Rum.of("C9300-24T:FCW2432WALK", TAG, 1).row(day(150), day(151), 5));
        account.evaluate();
        JsonNode open = onlyCase("branch");
        assertThat(open.path("state").asText()).isEqualTo("GRACE");

        clock.set(day(155));
        account.grant("walk-3", "branch", TAG, 5, day(149), null);
        account.evaluate();
        JsonNode voided = account.caseById(open.path("id").asText());
        assertThat(voided.path("state").asText()).isEqualTo("VOIDED");
        assertThat(reasons(voided)).contains("LATE_DATA");
        assertThat(account.position("branch", TAG).path("state").asText()).isEqualTo("IN_COMPLIANCE");
    }

    private void subscriptionThatEndsOpensAShortageByItself() {
        account.grant("walk-4", "term", TAG, 5, day(150), day(200));
        account.report("term", Rum.of("C9300-24T:FCW2433WALK", TAG, 1).row(day(151), day(155), 5));
        account.evaluate();
        assertThat(account.position("term", TAG).path("state").asText()).isEqualTo("IN_COMPLIANCE");
        assertThat(account.cases("term", TAG)).isEmpty();

        clock.set(day(201));
        awaitState("term", "GRACE");
        JsonNode opened = onlyCase("term");
        assertThat(Account.moment(opened, "shortSince")).isEqualTo(day(200));
        assertThat(Account.moment(opened, "detectedAt")).isEqualTo(day(201));
        assertThat(opened.path("shortBy").asLong()).isEqualTo(5);
        assertThat(opened.path("daysLeft").asLong()).isEqualTo(89);
    }

    /** Nobody asks for an evaluation here: the scheduler has to come to it. */
    private void awaitState(String virtualAccount, String state) {
        Await.until("a case in " + virtualAccount + " in state " + state, Limits.WATCHDOG, () -> {
            List<JsonNode> cases = account.cases(virtualAccount, TAG);
            return !cases.isEmpty() && cases.getLast().path("state").asText().equals(state);
        });
    }

    private JsonNode onlyCase(String virtualAccount) {
        List<JsonNode> cases = account.cases(virtualAccount, TAG);
        assertThat(cases).hasSize(1);
        return cases.getFirst();
    }

    private static void assertState(JsonNode shortage, String state, long daysLeft) {
        assertThat(shortage.path("state").asText()).isEqualTo(state);
        assertThat(shortage.path("daysLeft").asLong()).isEqualTo(daysLeft);
    }

    private static List<String> reasons(JsonNode shortage) {
        return shortage.path("history")
                .valueStream()
                .map(item -> item.path("reason").asText())
                .toList();
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
