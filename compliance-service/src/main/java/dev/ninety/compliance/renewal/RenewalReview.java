package dev.ninety.compliance.renewal;

import dev.ninety.compliance.agreement.AgreementVersion;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to know before an agreement is renewed. Every form that it is told in shows these tables.
 *
 * @param agreement the one that it is of; null for none
 * @param growthAllowance percent
 * @param licences all licences whose use is reported, ascending by tag
 * @param places the same for each Virtual Account, ascending by tag, then Virtual Account
 * @param commitments the agreement's lines, in its order
 * @param trueForward by milestone, then tag
 * @param termEnds units that end after the moment of the review, by moment, Virtual Account and tag
 * @param reporting ascending by Virtual Account; null where it is not known how reports stand
 * @param cases those open now, by deadline
 * @param disputes those not resolved, by Virtual Account and tag
 * @param stepDowns ascending by tag
 * @param vendorOnly ascending by Virtual Account, then tag
 */
public record RenewalReview(
        ReviewFacts.Question question,
        ReviewWindow window,
        @Nullable AgreementVersion agreement,
        BigDecimal growthAllowance,
        Summary summary,
        List<LicenceFigures> licences,
        List<LicenceFigures> places,
        List<Commitment> commitments,
        List<TrueForward> trueForward,
        List<TermEnd> termEnds,
        @Nullable List<Reporting> reporting,
        List<OpenCase.Priced> cases,
        List<Disputed> disputes,
        List<StepDown> stepDowns,
        List<VendorOnly> vendorOnly) {}
