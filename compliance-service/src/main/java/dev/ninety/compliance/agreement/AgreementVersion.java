package dev.ninety.compliance.agreement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as it was recorded. Versions are only ever added.
 *
 * @param version counts from 1, withdrawals included
 * @param recordedBy who recorded it
 * @param withdrawn whether it says that the agreement does not stand any more
 */
public record AgreementVersion(
        Agreement agreement, long version, Instant recordedAt, String recordedBy, boolean withdrawn) {

    /**
     * The version that follows another one.
     *
     * @param before null where there was none
     */
    public static AgreementVersion after(
            @Nullable AgreementVersion before, Agreement agreement, Instant recordedAt, String recordedBy) {
        return new AgreementVersion(agreement, before == null ? 1 : before.version + 1, recordedAt, recordedBy, false);
    }

    /** The version that takes the agreement back. */
    public AgreementVersion withdrawn(Instant at, String by) {
        return new AgreementVersion(agreement, version + 1, at, by, true);
    }
}
