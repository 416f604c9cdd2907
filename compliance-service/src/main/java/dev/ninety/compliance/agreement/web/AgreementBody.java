package dev.ninety.compliance.agreement.web;

import dev.ninety.compliance.agreement.Agreement;
import dev.ninety.compliance.agreement.AgreementVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agreement as it is published. */
@Schema(name = "Agreement")
public record AgreementBody(
        String id,
        @Schema(nullable = true) @Nullable String name,
        AgreementRequest.Term term,
        List<Instant> milestones,
        @Schema(nullable = true) @Nullable Instant noticeDate,

        @Schema(description = "percent; null where the configured default holds", nullable = true) @Nullable
        String growthAllowance,

        List<AgreementRequest.Line> lines,
        List<AgreementRequest.Price> priceBook,
        @Schema(nullable = true) @Nullable String currency,
        long version,
        Instant recordedAt,
        @Schema(description = "who recorded this version") String recordedBy) {

    static AgreementBody of(AgreementVersion version) {
        Agreement agreement = version.agreement();
        BigDecimal allowance = agreement.growthAllowance();
        return new AgreementBody(
                agreement.id(),
                agreement.name(),
                new AgreementRequest.Term(agreement.startsAt(), agreement.endsAt()),
                agreement.milestones(),
                agreement.noticeDate(),
                allowance == null ? null : allowance.toPlainString(),
                agreement.lines().stream()
                        .map(line -> new AgreementRequest.Line(line.suite(), line.entitlementTags(), line.quantity()))
                        .toList(),
                agreement.pricesInOrder().entrySet().stream()
                        .map(price -> new AgreementRequest.Price(
                                price.getKey(), price.getValue().toPlainString()))
                        .toList(),
                agreement.currency(),
                version.version(),
                version.recordedAt(),
                version.recordedBy());
    }
}
