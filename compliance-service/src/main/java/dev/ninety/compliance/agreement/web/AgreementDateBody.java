package dev.ninety.compliance.agreement.web;

import dev.ninety.compliance.agreement.AgreementDate;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A date that an agreement sets, as it is published. */
@Schema(name = "AgreementDate")
public record AgreementDateBody(
        Instant at,
        @Schema(description = "the agreement's id") String agreement,

        @Schema(
                description = "NOTICE, the last moment to give notice; MILESTONE, consumption is looked at and what is"
                        + " beyond the allowance is charged forward; TERM_END, the agreement's term ends")
        AgreementDate.Kind kind) {

    public static AgreementDateBody of(AgreementDate date) {
        return new AgreementDateBody(date.at(), date.agreement(), date.kind());
    }
}
