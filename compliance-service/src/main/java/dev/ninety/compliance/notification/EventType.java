package dev.ninety.compliance.notification;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of things that are announced. Their wire names are published and never change. */
public enum EventType {
    /** A licence became short in a Virtual Account. */
    CASE_OPENED("case.opened", "A licence is short"),
    /** The dates of a case are other ones now. */
    CASE_MOVED("case.moved", "The dates of a shortage are other ones"),
    /** The days of grace of a case have run out. */
    CASE_ENFORCED("case.enforced", "The days of grace have run out"),
    /** As it turns out, the days of grace have not run out. */
    CASE_ENFORCEMENT_WITHDRAWN("case.enforcement-withdrawn", "The days of grace have not run out after all"),
    /** A shortage ended. */
    CASE_RESOLVED("case.resolved", "A shortage ended"),
    /** As it turns out, a shortage has not ended. */
    CASE_REOPENED("case.reopened", "A shortage has not ended after all"),
    /** As it turns out, there never was such a shortage. */
    CASE_VOIDED("case.voided", "There never was such a shortage"),
    /** Another person cares for a case, or nobody does. */
    CASE_ASSIGNED("case.assigned", "Somebody else cares for a shortage"),
    /** So many days of grace are left. */
    CASE_REMINDER("case.reminder", "Days of grace are running out"),
    /** The vendor's "Licenses Expiring": units will be gone in so many days. */
    LICENSES_EXPIRING("licenses.expiring", "Licenses Expiring"),
    /** The vendor's "Licenses Expired": units are gone. */
    LICENSES_EXPIRED("licenses.expired", "Licenses Expired"),
    /** The vendor's "Synchronization Overdue": an aggregator's sync is late. */
    SYNCHRONIZATION_OVERDUE("synchronization.overdue", "Synchronization Overdue"),
    /** The vendor's "Product Instance Failed to Connect": for too long no report came of an instance. */
    PRODUCT_INSTANCE_FAILED_TO_CONNECT("product-instance.failed-to-connect", "Product Instance Failed to Connect"),
    /** A report is due soon. */
    REPORT_DUE_SOON("report.due-soon", "A report is due soon"),
    /** A report is overdue. */
    REPORT_OVERDUE("report.overdue", "A report is overdue"),
    /** The record was not compared in time. */
    RECONCILIATION_MISSED("reconciliation.missed", "A reconciliation was missed"),
    /** The record and another source differ. */
    DISPUTE_OPENED("dispute.opened", "The record and another source differ"),
    /** The record and another source differ again. */
    DISPUTE_REOPENED("dispute.reopened", "The record and another source differ again"),
    /** A difference is gone. */
    DISPUTE_RESOLVED("dispute.resolved", "A difference is gone");

    private static final String PREFIX = "dev.ninety.";

    private final String wire;
    private final String title;

    EventType(String name, String title) {
        this.wire = PREFIX + name;
        this.title = title;
    }

    /** The type as it is sent, such as {@code dev.ninety.case.opened}. */
    public String wire() {
        return wire;
    }

    /** What happened, in a few words for people. */
    public String title() {
        return title;
    }

    /** The kind of a wire name; empty where there is none of that name. */
    public static Optional<EventType> of(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }
}
