package dev.ninety.compliance.vendor;

import java.time.Instant;

/**
 * The vendor's latest count of one licence in one Virtual Account, held until the next one.
 *
 * @param inUse units that the vendor sees in use, at least 0
 * @param takenAt when it was counted
 * @param consumedThen units that this record has as consumed at that moment
 */
public record VendorCount(long inUse, Instant takenAt, long consumedThen) {

    /** The same count, where so many more units are consumed at its moment. */
    public VendorCount withConsumed(long more) {
        return more == 0 ? this : new VendorCount(inUse, takenAt, consumedThen + more);
    }

    /** The units that the vendor sees in use and this record does not, at least 0. */
    public long unseen() {
        return Math.max(0, inUse - consumedThen);
    }
}
