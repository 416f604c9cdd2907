package dev.ninety.usage.delivery.app;

import dev.ninety.usage.delivery.CollectorState;
import dev.ninety.usage.delivery.ModeComparison;
import dev.ninety.usage.delivery.ModeComparison.Figures;
import dev.ninety.usage.delivery.ModeComparison.LagBasis;
import dev.ninety.usage.delivery.store.CollectorStore;
import dev.ninety.usage.delivery.store.ModeFigures;
import dev.ninety.usage.delivery.store.ModeFigures.Usage;
import dev.ninety.usage.disclosure.DeliveryMode;
import dev.ninety.usage.obligation.app.Obligations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the delivery modes, by an account's own figures where there are any. */
@ApplicationScoped
public class Comparison {

    /** What people do for one Virtual Account: export, carry, record the submission, fetch the ACK, bring it. */
    private static final int STEPS_OF_AN_EXPORT = 5;

    /** What people do for one sync: say that it is confirmed. */
    private static final int STEPS_OF_A_SYNC = 1;

    private static final Duration MEASURED = Duration.ofDays(365);
    private static final int MOST_COLLECTORS = 10_000;

    private final Obligations obligations;
    private final ModeFigures figures;
    private final CollectorStore collectors;
    private final DeliverySettings settings;

    public Comparison(
            Obligations obligations, ModeFigures figures, CollectorStore collectors, DeliverySettings settings) {
        this.obligations = obligations;
        this.figures = figures;
        this.collectors = collectors;
        this.settings = settings;
    }

    /** One entry for every mode. */
    public List<Figures> of(String smartAccount) {
        Instant now = obligations.refresh(smartAccount);
        return QuarkusTransaction.requiringNew().call(() -> at(smartAccount, now));
    }

    private List<Figures> at(String smartAccount, Instant now) {
        List<Usage> usage = figures.usage(smartAccount, now);
        Map<DeliveryMode, Duration> lags = figures.lags(smartAccount, now.minus(MEASURED));
        List<CollectorState> known = collectors.list(smartAccount, settings.syncEveryDays(), "", MOST_COLLECTORS);
        List<Figures> all = new ArrayList<>();
        for (DeliveryMode mode : DeliveryMode.values()) {
            Duration measured = lags.get(mode);
            long lagDays = measured == null
                    ? expectedDays(mode, known)
                    : Math.ceilDiv(measured.toSeconds(), Duration.ofDays(1).toSeconds());
            all.add(new Figures(
                    mode,
                    usage.stream()
                            .filter(one -> one.mode() == mode)
                            .mapToLong(Usage::instances)
                            .sum(),
                    lagDays,
                    measured == null ? LagBasis.EXPECTED : LagBasis.MEASURED,
                    steps(mode, usage, known),
                    figures.atRisk(smartAccount, now.plus(Duration.ofDays(lagDays)))));
        }
        return all;
    }

    private long expectedDays(DeliveryMode mode, List<CollectorState> known) {
        return switch (mode) {
            case CONNECTED -> 0;
            case ON_PREM ->
                known.stream()
                        .mapToLong(CollectorState::expectedEveryDays)
                        .max()
                        .orElse(settings.syncEveryDays());
            case DISCONNECTED -> settings.exportEveryDays();
        };
    }

    private long steps(DeliveryMode mode, List<Usage> usage, List<CollectorState> known) {
        return switch (mode) {
            case CONNECTED -> 0;
            case ON_PREM ->
                known.isEmpty()
                        ? STEPS_OF_A_SYNC * ModeComparison.timesPerMonth(settings.syncEveryDays())
                        : known.stream()
                                .mapToLong(
                                        one -> STEPS_OF_A_SYNC * ModeComparison.timesPerMonth(one.expectedEveryDays()))
                                .sum();
            case DISCONNECTED ->
                STEPS_OF_AN_EXPORT
                        * ModeComparison.timesPerMonth(settings.exportEveryDays())
                        * usage.stream().map(Usage::virtualAccount).distinct().count();
        };
    }
}
