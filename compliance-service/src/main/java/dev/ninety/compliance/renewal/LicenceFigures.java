package dev.ninety.compliance.renewal;

import dev.ninety.compliance.evidence.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a review tells of one licence, in all that it is of or in one Virtual Account of it. Counts are units.
 *
 * @param virtualAccount null for the sum of all
 * @param owned at the moment of the review
 * @param ownedBefore just before the date of the review
 * @param ownedAfter at that date, when what ends then has ended
 * @param lent given to lower tiers at the moment of the review
 * @param borrowed taken from higher tiers then
 * @param shortBy short after coverage at the moment of the review, each Virtual Account by itself
 * @param ours what is in use by this record
 * @param idle what is owned, not lent and not in use
 * @param seen what is in use by what the vendor can see
 * @param vendorInUse what the vendor's latest counts say is in use; null where it counted nothing
 * @param unseen in use by those counts and not by this record
 * @param term until when units are paid for
 * @param price of one unit; null where nobody has one
 * @param shortBefore how often and how long it was short
 * @param evidence the entries that what is owned and in use at the moment of the review is read from
 */
public record LicenceFigures(
        String entitlementTag,
        String name,
        @Nullable String family,
        @Nullable String virtualAccount,
        long owned,
        long ownedBefore,
        long ownedAfter,
        long lent,
        long borrowed,
        long shortBy,
        Use ours,
        Gaps idle,
        Use seen,
        @Nullable Long vendorInUse,
        long unseen,
        Term term,
        @Nullable UnitPrice price,
        Persistence shortBefore,
        List<Evidence> evidence) {

    public LicenceFigures {
        evidence = List.copyOf(evidence);
    }

    /**
     * How much is in use, and what is missing for it.
     *
     * @param consumed at the moment of the review
     * @param figures of the review's window
     */
    public record Use(long consumed, UsageFigures figures, Gaps missing) {}
}
