package dev.ninety.entitlement.naming.web;

import dev.ninety.entitlement.ownership.web.Grants;
import dev.ninety.kit.problem.Check;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a name is bound to. */
@Schema(name = "AliasRequest")
record AliasBody(@Nullable String entitlementTag) {

    String tag() {
        Check check = new Check();
        String tag = Grants.tag("/entitlementTag", entitlementTag, check);
        check.done();
        return tag;
    }
}
