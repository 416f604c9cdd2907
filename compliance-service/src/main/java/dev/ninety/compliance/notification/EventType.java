package dev.ninety.compliance.notification;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of things that are announced. Their wire names are published and never change. */
public enum EventType {
    /** A licence became short in a Virtual Account. */
    CASE_OPENED("case.opened"),
    /** The dates of a case are other ones now. */
    CASE_MOVED("case.moved"),
    /** The days of grace of a case have run out. */
    CASE_ENFORCED("case.enforced"),
    /** As it turns out, the days of grace have not run out. */
    CASE_ENFORCEMENT_WITHDRAWN("case.enforcement-withdrawn"),
    /** A shortage ended. */
    CASE_RESOLVED("case.resolved"),
    /** As it turns out, a shortage has not ended. */
    CASE_REOPENED("case.reopened"),
    /** As it turns out, there never was such a shortage. */
    CASE_VOIDED("case.voided"),
    /** Another person cares for a case, or nobody does. */
    CASE_ASSIGNED("case.assigned"),
    /** So many days of grace are left. */
    CASE_REMINDER("case.reminder"),
    /** The vendor's "Licenses Expiring": units will be gone in so many days. */
    LICENSES_EXPIRING("licenses.expiring"),
    /** The vendor's "Licenses Expired": units are gone. */
    LICENSES_EXPIRED("licenses.expired"),
    /** The vendor's "Synchronization Overdue": an aggregator's sync is late. */
    SYNCHRONIZATION_OVERDUE("synchronization.overdue"),
    /** The vendor's "Product Instance Failed to Connect": for too long no report came of an instance. */
    PRODUCT_INSTANCE_FAILED_TO_CONNECT("product-instance.failed-to-connect"),
    /** A report is due soon. */
    REPORT_DUE_SOON("report.due-soon"),
    /** A report is overdue. */
    REPORT_OVERDUE("report.overdue"),
    /** The record was not compared in time. */
    RECONCILIATION_MISSED("reconciliation.missed"),
    /** The record and another source differ. */
    DISPUTE_OPENED("dispute.opened"),
    /** The record and another source differ again. */
    DISPUTE_REOPENED("dispute.reopened"),
    /** A difference is gone. */
    DISPUTE_RESOLVED("dispute.resolved");

    private static final String PREFIX = "dev.ninety.";

    private final String wire;

    EventType(String name) {
        this.wire = PREFIX + name;
    }

    /** The type as it is sent, such as {@code dev.ninety.case.opened}. */
    public String wire() {
        return wire;
    }

    /** The kind of a wire name; empty where there is none of that name. */
    public static Optional<EventType> of(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }
}
