package dev.ninety.usage.collector.web;

import dev.ninety.usage.collector.Outcome;
import dev.ninety.usage.collector.Result;
import dev.ninety.usage.collector.Target;
import dev.ninety.usage.report.Counts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device whose reports are fetched.
 *
 * @param nextAttemptAt null while it is not enabled
 * @param lastResult null before the first attempt
 */
public record TargetView(
        String id,
        @Nullable String productInstance,
        String url,
        String secretRef,
        boolean enabled,
        @Nullable Integer everyHours,
        boolean closeReports,
        @Nullable String virtualAccount,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastSuccessAt,
        @Nullable ResultView lastResult) {

    static TargetView of(Target target) {
        Target.Settings settings = target.settings();
        return new TargetView(
                target.id(),
                settings.productInstance() == null
                        ? null
                        : settings.productInstance().toString(),
                settings.url(),
                settings.secretRef(),
                settings.enabled(),
                settings.everyHours(),
                settings.closeReports(),
                settings.virtualAccount(),
                settings.enabled() ? target.state().nextAttemptAt() : null,
                target.state().lastSuccessAt(),
                ResultView.of(target));
    }

    /**
     * What came of asking a device, with the counts of the reports that it sent.
     *
     * @param asked for which reports, in the device's words
     * @param acknowledged reports that turned out to be confirmed by the vendor
     * @param failures in a row, up to now
     */
    public record ResultView(
            Instant startedAt,
            Instant finishedAt,
            Outcome outcome,
            @Nullable String asked,
            long received,
            long accepted,
            long extended,
            long duplicate,
            long conflict,
            long setAside,
            long quarantined,
            long flagged,
            long acknowledged,
            @Nullable String detail,
            int failures,
            @Nullable Instant nextAttemptAt) {

        static @Nullable ResultView of(Target target) {
            Result result = target.state().last();
            if (result == null) {
                return null;
            }
            Counts counts = result.counts();
            return new ResultView(
                    result.startedAt(),
                    result.finishedAt(),
                    result.outcome(),
                    result.asked(),
                    counts.received(),
                    counts.accepted(),
                    counts.extended(),
                    counts.duplicate(),
                    counts.conflict(),
                    counts.setAside(),
                    counts.quarantined(),
                    counts.flagged(),
                    result.acknowledged(),
                    result.detail(),
                    target.state().failures(),
                    target.settings().enabled() ? target.state().nextAttemptAt() : null);
        }
    }
}
