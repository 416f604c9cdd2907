package dev.ninety.compliance.renewal;

import dev.ninety.compliance.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review on one page.
 *
 * @param licences how many the review is of
 * @param shortLicences how many of them are short after coverage
 * @param openDisputes those not resolved
 * @param overdueReports null where it is not known how reports stand
 * @param neverReported known instances that never reported; null where that is not known
 * @param missing what is in use and not owned
 * @param missingForVendor the same by what the vendor can see
 * @param idle what is owned and not in use
 * @param forward the next milestone, else the last one; null where there is none
 * @param stepDownSavings of all candidates, in each currency
 * @param unpriced licences of which something is missing or idle whose cost cannot be told, ascending
 */
public record Summary(
        int licences,
        int shortLicences,
        int openCases,
        int openDisputes,
        @Nullable Long overdueReports,
        @Nullable Long neverReported,
        Totals missing,
        Totals missingForVendor,
        Totals idle,
        @Nullable Forward forward,
        List<Money> stepDownSavings,
        List<String> unpriced) {

    /**
     * What a milestone charges forward, over all licences.
     *
     * @param expected whether it is still to come
     * @param exposure in each currency
     * @param atPeak what it would be if the milestone fell on each licence's peak
     */
    public record Forward(Instant milestone, boolean expected, Totals.Sum exposure, Totals.Sum atPeak) {}
}
