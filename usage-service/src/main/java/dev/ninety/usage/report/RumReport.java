package dev.ninety.usage.report;

import dev.ninety.usage.instance.Udi;
import java.util.List;

/**
 * What a RUM report says: how much of one licence one product instance used, and when.
 *
 * @param reportId the device's own number of the report; its ids run across all its tags
 * @param rows in the order of the report; rows that overlap are settled by {@code ConsumptionFunction}
 * @param haMembers every member of the HA set or stack that the report lists, the reporting one included
 * @param clockChanged whether a row tells of a change of the device's clock
 */
public record RumReport(
        Udi productInstance,
        String entitlementTag,
        long reportId,
        List<ReportRow> rows,
        List<Udi> haMembers,
        boolean clockChanged) {

    public RumReport {
        rows = List.copyOf(rows);
        haMembers = List.copyOf(haMembers);
    }

    /** The members that the report lists beside the reporting instance itself. */
    public List<Udi> otherMembers() {
        return haMembers.stream()
                .filter(member -> !member.equals(productInstance))
                .distinct()
                .toList();
    }
}
