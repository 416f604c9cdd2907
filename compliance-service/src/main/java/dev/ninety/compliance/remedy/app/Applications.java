package dev.ninety.compliance.remedy.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.app.AccountIntake;
import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.job.app.Jobs;
import dev.ninety.compliance.job.store.JobStore.Told;
import dev.ninety.compliance.remedy.PlanId;
import dev.ninety.compliance.remedy.app.Remedies.Made;
import dev.ninety.compliance.remedy.app.Remedies.Scope;
import dev.ninety.compliance.shortage.store.CaseRepository;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes plans on that somebody applies. */
@ApplicationScoped
public class Applications {

    private static final Logger LOG = Logger.getLogger(Applications.class);

    private final Remedies remedies;
    private final AccountIntake intake;
    private final AccountStore accounts;
    private final CaseRepository cases;
    private final Jobs jobs;
    private final ObjectMapper json;
    private final InstantSource clock;

    Applications(
            Remedies remedies,
            AccountIntake intake,
            AccountStore accounts,
            CaseRepository cases,
            Jobs jobs,
            ObjectMapper json,
            InstantSource clock) {
        this.remedies = remedies;
        this.intake = intake;
        this.accounts = accounts;
        this.cases = cases;
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The job that carries a plan out; applied again, the same one.
     *
     * @param confirmed the product instances that may be cleared
     * @throws Problem 404 where no plan can have that name, or there is no such case; 409 {@code PLAN_STALE} where what is
     *     known now gives no such plan; 422 where an instance is to be cleared that was not confirmed, or the other way
     *     round
     */
    public Told apply(Scope scope, String planId, List<String> confirmed, String who) {
        int days = PlanId.days(planId).orElseThrow(() -> Problem.notFound("There is no plan " + planId + "."));
        remedies.require(scope);
        UUID job = job(scope, planId);
        Optional<Told> taken = jobs.find(scope.smartAccount(), job);
        if (taken.isPresent()) {
            return taken.get();
        }
        catchUp(scope.smartAccount());
        Made made = remedies.plan(scope, planId, days).orElseThrow(() -> stale(planId));
        check(made.plan().toConfirm(), confirmed);
        RemedyOrder order = RemedyOrder.of(made, who);
        return QuarkusTransaction.requiringNew().call(() -> take(scope.smartAccount(), job, order));
    }

    static Problem stale(String planId) {
        return Problem.conflict(
                "PLAN_STALE",
                "What plan " + planId + " was made from is no longer all that is known; ask for the plans again.");
    }

    /** A plan is told apart from the same steps for something else. */
    private static UUID job(Scope scope, String planId) {
        return UUID.nameUUIDFromBytes((scope.key() + " " + planId).getBytes(StandardCharsets.UTF_8));
    }

    /** What the services have recorded since the last look makes a plan stale; where one is away, its copy counts. */
    private void catchUp(String smartAccount) {
        for (Source source : Source.values()) {
            try {
                intake.pull(smartAccount, source);
            } catch (PeerUnavailable unavailable) {
                LOG.infof(
                        "A plan is applied by the copy: %s",
                        unavailable.trouble().detail());
            }
        }
    }

    private static void check(List<String> toConfirm, List<String> confirmed) {
        Check check = new Check();
        Set<String> missing = new TreeSet<>(toConfirm);
        confirmed.forEach(missing::remove);
        missing.forEach(instance -> check.refuse(
                "/confirm",
                "CONFIRMATION_REQUIRED",
                "The plan stops counting " + instance + ": confirm that by naming it."));
        for (int i = 0; i < confirmed.size(); i++) {
            if (!toConfirm.contains(confirmed.get(i))) {
                check.refuse("/confirm/" + i, "NOT_IN_PLAN", "The plan does not clear " + confirmed.get(i) + ".");
            }
        }
        check.done();
    }

    private Told take(String smartAccount, UUID job, RemedyOrder order) {
        Instant now = accounts.record(smartAccount, clock.instant());
        if (jobs.find(smartAccount, job).isEmpty()) {
            order.cases().stream()
                    .sorted()
                    .flatMap(id -> cases.lock(smartAccount, id).stream())
                    .forEach(one -> cases.store(smartAccount, one.planApplied(order.plan(), order.who(), now)));
            jobs.enqueue(smartAccount, job, RemedyJob.KIND, write(order));
        }
        return jobs.get(smartAccount, job);
    }

    private String write(RemedyOrder order) {
        try {
            return json.writeValueAsString(order);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
