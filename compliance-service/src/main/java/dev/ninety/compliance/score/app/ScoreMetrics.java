package dev.ninety.compliance.score.app;

import dev.ninety.compliance.intake.store.AccountStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What monitoring sees of scores: computed now and then, so that a request costs nothing. */
@ApplicationScoped
public class ScoreMetrics {

    private static final Logger LOG = Logger.getLogger(ScoreMetrics.class);

    private final Scores scores;
    private final AccountStore accounts;
    private final InstantSource clock;
    private @Nullable MultiGauge gauge;

    ScoreMetrics(Scores scores, AccountStore accounts, InstantSource clock) {
        this.scores = scores;
        this.accounts = accounts;
        this.clock = clock;
    }

    void register(@Observes StartupEvent started, MeterRegistry registry) {
        gauge = MultiGauge.builder("ninety.score")
                .description("The score of each Smart Account, 0 to 100; NaN where it cannot be told")
                .register(registry);
    }

    /** Computes all of them. */
    @Scheduled(
            every = "{ninety.score.metrics-interval}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void count() {
        MultiGauge all = gauge;
        if (all == null) {
            return;
        }
        Instant now = clock.instant();
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (String smartAccount : accounts.all()) {
            rows.add(MultiGauge.Row.of(Tags.of("smart_account", smartAccount), score(smartAccount, now)));
        }
        all.register(rows, true);
    }

    /** One account of which no score can be computed must not hide those of the others. */
    private double score(String smartAccount, Instant now) {
        try {
            Integer points = scores.now(smartAccount, now).points();
            return points == null ? Double.NaN : points;
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "The score of %s could not be computed", smartAccount);
            return Double.NaN;
        }
    }
}
