package dev.ninety.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.consumption.UsageRow;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.report.ReportRow;
import dev.ninety.usage.report.RumReport;
import dev.ninety.usage.report.Sameness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands after reports of one licence have arrived one after the other; none of them contradicts another. */
public record StandingReports(Map<Identity, RumReport> reports) {

    /** What names a report of one licence. */
    public record Identity(Udi productInstance, long reportId) {}

    public static StandingReports after(List<RumReport> arrivals) {
        Map<Identity, RumReport> standing = new HashMap<>();
        for (RumReport arrived : arrivals) {
            Identity identity = new Identity(arrived.productInstance(), arrived.reportId());
            RumReport stands = standing.putIfAbsent(identity, arrived);
            if (stands != null) {
                Sameness sameness = Sameness.of(stands.rows(), arrived.rows());
                assertThat(sameness).as("%s after %s", arrived, stands).isNotEqualTo(Sameness.CONFLICT);
                if (sameness == Sameness.EXTENDED) {
                    standing.put(identity, arrived);
                }
            }
        }
        return new StandingReports(standing);
    }

    public List<UsageRow> rowsOf(Udi instance) {
        List<UsageRow> rows = new ArrayList<>();
        for (RumReport report : reports.values()) {
            for (int i = 0;
                    report.productInstance().equals(instance)
                            && i < report.rows().size();
                    i++) {
                rows.add(new UsageRow(report.reportId(), i, report.rows().get(i)));
            }
        }
        return rows;
    }

    /** The reports of another instance that list this one. */
    public List<RumReport> listing(Udi instance) {
        return reports.values().stream()
                .filter(report -> report.otherMembers().contains(instance))
                .toList();
    }

    /** The report as it was when it had this many rows, the last of them this long at most. */
    public static RumReport earlierState(RumReport report, int size, int length) {
        List<ReportRow> rows = new ArrayList<>(
                report.rows().subList(0, Math.min(size, report.rows().size())));
        if (!rows.isEmpty()) {
            ReportRow last = rows.removeLast();
            long end = Math.min(last.end(), last.start() + length);
            rows.add(new ReportRow(last.logTime(), last.start(), end, last.count()));
        }
        return new RumReport(
                report.productInstance(),
                report.entitlementTag(),
                report.reportId(),
                rows,
                report.haMembers(),
                report.clockChanged());
    }
}
