package dev.ninety.compliance;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.position;
import static dev.ninety.compliance.testing.Api.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.shortage.app.Evaluations;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts as the months go by, with ledgers that grow and change their past. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class WalkThroughTimeTest {

    private static final String VA = "campus";
    private static final String ADVANTAGE = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String ESSENTIALS = "regid.2026-01.com.example.essentials,1.0_e";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    Evaluations evaluations;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
    }

    private StubAccount account(String name) {
        return peers.account(name)
                .shipped(ADVANTAGE, "switching", 2, 90, "RESTRICT")
                .shipped(ESSENTIALS, "switching", 1, 90, "NOTIFY_ONLY");
    }

    private Map<String, Object> only(String account) {
        List<Map<String, Object>> cases = cases(account);
        assertThat(cases).hasSize(1);
        return cases.getFirst();
    }

    @Test
    void aShortageFromItsFirstDayToItsRelapse() {
        clock.set("2026-01-01T00:00:00Z");
        StubAccount account = account("walk.example.com").owns(VA, ADVANTAGE, "2026-01-01T00:00:00Z", 10);
        account.uses(VA, ADVANTAGE, "2026-01-05T00:00:00Z", 8);
        assertThat(evaluate("walk.example.com").getInt("opened")).isZero();
        assertThat(cases("walk.example.com")).isEmpty();

        // More is used than is owned.
        clock.set("2026-01-10T12:00:00Z");
        account.uses(VA, ADVANTAGE, "2026-01-10T00:00:00Z", 7);
        assertThat(evaluate("walk.example.com").getInt("opened")).isEqualTo(1);
        Map<String, Object> opened = only("walk.example.com");
        assertThat(opened)
                .containsEntry("state", "GRACE")
                .containsEntry("shortSince", "2026-01-10T00:00:00Z")
                .containsEntry("detectedAt", "2026-01-10T12:00:00Z")
                .containsEntry("deadline", "2026-04-10T00:00:00Z")
                .containsEntry("daysLeft", 90)
                .containsEntry("shortBy", 5)
                .containsEntry("enforcementAction", "RESTRICT")
                .containsEntry("enforcedAt", null)
                .containsEntry("resolvedAt", null)
                .containsEntry("owner", null)
                .containsEntry("version", 1);
        assertThat(position("walk.example.com", VA, ADVANTAGE))
                .containsEntry("owned", 10)
                .containsEntry("consumed", 15)
                .containsEntry("balance", -5)
                .containsEntry("adjustedBalance", -5)
                .containsEntry("state", "GRACE")
                .containsEntry("reason", null)
                .containsEntry("caseId", opened.get("id"));

        // Day 89, to its last second: nothing but the clock has moved, and nothing is stored.
        clock.set("2026-04-09T23:59:59Z");
        evaluations.evaluateDue();
        assertThat(only("walk.example.com"))
                .containsEntry("state", "GRACE")
                .containsEntry("daysLeft", 1)
                .containsEntry("version", 1);

        // Day 90: read before anybody evaluated, and after.
        clock.set("2026-04-10T00:00:00Z");
        assertThat(only("walk.example.com"))
                .containsEntry("state", "ENFORCEMENT")
                .containsEntry("daysLeft", 0)
                .containsEntry("enforcedAt", "2026-04-10T00:00:00Z");
        clock.set("2026-04-12T08:00:00Z");
        evaluations.evaluateDue();
        assertThat(told(only("walk.example.com")))
                .containsExactly("OPENED 2026-01-10T00:00:00Z SHORTAGE", "ENFORCED 2026-04-10T00:00:00Z GRACE_ENDED");
        assertThat(position("walk.example.com", VA, ADVANTAGE)).containsEntry("state", "ENFORCEMENT");

        // Cured by a purchase for a moment that is still to come.
        account.owns(VA, ADVANTAGE, "2026-04-15T00:00:00Z", 5);
        assertThat(evaluate("walk.example.com").getInt("resolved")).isZero();
        assertThat(only("walk.example.com")).containsEntry("state", "ENFORCEMENT");
        clock.set("2026-04-15T00:00:00Z");
        assertThat(evaluations.evaluateDue().resolved()).isPositive();
        assertThat(only("walk.example.com"))
                .containsEntry("state", "RESOLVED")
                .containsEntry("resolvedAt", "2026-04-15T00:00:00Z")
                .containsEntry("enforcedAt", "2026-04-10T00:00:00Z")
                .containsEntry("shortBy", 5);

        // Relapse: a new case with a new id and a new clock.
        clock.set("2026-05-01T00:00:00Z");
        account.uses(VA, ADVANTAGE, "2026-04-30T00:00:00Z", 1);
        assertThat(evaluate("walk.example.com").getInt("opened")).isEqualTo(1);
        List<Map<String, Object>> both = cases("walk.example.com");
        assertThat(both).hasSize(2);
        assertThat(both.get(1).get("id")).isNotEqualTo(opened.get("id"));
        assertThat(both.get(1)).containsEntry("deadline", "2026-07-29T00:00:00Z");
        assertThat(cases("walk.example.com", Map.of("state", "RESOLVED"))).hasSize(1);
        assertThat(cases("walk.example.com", Map.of("state", "GRACE"))).hasSize(1);
        assertThat(cases("walk.example.com", Map.of("state", "ENFORCEMENT"))).isEmpty();
        assertThat(cases("walk.example.com", Map.of("virtualAccount", "elsewhere")))
                .isEmpty();

        // A late report moves the start: same id, and the history says what moved it.
        account.uses(VA, ADVANTAGE, "2026-04-20T00:00:00Z", 1);
        assertThat(evaluate("walk.example.com").getInt("moved")).isEqualTo(1);
        Map<String, Object> moved = cases("walk.example.com").get(1);
        assertThat(moved)
                .containsEntry("id", both.get(1).get("id"))
                .containsEntry("shortSince", "2026-04-20T00:00:00Z")
                .containsEntry("deadline", "2026-07-19T00:00:00Z");
        assertThat(told(moved))
                .containsExactly("OPENED 2026-04-30T00:00:00Z SHORTAGE", "MOVED 2026-05-01T00:00:00Z LATE_DATA");

        // A purchase dated back voids it; the older case is not touched.
        account.owns(VA, ADVANTAGE, "2026-04-20T00:00:00Z", 2);
        assertThat(evaluate("walk.example.com").getInt("voided")).isEqualTo(1);
        List<Map<String, Object>> last = cases("walk.example.com");
        assertThat(last.get(0)).containsEntry("state", "RESOLVED");
        assertThat(last.get(1)).containsEntry("state", "VOIDED").containsEntry("shortBy", 0);
        assertThat(told(last.get(1)).getLast()).isEqualTo("VOIDED 2026-05-01T00:00:00Z LATE_DATA");
        assertThat(position("walk.example.com", VA, ADVANTAGE)).containsEntry("state", "IN_COMPLIANCE");
    }

    @Test
    void aSubscriptionThatEndsOpensAShortageByItself() {
        clock.set("2026-01-01T00:00:00Z");
        account("term.example.com")
                .owns(VA, ADVANTAGE, "2026-01-01T00:00:00Z", 5)
                .owns(VA, ADVANTAGE, "2026-06-01T00:00:00Z", -5)
                .uses(VA, ADVANTAGE, "2026-01-01T00:00:00Z", 3);
        evaluate("term.example.com");
        assertThat(cases("term.example.com")).isEmpty();
        assertThat(position("term.example.com", VA, ADVANTAGE, Map.of("at", "2026-06-01T00:00:00Z")))
                .containsEntry("state", "GRACE")
                .containsEntry("caseId", null);

        clock.set("2026-06-02T00:00:00Z");
        peers.requests();
        assertThat(evaluations.evaluateDue().opened()).isPositive();
        assertThat(peers.requests()).as("the ledgers were not asked").isEmpty();
        assertThat(only("term.example.com"))
                .containsEntry("shortSince", "2026-06-01T00:00:00Z")
                .containsEntry("detectedAt", "2026-06-02T00:00:00Z");
    }

    @Test
    void aHigherTierCoversUntilTheCatalogueSaysOtherwise() {
        clock.set("2026-01-01T00:00:00Z");
        StubAccount account = account("tiers.example.com")
                .owns(VA, ADVANTAGE, "2026-01-01T00:00:00Z", 10)
                .uses(VA, ADVANTAGE, "2026-01-01T00:00:00Z", 6)
                .uses(VA, ESSENTIALS, "2026-01-01T00:00:00Z", 3);
        evaluate("tiers.example.com");
        assertThat(cases("tiers.example.com")).isEmpty();
        assertThat(position("tiers.example.com", VA, ESSENTIALS))
                .containsEntry("balance", -3)
                .containsEntry("borrowed", 3)
                .containsEntry("adjustedBalance", 0)
                .containsEntry("state", "COVERED");
        assertThat(position("tiers.example.com", VA, ADVANTAGE))
                .containsEntry("lent", 3)
                .containsEntry("adjustedBalance", 1)
                .containsEntry("state", "IN_COMPLIANCE");

        // An edit applies to all moments: without the family nothing was ever covered.
        clock.set("2026-02-01T00:00:00Z");
        account.edited(ESSENTIALS, null, null, 30, "DISABLE");
        assertThat(evaluate("tiers.example.com").getInt("opened")).isEqualTo(1);
        assertThat(only("tiers.example.com"))
                .containsEntry("state", "ENFORCEMENT")
                .containsEntry("shortSince", "2026-01-01T00:00:00Z")
                .containsEntry("deadline", "2026-01-31T00:00:00Z")
                .containsEntry("enforcementAction", "DISABLE");
        assertThat(position("tiers.example.com", VA, ESSENTIALS, Map.of("knownAt", "2026-01-31T00:00:00Z")))
                .as("by the catalogue as it was known then")
                .containsEntry("state", "COVERED");

        // The edit is taken back.
        account.edited(ESSENTIALS, "switching", 1, 90, "NOTIFY_ONLY");
        assertThat(evaluate("tiers.example.com").getInt("voided")).isEqualTo(1);
        assertThat(told(only("tiers.example.com")).getLast())
                .isEqualTo("VOIDED 2026-02-01T00:00:00Z CATALOGUE_CHANGED");
    }

    @Test
    void anotherGraceMovesTheDeadline() {
        clock.set("2026-03-01T00:00:00Z");
        StubAccount account = account("grace.example.com").uses(VA, ADVANTAGE, "2026-02-01T00:00:00Z", 3);
        evaluate("grace.example.com");
        account.edited(ADVANTAGE, "switching", 2, 10, "DISABLE");
        assertThat(evaluate("grace.example.com").getInt("moved")).isEqualTo(1);
        assertThat(told(only("grace.example.com")))
                .containsExactly(
                        "OPENED 2026-02-01T00:00:00Z SHORTAGE",
                        "DEADLINE_MOVED 2026-03-01T00:00:00Z CATALOGUE_CHANGED",
                        "ENFORCED 2026-02-11T00:00:00Z GRACE_ENDED");
        assertThat(only("grace.example.com")).containsEntry("state", "ENFORCEMENT");
    }

    @Test
    void twoCasesBecomeOneAndOneBecomesTwo() {
        clock.set("2026-03-01T00:00:00Z");
        StubAccount account = account("merge.example.com")
                .uses(VA, ADVANTAGE, "2026-01-01T00:00:00Z", 3)
                .uses(VA, ADVANTAGE, "2026-01-10T00:00:00Z", -3)
                .uses(VA, ADVANTAGE, "2026-01-20T00:00:00Z", 4);
        assertThat(evaluate("merge.example.com").getInt("opened")).isEqualTo(2);
        Object first = cases("merge.example.com").get(0).get("id");
        Object second = cases("merge.example.com").get(1).get("id");

        // What lay between turns out to have been used too.
        account.uses(VA, ADVANTAGE, "2026-01-10T00:00:00Z", 3);
        account.uses(VA, ADVANTAGE, "2026-01-20T00:00:00Z", -3);
        assertThat(evaluate("merge.example.com").getInt("voided")).isEqualTo(1);
        List<Map<String, Object>> merged = cases("merge.example.com");
        assertThat(merged.get(0))
                .containsEntry("id", first)
                .containsEntry("state", "GRACE")
                .containsEntry("shortSince", "2026-01-01T00:00:00Z")
                .containsEntry("shortBy", 4);
        assertThat(told(merged.get(0)).getLast()).isEqualTo("REOPENED 2026-03-01T00:00:00Z LATE_DATA");
        assertThat(merged.get(1)).containsEntry("id", second).containsEntry("state", "VOIDED");
        assertThat(told(merged.get(1)).getLast()).isEqualTo("VOIDED 2026-03-01T00:00:00Z MERGED");

        // And now not.
        account.owns(VA, ADVANTAGE, "2026-01-05T00:00:00Z", 10);
        account.owns(VA, ADVANTAGE, "2026-02-01T00:00:00Z", -10);
        assertThat(evaluate("merge.example.com").getInt("opened")).isEqualTo(1);
        List<Map<String, Object>> split = cases("merge.example.com");
        assertThat(split).hasSize(3);
        assertThat(split.get(0))
                .containsEntry("id", first)
                .containsEntry("state", "RESOLVED")
                .containsEntry("resolvedAt", "2026-01-05T00:00:00Z");
        assertThat(split.get(1))
                .as("voided is final")
                .containsEntry("id", second)
                .containsEntry("state", "VOIDED");
        assertThat(split.get(2)).containsEntry("state", "GRACE").containsEntry("shortSince", "2026-02-01T00:00:00Z");
    }

    @Test
    void thePastCanBeReadAsItWasKnown() {
        clock.set("2026-02-01T00:00:00Z");
        StubAccount account = account("known.example.com").uses(VA, ADVANTAGE, "2026-01-01T00:00:00Z", 3);
        evaluate("known.example.com");
        clock.set("2026-03-01T00:00:00Z");
        account.owns(VA, ADVANTAGE, "2026-01-01T00:00:00Z", 3);
        account.uses("branch", ESSENTIALS, "2026-01-01T00:00:00Z", 1);
        evaluate("known.example.com");
        Map<String, String> then = Map.of("at", "2026-01-15T00:00:00Z", "knownAt", "2026-02-01T00:00:00Z");
        assertThat(position("known.example.com", VA, ADVANTAGE, then))
                .containsEntry("owned", 0)
                .containsEntry("state", "GRACE")
                .containsEntry("caseId", null);
        assertThat(position("known.example.com", "branch", ESSENTIALS, then)).isNull();
        assertThat(position("known.example.com", VA, ADVANTAGE, Map.of("at", "2026-01-15T00:00:00Z")))
                .containsEntry("owned", 3)
                .containsEntry("state", "IN_COMPLIANCE");
    }

    @Test
    void aTagInNoCatalogueStandsAloneWithTheDefaultGrace() {
        clock.set("2026-02-01T00:00:00Z");
        account("uncatalogued.example.com")
                .uses(VA, "regid.2026-01.com.example.unknown,1.0_u", "2026-01-01T00:00:00Z", 3);
        evaluate("uncatalogued.example.com");
        assertThat(only("uncatalogued.example.com"))
                .containsEntry("deadline", "2026-04-01T00:00:00Z")
                .containsEntry("enforcementAction", "NOTIFY_ONLY");
    }
}
