package dev.ninety.compliance.shortage.app;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.app.IntakePoll;
import dev.ninety.compliance.shortage.CaseState;
import dev.ninety.compliance.shortage.store.CaseCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What monitoring sees of cases and intake: counted now and then, so that a request costs nothing. */
@ApplicationScoped
public class CaseMetrics {

    private final CaseCounts counts;
    private final IntakePoll poll;
    private final InstantSource clock;
    private volatile CaseCounts.Figures figures = CaseCounts.Figures.NONE;

    CaseMetrics(CaseCounts counts, IntakePoll poll, InstantSource clock) {
        this.counts = counts;
        this.poll = poll;
        this.clock = clock;
    }

    void register(@Observes StartupEvent started, MeterRegistry registry) {
        for (CaseState state : CaseState.values()) {
            Gauge.builder("ninety.cases", () -> figures.count(state))
                    .tag("state", state.name())
                    .description("Shortage cases by state")
                    .register(registry);
        }
        Gauge.builder("ninety.grace.days.left.min", () -> figures.fewestDaysLeft())
                .description("The fewest days left among cases in GRACE; NaN where there is none")
                .register(registry);
        for (Source source : Source.values()) {
            Gauge.builder("ninety.intake.lag.seconds", () -> lag(source))
                    .tag("source", source.service())
                    .description("Seconds since a source was last looked through; NaN before the first time")
                    .register(registry);
        }
    }

    @Scheduled(every = "{ninety.metrics.interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        figures = counts.at(clock.instant());
    }

    private double lag(Source source) {
        Instant last = poll.lastRead(source);
        return last == null
                ? Double.NaN
                : Duration.between(last, clock.instant()).toSeconds();
    }
}
