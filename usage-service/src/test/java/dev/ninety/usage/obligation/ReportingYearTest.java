package dev.ninety.usage.obligation;

import static dev.ninety.usage.obligation.ObligationOracle.DAY;
import static dev.ninety.usage.obligation.ObligationOracle.moment;
import static dev.ninety.usage.obligation.ObligationOracle.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.consumption.ConsumptionFunction;
import dev.ninety.usage.consumption.SeriesFacts;
import dev.ninety.usage.consumption.UsageRow;
import dev.ninety.usage.directory.ReportingClass;
import dev.ninety.usage.disclosure.DeliveryMode;
import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.Residence;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.obligation.ObligationOracle.Due;
import dev.ninety.usage.obligation.ObligationOracle.Seen;
import dev.ninety.usage.obligation.ObligationOracle.World;
import dev.ninety.usage.report.ReportRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A year of a mixed fleet, day by day, with all that goes wrong in one: the collector is down, the aggregator skips
 * syncs, the export waits for somebody to submit it. Every day what is owed is what the slow oracle says, which is
 * given the raw reports and knows neither step functions nor policies.
 */
class ReportingYearTest {

    private static final int YEAR = 365;
    private static final int HORIZON = (YEAR + 40) * DAY;
    private static final int POLICY_CHANGES = 200;
    private static final int TERM_ENDS = 250;

    /** One licence on one device; all numbers are days. */
    private record Licence(
            DeliveryMode mode,
            ReportingClass reportingClass,
            int starts,
            @Nullable Integer changes,
            @Nullable Integer released,
            @Nullable Integer restarts) {}

    /** A report of a device, with the days on which it came here and to the vendor; null: it did not get there. */
    private record Delivered(
            int from,
            int to,
            long count,
            int received,
            @Nullable Integer disclosed) {}

    @Test
    void everyDayOfTheYear() {
        Map<DeliveryMode, Set<ReportingStatus>> met = new EnumMap<>(DeliveryMode.class);
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        for (Licence licence : fleet()) {
            List<Delivered> reports = reports(licence);
            for (int day = 0; day < YEAR; day++) {
                Due wanted = ObligationOracle.owed(world(licence, reports, day), day * DAY);
                Obligation found = ObligationFunction.of(facts(licence, reports, day), moment(day * DAY));
                Owed owed = found.owed();
                assertThat(owed == null ? null : new Due(owed.rule(), tick(owed.due()), tick(owed.soonFrom())))
                        .as("%s on day %d", licence, day)
                        .isEqualTo(wanted);
                ReportingStatus status = found.status(moment(day * DAY));
                assertThat(status).isEqualTo(ObligationOracle.status(wanted, day * DAY));
                met.computeIfAbsent(licence.mode(), mode -> EnumSet.noneOf(ReportingStatus.class))
                        .add(status);
                if (wanted != null) {
                    rules.add(wanted.rule());
                }
            }
        }
        assertThat(met)
                .hasSize(3)
                .allSatisfy(
                        (mode, statuses) -> assertThat(statuses).containsExactlyInAnyOrder(ReportingStatus.values()));
        assertThat(rules).containsExactlyInAnyOrder(Rule.values());
    }

    private static List<Licence> fleet() {
        List<Licence> fleet = new ArrayList<>();
        for (DeliveryMode mode : DeliveryMode.values()) {
            for (ReportingClass reportingClass : List.of(ReportingClass.PERPETUAL, ReportingClass.SUBSCRIPTION)) {
                fleet.add(new Licence(mode, reportingClass, 0, null, null, null));
                fleet.add(new Licence(mode, reportingClass, 20, 110, null, null));
                fleet.add(new Licence(mode, reportingClass, 3, 180, 230, null));
                fleet.add(new Licence(mode, reportingClass, 5, null, 90, 150));
            }
        }
        return fleet;
    }

    /** A report every 30 days, of one row or, where the use changed meanwhile, of two reports. */
    private static List<Delivered> reports(Licence licence) {
        List<Delivered> reports = new ArrayList<>();
        for (int from = licence.starts(); from < YEAR; from += 30) {
            boolean isSilent = licence.released() != null
                    && from + 30 > licence.released()
                    && (licence.restarts() == null || from < licence.restarts());
            if (!isSilent) {
                int change = licence.changes() == null ? Integer.MAX_VALUE : licence.changes();
                int received = received(licence.mode(), from + 30);
                if (change > from && change < from + 30) {
                    reports.add(delivered(licence, from, change, 1, received));
                    reports.add(delivered(licence, change, from + 30, 2, received));
                } else {
                    reports.add(delivered(licence, from, from + 30, change <= from ? 2 : 1, received));
                }
            }
        }
        return reports;
    }

    private static Delivered delivered(Licence licence, int from, int to, long count, int received) {
        return new Delivered(from, to, count, received, disclosed(licence.mode(), received));
    }

    private static int received(DeliveryMode mode, int closed) {
        return switch (mode) {
            // The collector asks every day, but for the time from day 95 to 215, when it was down.
            case CONNECTED -> closed >= 95 && closed < 215 ? 215 : closed + 1;
            // The aggregator syncs every seventh day, but for a time in which it skipped.
            case ON_PREM -> {
                int sync = (closed / 7 + 1) * 7;
                yield sync >= 98 && sync < 217 ? 217 : sync;
            }
            case DISCONNECTED -> closed + 3;
        };
    }

    private static @Nullable Integer disclosed(DeliveryMode mode, int received) {
        return switch (mode) {
            case CONNECTED -> received;
            case ON_PREM -> received + 2;
            // Somebody submits on three days of the year.
            case DISCONNECTED -> received <= 120 ? Integer.valueOf(120) : received <= 310 ? Integer.valueOf(310) : null;
        };
    }

    private static World world(Licence licence, List<Delivered> reports, int day) {
        long[] reported = new long[HORIZON];
        for (Delivered report : reports) {
            if (report.received() <= day) {
                Arrays.fill(reported, report.from() * DAY, HORIZON, report.count());
            }
        }
        long[] level = reported.clone();
        List<Integer> endings = new ArrayList<>();
        if (licence.released() != null && licence.released() <= day) {
            endings.add(licence.released() * DAY);
            boolean isBack =
                    reports.stream().anyMatch(report -> report.received() <= day && report.from() > licence.released());
            int until = isBack
                    ? reports.stream()
                                    .filter(report -> report.from() > licence.released())
                                    .mapToInt(Delivered::from)
                                    .min()
                                    .orElseThrow()
                            * DAY
                    : HORIZON;
            Arrays.fill(level, licence.released() * DAY, until, 0);
        }
        List<Seen> seen = new ArrayList<>();
        for (Delivered report : reports) {
            if (report.received() <= day && report.disclosed() != null) {
                seen.add(new Seen(Math.min(report.to(), report.received()) * DAY, report.disclosed() * DAY));
            }
        }
        String[] residence = new String[HORIZON];
        Arrays.fill(residence, "campus");
        int[] early =
                licence.reportingClass() == ReportingClass.PERPETUAL ? new int[] {365, 0, 90} : new int[] {90, 90, 90};
        int[] late = licence.reportingClass() == ReportingClass.PERPETUAL ? early : new int[] {90, 45, 90};
        return new World(
                level,
                reported,
                seen,
                List.of(),
                endings,
                residence,
                Map.of("campus", List.of(TERM_ENDS * DAY)),
                at -> at < POLICY_CHANGES * DAY ? early : late);
    }

    private static ObligationFacts facts(Licence licence, List<Delivered> reports, int day) {
        List<UsageRow> rows = new ArrayList<>();
        List<SeenReport> seen = new ArrayList<>();
        for (Delivered report : reports) {
            if (report.received() > day) {
                continue;
            }
            int id = rows.size();
            long start = moment(report.from() * DAY).getEpochSecond();
            long end = moment(report.to() * DAY).getEpochSecond();
            rows.add(new UsageRow(id, 0, new ReportRow(start, start, end, report.count())));
            if (report.disclosed() != null) {
                seen.add(new SeenReport(id, id, Instant.ofEpochSecond(end), moment(report.disclosed() * DAY), null));
            }
        }
        List<Instant> releases = licence.released() == null || licence.released() > day
                ? List.of()
                : List.of(moment(licence.released() * DAY));
        return new ObligationFacts(
                ConsumptionFunction.of(new SeriesFacts(rows, releases, List.of(), Lifecycle.alwaysActive(), List.of())),
                ConsumptionFunction.of(
                        new SeriesFacts(rows, List.of(), List.of(), Lifecycle.alwaysActive(), List.of())),
                seen,
                List.of(),
                releases,
                new Residence("campus", List.of()),
                Map.of("campus", List.of(moment(TERM_ENDS * DAY))),
                Duration.ofDays(30),
                PolicyHistory.of(policies(), new Udi("C9300-24P", "Y1"), licence.reportingClass()));
    }

    private static Policies policies() {
        return new Policies(List.of(new ReportingPolicy(
                "tighter",
                new PolicyScope.OfAccount(),
                ReportingClass.SUBSCRIPTION,
                moment(POLICY_CHANGES * DAY),
                new PolicyDays(null, 45, null),
                ReportingPolicy.MANUAL,
                moment(0))));
    }
}
