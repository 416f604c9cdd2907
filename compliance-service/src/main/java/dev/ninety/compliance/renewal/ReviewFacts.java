package dev.ninety.compliance.renewal;

import dev.ninety.compliance.account.Mapping;
import dev.ninety.compliance.agreement.AgreementVersion;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.dispute.Dispute;
import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.forecast.Holding;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.compliance.intake.HeardPrice;
import dev.ninety.compliance.position.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a review is made of, at one state of what is known.
 *
 * @param question what was asked
 * @param agreement the one that the review is of; null for none
 * @param growthAllowance percent; the agreement's, or the configured one
 * @param mappings what each known Virtual Account belongs to at the moment of the review
 * @param simulation the whole account
 * @param seen the whole account by what the vendor can see of its use
 * @param holdings all lots of the account
 * @param positions at the moment of the review, of the whole account
 * @param bought what units were bought at last
 * @param cases those that are open now
 * @param disputes those that are not resolved
 * @param standings how reports stand, by Virtual Account; null where that was never heard
 * @param evidence the entries of each pair by the moment of the review
 */
public record ReviewFacts(
        Question question,
        @Nullable AgreementVersion agreement,
        BigDecimal growthAllowance,
        Map<String, Mapping> mappings,
        CatalogueView catalogue,
        Simulation simulation,
        Simulation seen,
        Collection<Holding> holdings,
        List<Position> positions,
        Collection<HeardPrice> bought,
        List<OpenCase> cases,
        List<Dispute> disputes,
        @Nullable List<Reporting> standings,
        Map<Pair, List<Evidence>> evidence) {

    /**
     * What a review is asked for.
     *
     * @param now the moment of asking
     * @param date the chosen renewal date
     * @param scope null for the whole account
     */
    public record Question(
            String smartAccount,
            Instant now,
            Instant date,
            @Nullable Scope scope) {

        /** The moment at which levels are read. */
        public Instant asOf() {
            return ReviewWindow.asOf(date, now);
        }
    }

    boolean isInScope(Pair pair) {
        Scope scope = question.scope();
        return scope == null || scope.holds(pair, mappings, catalogue);
    }

    boolean isInScope(String virtualAccount) {
        Scope scope = question.scope();
        return scope == null || scope.holds(virtualAccount, mappings);
    }
}
