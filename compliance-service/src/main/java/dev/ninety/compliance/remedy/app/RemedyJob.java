package dev.ninety.compliance.remedy.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.app.AccountIntake;
import dev.ninety.compliance.intake.client.Sent;
import dev.ninety.compliance.intake.store.AccountStore;
import dev.ninety.compliance.job.Tally;
import dev.ninety.compliance.job.app.JobHandler;
import dev.ninety.compliance.job.app.JobRun;
import dev.ninety.compliance.job.app.Jobs;
import dev.ninety.compliance.remedy.StepKind;
import dev.ninety.compliance.remedy.app.RemedyOrder.CaseOutcome;
import dev.ninety.compliance.remedy.app.RemedyOrder.Ordered;
import dev.ninety.compliance.remedy.app.RemedyOrder.Outcome;
import dev.ninety.compliance.remedy.app.RemedyOrder.Progress;
import dev.ninety.compliance.remedy.app.RemedyOrder.StepOutcome;
import dev.ninety.compliance.remedy.client.StepCarrier;
import dev.ninety.compliance.shortage.app.Evaluations;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.kit.timeline.Micros;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan that somebody applied, step by step, and looks at the account again afterwards. An attempt may end
 * anywhere: the next one writes the step that it does not know the end of once more, as it was.
 */
@ApplicationScoped
public class RemedyJob implements JobHandler {

    static final String KIND = "REMEDY";

    private static final Duration LATER = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(RemedyJob.class);

    private final AccountIntake intake;
    private final AccountStore accounts;
    private final Jobs jobs;
    private final Remedies remedies;
    private final StepCarrier carrier;
    private final Evaluations evaluations;
    private final ObjectMapper json;
    private final InstantSource clock;

    RemedyJob(
            AccountIntake intake,
            AccountStore accounts,
            Jobs jobs,
            Remedies remedies,
            StepCarrier carrier,
            Evaluations evaluations,
            ObjectMapper json,
            InstantSource clock) {
        this.intake = intake;
        this.accounts = accounts;
        this.jobs = jobs;
        this.remedies = remedies;
        this.carrier = carrier;
        this.evaluations = evaluations;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) {
        String smartAccount = run.job().smartAccount();
        RemedyOrder order = read(run.job().parameters(), RemedyOrder.class);
        Progress progress = run.state() == null ? begin(run, smartAccount, order) : read(run.state(), Progress.class);
        for (int i = progress.done(); i < order.steps().size(); i++) {
            Ordered step = order.steps().get(i);
            if (step.kind().isCarriedOut()) {
                carryOut(smartAccount, order, step, progress);
            }
            progress = new Progress(progress.effectiveAt(), i + 1);
            advance(run, order, progress);
        }
        return write(outcome(smartAccount, order, progress));
    }

    /**
     * Dates the plan, if the ledgers still are what it was made from; from then on its own writes move them. Plans of one
     * account begin one after the other: what one was made from is not what another that is under way leaves.
     */
    private Progress begin(JobRun run, String smartAccount, RemedyOrder order) {
        for (Source source : Source.values()) {
            intake.pull(smartAccount, source);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            accounts.record(smartAccount, clock.instant());
            if (jobs.isAnotherUnderWay(run.job())) {
                throw Problem.unavailable("Another plan of the account is being carried out.", LATER);
            }
            if (!remedies.heads(smartAccount).equals(order.heads())) {
                throw Applications.stale(order.plan());
            }
            Progress begun = new Progress(Micros.truncate(clock.instant()), 0);
            advance(run, order, begun);
            return begun;
        });
    }

    private void advance(JobRun run, RemedyOrder order, Progress progress) {
        long carriedOut = order.steps().stream()
                .limit(progress.done())
                .filter(step -> step.kind().isCarriedOut())
                .count();
        // The evaluation that follows is one more thing to do.
        int percent = 100 * progress.done() / (order.steps().size() + 1);
        run.advance(write(progress), new Tally(carriedOut, progress.done(), 0), percent);
    }

    private void carryOut(String smartAccount, RemedyOrder order, Ordered step, Progress progress) {
        String reason = "Plan " + order.plan() + ", step " + step.number() + ", applied by " + order.who() + ".";
        Sent sent = step.kind() == StepKind.CLEAR
                ? carrier.clear(smartAccount, step.clear(), progress.effectiveAt(), reason)
                : carrier.move(smartAccount, transfer(order, step), step.move(), progress.effectiveAt(), reason);
        if (sent instanceof Sent.Refused refused) {
            lookAgain(smartAccount);
            throw refusal(order, step, refused);
        }
    }

    /** What was done before stays done, and may have ended some of the shortages. */
    private void lookAgain(String smartAccount) {
        try {
            evaluations.evaluate(smartAccount);
        } catch (RuntimeException unseen) {
            LOG.warnf(
                    unseen, "What a plan did in %s before it was refused shows with the next evaluation", smartAccount);
        }
    }

    private static Problem refusal(RemedyOrder order, Ordered step, Sent.Refused refused) {
        List<Integer> done = order.steps().stream()
                .filter(one -> one.number() < step.number() && one.kind().isCarriedOut())
                .map(Ordered::number)
                .toList();
        String before = done.isEmpty() ? "Nothing was done before." : "Done before, and still so: steps " + done + ".";
        return Problem.of(
                refused.status(),
                refused.code(),
                "Step " + step.number() + " of plan " + order.plan() + " was refused: " + refused.detail() + " "
                        + before,
                Violation.inBody("/steps/" + (step.number() - 1), refused.code(), refused.detail()));
    }

    private Outcome outcome(String smartAccount, RemedyOrder order, Progress progress) {
        Evaluations.Report report = evaluations.evaluate(smartAccount);
        if (!report.troubles().isEmpty()) {
            throw Problem.unavailable(report.troubles().getFirst().detail(), LATER);
        }
        List<CaseOutcome> cases = remedies.states(smartAccount, order.cases()).entrySet().stream()
                .map(one -> new CaseOutcome(one.getKey(), one.getValue().name()))
                .toList();
        return new Outcome(
                order.plan(),
                order.who(),
                progress.effectiveAt(),
                order.steps().stream()
                        .map(step -> new StepOutcome(step, step.kind().isCarriedOut(), writtenAs(order, step)))
                        .toList(),
                report.evaluatedAt(),
                cases);
    }

    private static @Nullable String writtenAs(RemedyOrder order, Ordered step) {
        return switch (step.kind()) {
            case CLEAR ->
                "product-instances/" + step.productInstance() + "/"
                        + switch (step.clear().action()) {
                            case MERGE -> "merges";
                            case DECOMMISSION -> "decommission";
                            case RELEASE -> "releases";
                        };
            case TRANSFER, LEND -> "transfers/" + transfer(order, step);
            case RENEW, BUY -> null;
        };
    }

    /** The id of the transfer that a step is. */
    private static String transfer(RemedyOrder order, Ordered step) {
        return "remedy-" + order.plan() + "-" + step.number();
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("what is kept of a plan cannot be read", unreadable);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
