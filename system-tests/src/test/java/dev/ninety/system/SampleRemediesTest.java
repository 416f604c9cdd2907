package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Await;
import dev.ninety.suite.Suite;
import dev.ninety.suite.sample.RumXml;
import dev.ninety.suite.sample.SampleEstate;
import dev.ninety.suite.sample.SampleEstate.Report;
import dev.ninety.suite.sample.SampleEstate.Row;
import dev.ninety.suite.sample.SampleEstate.Sync;
import dev.ninety.suite.sample.SampleGenerator;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.RunningSuite;
import dev.ninety.system.harness.SampleFixture;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The sample estate helps itself: every plan that costs nothing is applied, what waits for the vendor is delivered, and
 * what is left takes money.
 */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
class SampleRemediesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<String> TAKE_MONEY = Set.of("RENEW", "BUY");

    private static final int LICENCES_OF_A_SWITCH = 2;

    private final Suite suite;

    SampleRemediesTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void freePlansCloseTheirCasesAndOnlyMoneyFixesTheRest() {
        // Given
        SampleEstate estate = SampleGenerator.at(Clock.systemUTC().instant()).in("remedied.example.com");
        SampleFixture.loader(suite).load(estate);
        Account account = Account.existing(suite, estate.smartAccount());
        account.evaluate();
        JsonNode before = score(account);
        List<JsonNode> open = open(account);
        assertThat(open).isNotEmpty();

        // When
        Set<String> closed = new HashSet<>();
        Set<String> forMoney = new HashSet<>();
        for (JsonNode one : open) {
            String id = one.path("id").asText();
            JsonNode plan = cheapest(account, id);
            assertThat(plan.hasNonNull("curedUntil")).as("a plan for " + one).isTrue();
            if (plan.path("steps")
                    .valueStream()
                    .map(step -> step.path("kind").asText())
                    .anyMatch(TAKE_MONEY::contains)) {
                forMoney.add(id);
            } else {
                assertThat(plan.path("cost")).isEmpty();
                apply(account, id, plan);
                closed.add(id);
            }
        }

        // Then
        assertThat(closed).as("clearing and moving cures some").hasSizeGreaterThanOrEqualTo(3);
        assertThat(forMoney).as("and some take money").isNotEmpty();
        closed.forEach(
                id -> assertThat(account.caseById(id).path("state").asText()).isEqualTo("RESOLVED"));
        assertThat(open(account))
                .extracting(one -> one.path("id").asText())
                .containsExactlyInAnyOrderElementsOf(forMoney);
        account.evaluate();
        JsonNode after = score(account);
        assertThat(share(after, "LICENCES_SHORT"))
                .as("points are whole, so what weighs less need not cost less")
                .isLessThan(share(before, "LICENCES_SHORT"));
        assertThat(shortLicences(after))
                .as("points for shortage are lost for what takes money, and for nothing else")
                .isEqualTo(open(account).stream()
                        .map(one -> one.path("virtualAccount").asText() + " "
                                + one.path("entitlementTag").asText())
                        .collect(Collectors.toSet()));

        // When
        deliver(account, estate);
        account.evaluate();

        // Then
        JsonNode whole = score(account);
        assertThat(reasons(before)).contains("INSTANCES_AFFECTED", "REPORTS_OVERDUE");
        assertThat(reasons(whole))
                .as("what is short, and the terms that will end: " + whole)
                .containsExactlyInAnyOrder("LICENCES_SHORT", "SHORTAGE_AHEAD");
        assertThat(whole.path("score").asInt())
                .as("before " + before + ", then " + after)
                .isGreaterThan(before.path("score").asInt());
    }

    /** What waits for the vendor reaches it, devices that fell silent are heard again, and the copies are compared. */
    private static void deliver(Account account, SampleEstate estate) {
        String now = Clock.systemUTC().instant().toString();
        account.usage()
                .post(account.path("exports", "fra-2", "submission"), Map.of("submittedAt", now))
                .expect(200, 201);
        Sync waiting = estate.events(Sync.class).getLast();
        account.usage()
                .post(
                        account.path("on-prem-syncs", waiting.collector(), waiting.id(), "confirm"),
                        Map.of("confirmedAt", now))
                .expect(200, 201);
        account.reportLines(SampleGenerator.AUSTIN, RumXml.lines(nextOfSilent(estate, SampleGenerator.AUSTIN)))
                .expect(200);
        account.compliance()
                .put(account.path("reconciliations", "after-delivery"), Map.of("source", "OWN_COPIES"))
                .expect(200, 201);
    }

    /** For each licence of a device that has not been heard of for a week, a report that goes on where the last ended. */
    private static List<Report> nextOfSilent(SampleEstate estate, String virtualAccount) {
        Map<String, Report> last = new TreeMap<>();
        estate.reports().stream()
                .filter(report -> report.device().virtualAccount().equals(virtualAccount))
                .forEach(report -> last.put(report.device().id() + " " + report.entitlementTag(), report));
        Instant lastWeek = estate.anchor().minus(Duration.ofDays(7));
        return last.values().stream()
                .filter(report -> report.rows().getLast().end().isBefore(lastWeek))
                .map(report -> {
                    Row row = report.rows().getLast();
                    return new Report(
                            report.device(),
                            report.entitlementTag(),
                            report.reportId() + LICENCES_OF_A_SWITCH,
                            List.of(new Row(row.end(), estate.anchor().minus(Duration.ofHours(1)), row.count())));
                })
                .toList();
    }

    private static Set<String> reasons(JsonNode score) {
        return score.path("deductions")
                .valueStream()
                .map(one -> one.path("reason").asText())
                .collect(Collectors.toSet());
    }

    private static JsonNode score(Account account) {
        JsonNode score =
                account.compliance().get(account.path("score")).expect(200).json();
        assertThat(score.hasNonNull("score")).as(score.toString()).isTrue();
        return score;
    }

    /** The part of the whole that a reason's points were computed from. */
    private static BigDecimal share(JsonNode score, String reason) {
        return score.path("deductions")
                .valueStream()
                .filter(one -> one.path("reason").asText().equals(reason))
                .map(one -> new BigDecimal(one.path("share").path("part").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> shortLicences(JsonNode score) {
        return score.path("deductions")
                .valueStream()
                .filter(one -> one.path("reason").asText().equals("LICENCES_SHORT"))
                .flatMap(one -> one.path("licences").valueStream())
                .map(one -> one.path("virtualAccount").asText() + " "
                        + one.path("entitlementTag").asText())
                .collect(Collectors.toSet());
    }

    /**
     * The first plan that costs nothing and clears what is wrong; where there is none, the first plan. Of plans that cost
     * alike and take as many steps the first is any of them, and what a plan before has freed can be moved, too.
     */
    private static JsonNode cheapest(Account account, String id) {
        JsonNode plans = account.compliance()
                .get(account.path("cases", id, "remedies"))
                .expect(200)
                .json()
                .path("items");
        return plans.valueStream()
                .filter(plan -> plan.path("cost").isArray() && plan.path("cost").isEmpty())
                .filter(plan -> plan.path("steps")
                        .valueStream()
                        .anyMatch(step -> step.path("kind").asText().equals("CLEAR")))
                .findFirst()
                .orElse(plans.path(0));
    }

    /** Applies a plan, confirming what it clears, and waits for the job. */
    private static void apply(Account account, String id, JsonNode plan) {
        List<String> confirmed = new ArrayList<>();
        plan.path("confirm").forEach(instance -> confirmed.add(instance.asText()));
        String job = account.compliance()
                .post(
                        account.path("cases", id, "remedies", plan.path("id").asText(), "apply"),
                        Map.of("confirm", confirmed))
                .expect(202)
                .header("Location");
        Await.until("the plan is carried out", PATIENCE, () -> {
            JsonNode told = account.compliance().get(job).expect(200).json();
            assertThat(told.path("state").asText()).as(told.toString()).isNotEqualTo("FAILED");
            return told.path("state").asText().equals("DONE");
        });
    }

    private static List<JsonNode> open(Account account) {
        List<JsonNode> open = new ArrayList<>();
        for (String state : List.of("GRACE", "ENFORCEMENT")) {
            open.addAll(account.compliance().items(account.path("cases") + "?state=" + state));
        }
        return open;
    }
}
