package dev.ninety.usage.delivery;

import dev.ninety.usage.disclosure.DeliveryMode;
import java.util.Comparator;
import java.util.List;

/** Which delivery mode suits an account, by its own figures. */
public final class ModeComparison {

    /** Days in a month, for whatever is counted by month. */
    public static final int MONTH_DAYS = 30;

    private static final Comparator<Figures> BEST_FIRST = Comparator.comparingLong(Figures::obligationsAtRisk)
            .thenComparing(Figures::manualStepsPerMonth)
            .thenComparing(Figures::instances, Comparator.reverseOrder())
            .thenComparing(Figures::mode);

    private ModeComparison() {}

    /** What a lag rests on. */
    public enum LagBasis {
        /** The account's own reports. */
        MEASURED,
        /** What is usual, or was scheduled. */
        EXPECTED
    }

    /**
     * What a mode would mean for all instances of an account.
     *
     * @param instances how many deliver so now
     * @param lagDays whole days from receipt here until the vendor sees a report, rounded up
     * @param manualStepsPerMonth what people have to do in 30 days
     * @param obligationsAtRisk how many obligations fall due before a report received now would be seen
     */
    public record Figures(
            DeliveryMode mode,
            long instances,
            long lagDays,
            LagBasis lagBasis,
            long manualStepsPerMonth,
            long obligationsAtRisk) {}

    /** The mode with the fewest obligations at risk; then with the fewest manual steps; then the one used most. */
    public static Figures recommended(List<Figures> figures) {
        return figures.stream().min(BEST_FIRST).orElseThrow();
    }

    /** Why it is the recommended one, in a sentence. */
    public static String why(Figures best) {
        return """
                It puts %d obligations at risk (lag %d days, %s) and takes %d manual steps a month: no mode puts fewer \
                at risk, and none that puts as few takes fewer steps.""".formatted(
                        best.obligationsAtRisk(),
                        best.lagDays(),
                        best.lagBasis() == LagBasis.MEASURED ? "measured" : "expected",
                        best.manualStepsPerMonth());
    }

    /** What the vendor sees, in a sentence. */
    public static String sees(DeliveryMode mode) {
        return switch (mode) {
            case CONNECTED -> "Every report when the device sends it, before anybody here can look at it.";
            case ON_PREM -> "What an aggregator collected, once its sync with the vendor is confirmed.";
            case DISCONNECTED -> "What is in an export, once it is submitted; it can be looked at before.";
        };
    }

    /** How often something happens in a month that is expected every so many days, rounded up. */
    public static long timesPerMonth(long everyDays) {
        return Math.ceilDiv(MONTH_DAYS, everyDays);
    }
}
