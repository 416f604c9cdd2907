package dev.ninety.compliance.alert;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands and that somebody should act on.
 *
 * @param id the same as long as it is about the same thing
 * @param actionDue by when; null where no moment is set
 * @param since when it came true
 * @param virtualAccount null where it concerns none in particular
 * @param entitlementTag null where it is about no single licence
 * @param productInstance null where it is about none
 * @param units how many units it is about; null where it is about none
 * @param owner who cares for it; null where nobody does
 * @param evidence where it can be looked at
 */
public record Alert(
        String id,
        AlertName name,
        Severity severity,
        String message,
        @Nullable Instant actionDue,
        Instant since,
        @Nullable String virtualAccount,
        @Nullable String entitlementTag,
        @Nullable String productInstance,
        @Nullable Long units,
        @Nullable String owner,
        Evidence evidence) {

    /**
     * Where something can be looked at.
     *
     * @param service which service shows it; null for this one
     * @param path below the account
     */
    public record Evidence(@Nullable String service, String path) {

        public static Evidence here(String path) {
            return new Evidence(null, path);
        }
    }

    /** As the vendor's own list is sorted: by severity, then by when action is due; what has no date comes last. */
    public static final Comparator<Alert> ORDER = (one, other) -> compare(one.severity, one.actionDue, one.id, other);

    /** Whether a place in that order comes before an alert, is its own, or comes after it. */
    public static int compare(Severity severity, @Nullable Instant actionDue, String id, Alert alert) {
        int bySeverity = severity.compareTo(alert.severity);
        if (bySeverity != 0) {
            return bySeverity;
        }
        int byDate = Comparator.nullsLast(Comparator.<Instant>naturalOrder()).compare(actionDue, alert.actionDue);
        return byDate == 0 ? id.compareTo(alert.id) : byDate;
    }
}
