package dev.ninety.compliance.remedy;

import static dev.ninety.compliance.remedy.AppliedPlans.CONFIRMED;
import static dev.ninety.compliance.remedy.AppliedPlans.TAG;
import static dev.ninety.compliance.remedy.AppliedPlans.apply;
import static dev.ninety.compliance.remedy.AppliedPlans.caseOf;
import static dev.ninety.compliance.remedy.AppliedPlans.cheapest;
import static dev.ninety.compliance.remedy.AppliedPlans.estate;
import static dev.ninety.compliance.remedy.AppliedPlans.job;
import static dev.ninety.compliance.remedy.AppliedPlans.take;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.one;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.job.app.JobWorker;
import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.sql.Sql;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans that somebody applies: what is written to the other services, whatever happens meanwhile. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class PlanApplicationTest {

    private static final String JANUARY = "2026-01-01T00:00:00Z";
    private static final String FEBRUARY = "2026-02-01T00:00:00Z";
    private static final String NOW = "2026-03-01T00:00:00Z";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @Inject
    JobWorker worker;

    @Inject
    Sql sql;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set(NOW);
        letTimePass();
        worker.runWaiting();
    }

    private void letTimePass() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("UPDATE job SET due_at = clock_timestamp() WHERE finished_at IS NULL"));
    }

    @Test
    void whatCostsNothingIsCarriedOutAndTheRestIsTold() {
        String name = "apply-done.example.com";
        StubAccount account = estate(peers, name);
        String plan = cheapest(name);
        String location = take(name, plan);
        assertThat(account.writes().attempts())
                .as("nothing in the request itself")
                .isEmpty();
        job(location).body("kind", equalTo("REMEDY")).body("state", equalTo("QUEUED"));
        clock.set("2026-03-01T00:01:00.123456Z");
        account.heard().cleared("STALE_INSTANCE-1");
        worker.runWaiting();

        Map<String, JsonNode> written = account.writes().written();
        String transfer = "transfers remedy-" + plan + "-2";
        assertThat(written.keySet()).containsExactly("product-instances ISR4331/K9:GONE decommission", transfer);
        assertThat(written.get(transfer).toString())
                .contains("\"from\":\"lab\"", "\"to\":\"campus\"", "\"quantity\":3", "step 2, applied by anonymous");
        assertThat(written.values())
                .extracting(body -> body.path("effectiveAt").asText())
                .as("one moment for all, and never an earlier one")
                .containsOnly("2026-03-01T00:01:00.123456Z");
        job(location)
                .body("state", equalTo("DONE"))
                .body("accepted", equalTo(2))
                .body("parsed", equalTo(3))
                .body("result.plan", equalTo(plan))
                .body("result.appliedBy", equalTo("anonymous"))
                .body("result.steps.carriedOut", contains(true, true, false))
                .body(
                        "result.steps.writtenAs",
                        contains(
                                "product-instances/ISR4331/K9:GONE/decommission",
                                "transfers/remedy-" + plan + "-2",
                                null))
                .body("result.steps[2].step.kind", equalTo("BUY"))
                .body("result.steps[2].step.quantity", equalTo(1))
                .body("result.cases[0].id", equalTo(caseOf(name)))
                .body("result.cases[0].state", equalTo("GRACE"));
        one(name, caseOf(name))
                .body("shortBy", equalTo(1))
                .body("history.what", hasItem("PLAN_APPLIED"))
                .body("history.find { it.what == 'PLAN_APPLIED' }.who", equalTo("anonymous"))
                .body("history.find { it.what == 'PLAN_APPLIED' }.to", equalTo(plan))
                .body("history.find { it.what == 'PLAN_APPLIED' }.at", equalTo(NOW));

        assertThat(take(name, plan)).as("applied again").isEqualTo(location);
        worker.runWaiting();
        assertThat(account.writes().attempts()).hasSize(2);
        one(name, caseOf(name)).body("history.findAll { it.what == 'PLAN_APPLIED' }.size()", equalTo(1));
    }

    @Test
    void theCaseClosesWhenTheLedgerSaysSo() {
        String name = "apply-closes.example.com";
        StubAccount account = estate(peers, name).grants("order-2", "plant", TAG, 1, JANUARY, null);
        evaluate(name);
        String plan = given().get("/v1/smart-accounts/{sa}/remedies", name)
                .then()
                .body("items[0].cost", equalTo(List.of()))
                .extract()
                .path("items[0].id");
        String location = given().contentType("application/json")
                .body(CONFIRMED)
                .post("/v1/smart-accounts/{sa}/remedies/{plan}/apply", name, plan)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        worker.runWaiting();
        job(location)
                .body("state", equalTo("DONE"))
                .body("result.cases.state", contains("RESOLVED"))
                .body("result.cases.id", contains(caseOf(name)));
        one(name, caseOf(name)).body("state", equalTo("RESOLVED")).body("resolvedAt", equalTo(NOW));
        assertThat(account.writes().written()).hasSize(3);
    }

    @Test
    void whoClearsSomethingConfirmsItByName() {
        String name = "apply-confirms.example.com";
        StubAccount account = estate(peers, name);
        String plan = cheapest(name);
        for (String nothing : List.of("", "{}", "{\"confirm\": null}", "{\"confirm\": []}")) {
            apply(name, plan, nothing)
                    .statusCode(422)
                    .body("errors.pointer", contains("/confirm"))
                    .body("errors.code", contains("CONFIRMATION_REQUIRED"))
                    .body("errors.detail", contains(containsString("ISR4331/K9:GONE")));
        }
        apply(name, plan, "{\"confirm\": [\"ISR4331/K9:GONE\", \"C9300-24T:OLD\"]}")
                .statusCode(422)
                .body("errors.pointer", contains("/confirm/1"))
                .body("errors.code", contains("NOT_IN_PLAN"));
        apply(name, plan, "{\"confirm\": [null]}").statusCode(422).body("errors.pointer", contains("/confirm/0"));
        apply(name, plan, "{\"confirm\": 1}").statusCode(400);
        worker.runWaiting();
        assertThat(account.writes().attempts()).isEmpty();
        one(name, caseOf(name)).body("history.what", contains("OPENED"));
    }

    @Test
    void aPlanIsStaleOnceALedgerHasMoved() {
        String name = "apply-stale.example.com";
        StubAccount account = estate(peers, name);
        String plan = cheapest(name);
        account.uses("C9300-24T:ELSE", "elsewhere", "another", FEBRUARY, 1);
        apply(name, plan, CONFIRMED)
                .statusCode(409)
                .body("code", equalTo("PLAN_STALE"))
                .body("detail", containsString(plan));
        apply(name, "r365-0123456789abcdef01234567", CONFIRMED).statusCode(409).body("code", equalTo("PLAN_STALE"));
        apply(name, "nothing", CONFIRMED).statusCode(404);
        given().contentType("application/json")
                .body(CONFIRMED)
                .post("/v1/smart-accounts/{sa}/cases/{id}/remedies/{plan}/apply", name, "nobody", plan)
                .then()
                .statusCode(404);
        given().contentType("application/json")
                .body(CONFIRMED)
                .post("/v1/smart-accounts/{sa}/remedies/{plan}/apply", name, cheapest(name))
                .then()
                .statusCode(409);
        worker.runWaiting();
        assertThat(account.writes().attempts()).isEmpty();
        take(name, cheapest(name));
    }

    @Test
    void aLedgerThatMovedBeforeTheJobBeganIsSeenThen() {
        String name = "apply-late.example.com";
        StubAccount account = estate(peers, name);
        String location = take(name, cheapest(name));
        account.uses("C9300-24T:ELSE", "elsewhere", "another", FEBRUARY, 1);
        worker.runWaiting();
        job(location)
                .body("state", equalTo("FAILED"))
                .body("problem.status", equalTo(409))
                .body("problem.code", equalTo("PLAN_STALE"));
        assertThat(account.writes().attempts()).isEmpty();
    }

    @Test
    void whatIsRefusedFailsTheJobAndWhatWasDoneStays() {
        String name = "apply-refused.example.com";
        StubAccount account = estate(peers, name);
        account.writes().refuse("transfers", 409, "NOT_ENOUGH_UNITS", "Virtual Account lab can give 0 units.");
        String plan = cheapest(name);
        String location = take(name, plan);
        worker.runWaiting();
        job(location)
                .body("state", equalTo("FAILED"))
                .body("accepted", equalTo(1))
                .body("problem.status", equalTo(409))
                .body("problem.code", equalTo("NOT_ENOUGH_UNITS"))
                .body("problem.detail", containsString("lab can give 0 units"))
                .body("problem.detail", containsString("steps [1]"))
                .body("problem.errors.pointer", contains("/steps/1"))
                .body("result", nullValue());
        assertThat(account.writes().attempts())
                .as("a refusal is not tried again")
                .hasSize(2);
        one(name, caseOf(name)).body("shortBy", equalTo(4));
        assertThat(take(name, plan)).isEqualTo(location);
    }

    @Test
    void anAttemptThatDoesNotKnowWhatBecameOfAStepWritesTheSameAgain() {
        String name = "apply-again.example.com";
        StubAccount account = estate(peers, name);
        String location = take(name, cheapest(name));
        account.writes().loseAnswers(3);
        worker.runWaiting();
        job(location).body("state", equalTo("QUEUED")).body("accepted", equalTo(0));
        assertThat(account.writes().written()).as("taken, but nobody knows").hasSize(1);

        clock.set("2026-03-01T05:00:00Z");
        peers.heal();
        letTimePass();
        account.writes().loseAnswers(4);
        worker.runWaiting();
        assertThat(account.writes().attempts()).hasSizeGreaterThan(4);

        clock.set("2026-03-01T06:00:00Z");
        peers.heal();
        letTimePass();
        account.writes().loseAnswers(0);
        worker.runWaiting();
        job(location).body("state", equalTo("DONE")).body("accepted", equalTo(2));
        assertThat(account.writes().written()).hasSize(2);
        assertThat(account.writes().written().values())
                .extracting(body -> body.path("effectiveAt").asText())
                .containsOnly(NOW);
        one(name, caseOf(name)).body("shortBy", equalTo(1));
    }

    @Test
    void aServiceThatIsAwayIsWaitedFor() {
        String name = "apply-waits.example.com";
        StubAccount account = estate(peers, name);
        String plan = cheapest(name);
        peers.kill(Source.USAGE);
        String location = take(name, plan);
        worker.runWaiting();
        job(location).body("state", equalTo("QUEUED"));
        assertThat(account.writes().attempts()).isEmpty();
        peers.heal();
        letTimePass();
        worker.runWaiting();
        job(location).body("state", equalTo("DONE"));
    }

    @Test
    void ofTwoPlansTheSecondWaitsAndIsStaleThen() {
        String name = "apply-two.example.com";
        StubAccount account = estate(peers, name);
        List<String> plans = given().get("/v1/smart-accounts/{sa}/cases/{id}/remedies", name, caseOf(name))
                .then()
                .extract()
                .path("items.findAll { it.confirm.isEmpty() && it.steps[0].kind == 'TRANSFER' }.id");
        String first = take(name, cheapest(name));
        account.writes().drop(3);
        worker.runWaiting();
        peers.heal();
        String second =
                apply(name, plans.getFirst(), "{}").statusCode(202).extract().header("Location");
        worker.runWaiting();
        assertThat(account.writes().attempts()).as("three of the first plan").hasSize(3);
        job(second).body("state", equalTo("QUEUED"));
        letTimePass();
        worker.runWaiting();
        letTimePass();
        worker.runWaiting();
        job(first).body("state", equalTo("DONE"));
        job(second).body("state", equalTo("FAILED")).body("problem.code", equalTo("PLAN_STALE"));
        assertThat(account.writes().written()).hasSize(2);
    }

    @Test
    void aPlanIsNotDoneBeforeTheAccountWasLookedAtAgain() {
        String name = "apply-looks.example.com";
        StubAccount account = estate(peers, name);
        String location = take(name, cheapest(name));
        account.writes().afterwards(() -> {
            if (account.writes().written().size() == 2) {
                peers.kill(Source.ENTITLEMENT);
            }
        });
        worker.runWaiting();
        job(location)
                .body("state", equalTo("QUEUED"))
                .body("accepted", equalTo(2))
                .body("percent", equalTo(75));
        peers.heal();
        letTimePass();
        worker.runWaiting();
        job(location).body("state", equalTo("DONE"));
        assertThat(account.writes().attempts()).hasSize(2);
        one(name, caseOf(name)).body("shortBy", equalTo(1));
    }
}
