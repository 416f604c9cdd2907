package dev.ninety.compliance.shortage.app;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.intake.Doubt;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.Trouble;
import dev.ninety.compliance.intake.app.AccountIntake;
import dev.ninety.compliance.intake.client.PeerUnavailable;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.shortage.Tally;
import dev.ninety.compliance.shortage.store.EvaluationStore;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Evaluates pools: those that are due, as time goes on, and those of one account when somebody asks. */
@ApplicationScoped
public class Evaluations {

    private static final Logger LOG = Logger.getLogger(Evaluations.class);

    private final AccountIntake intake;
    private final LedgerStore ledgers;
    private final EvaluationStore store;
    private final PoolEvaluator evaluator;
    private final InstantSource clock;
    private final Settings.Evaluation settings;

    Evaluations(
            AccountIntake intake,
            LedgerStore ledgers,
            EvaluationStore store,
            PoolEvaluator evaluator,
            InstantSource clock,
            Settings.Evaluation settings) {
        this.intake = intake;
        this.ledgers = ledgers;
        this.store = store;
        this.evaluator = evaluator;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * What an evaluation of one account did.
     *
     * @param doubts why nothing could be evaluated; empty where it could
     * @param troubles which sources could not be read now, so that what was read before was evaluated
     */
    public record Report(Instant evaluatedAt, Tally tally, List<Doubt> doubts, List<Trouble> troubles) {}

    @Scheduled(every = "{ninety.evaluation.interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        evaluateDue();
    }

    /** Evaluates what is due, in all accounts, until nothing is; shares the work with whoever does the same. */
    public Tally evaluateDue() {
        Tally total = Tally.NOTHING;
        while (true) {
            try {
                Optional<Tally> one = evaluator.evaluateNext();
                if (one.isEmpty()) {
                    return total;
                }
                total = total.plus(one.get());
            } catch (PoolEvaluator.Failed failure) {
                Instant later = clock.instant().plus(settings.retryAfter());
                LOG.errorf(failure, "The pool waits until %s", later);
                evaluator.postpone(failure.key(), later);
            }
        }
    }

    /** Takes over what is new of an account that exists, then evaluates what is due of it. */
    public Report evaluate(String smartAccount) {
        List<Trouble> troubles = new ArrayList<>();
        note(troubles, () -> readDirectory(smartAccount));
        for (Source source : Source.values()) {
            note(troubles, () -> intake.pull(smartAccount, source));
        }
        note(troubles, () -> read(intake::readOrders, smartAccount));
        note(troubles, () -> read(intake::readPrices, smartAccount));
        note(troubles, () -> read(intake::readNeverReported, smartAccount));
        note(troubles, () -> read(intake::readFindings, smartAccount));
        note(troubles, () -> read(intake::readStanding, smartAccount));
        note(troubles, () -> read(intake::readReportEvents, smartAccount));
        Instant now = clock.instant();
        Tally total = Tally.NOTHING;
        List<Doubt> doubts = ledgers.doubts(smartAccount);
        if (doubts.isEmpty()) {
            for (EvaluationStore.Key key : store.due(smartAccount, now)) {
                total = total.plus(evaluator.evaluateNow(key).orElse(Tally.NOTHING));
            }
        }
        return new Report(now, total, doubts, troubles.stream().distinct().toList());
    }

    private @Nullable Trouble readDirectory(String smartAccount) {
        return intake.readDirectory(smartAccount)
                ? null
                : new Trouble(
                        Source.ENTITLEMENT,
                        Trouble.UNKNOWN_ACCOUNT,
                        Source.ENTITLEMENT.service() + " does not know the account.");
    }

    private static @Nullable Trouble read(Consumer<String> reading, String smartAccount) {
        reading.accept(smartAccount);
        return null;
    }

    private static void note(List<Trouble> troubles, Supplier<@Nullable Trouble> reading) {
        try {
            Trouble trouble = reading.get();
            if (trouble != null) {
                troubles.add(trouble);
            }
        } catch (PeerUnavailable unavailable) {
            troubles.add(unavailable.trouble());
        }
    }
}
