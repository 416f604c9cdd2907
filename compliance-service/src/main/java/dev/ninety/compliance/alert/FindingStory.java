package dev.ninety.compliance.alert;

import dev.ninety.compliance.intake.HeardFinding;
import dev.ninety.compliance.intake.ReportEvent;
import dev.ninety.compliance.notification.Announcement;
import dev.ninety.compliance.notification.EventType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is announced of what usage-service tells. */
public final class FindingStory {

    /** The finding that an aggregator's sync is late. */
    public static final String SYNC_OVERDUE = "SYNC_OVERDUE";

    /** The finding that no report of an instance has come for too long. */
    public static final String STALE_INSTANCE = "STALE_INSTANCE";

    private FindingStory() {}

    /**
     * What is announced of a finding; null where nothing is. One that is told again in other words is announced once.
     *
     * @param heardAt when it was first heard
     */
    public static @Nullable Announcement of(HeardFinding finding, Instant heardAt) {
        EventType type = switch (finding.code()) {
            case SYNC_OVERDUE -> EventType.SYNCHRONIZATION_OVERDUE;
            case STALE_INSTANCE -> EventType.PRODUCT_INSTANCE_FAILED_TO_CONNECT;
            default -> null;
        };
        if (type == null || finding.accepted()) {
            return null;
        }
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("finding", finding.id());
        facts.put("productInstance", finding.productInstance());
        facts.put("entitlementTag", finding.entitlementTag());
        facts.put("virtualAccount", finding.virtualAccount());
        facts.put("units", finding.units());
        return new Announcement(
                type,
                "finding/" + finding.code() + "/" + finding.id() + "/" + heardAt,
                "alerts",
                heardAt,
                finding.virtualAccount(),
                null,
                facts);
    }

    /** What is announced of a report that became due. */
    public static Announcement of(ReportEvent event) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("productInstance", event.productInstance());
        facts.put("entitlementTag", event.entitlementTag());
        facts.put("virtualAccount", event.virtualAccount());
        facts.put("rule", event.rule());
        facts.put("due", event.due());
        return new Announcement(
                switch (event.type()) {
                    case REPORT_DUE_SOON -> EventType.REPORT_DUE_SOON;
                    case REPORT_OVERDUE -> EventType.REPORT_OVERDUE;
                },
                "usage-event/" + event.sequence(),
                "alerts",
                event.at(),
                event.virtualAccount(),
                null,
                facts);
    }
}
