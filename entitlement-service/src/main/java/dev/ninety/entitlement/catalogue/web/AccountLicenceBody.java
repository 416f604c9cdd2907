package dev.ninety.entitlement.catalogue.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ninety.entitlement.catalogue.ListedLicence;
import dev.ninety.entitlement.catalogue.ListedLicence.Source;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A licence in an account's own view.
 *
 * @param source where this view of it comes from
 */
@Schema(name = "AccountLicence")
public record AccountLicenceBody(@JsonUnwrapped LicenceBody licence, Source source) {

    static AccountLicenceBody of(ListedLicence listed) {
        return new AccountLicenceBody(LicenceBody.of(listed.licence()), listed.source());
    }
}
