package dev.ninety.entitlement.ownership.web;

import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import org.jspecify.annotations.Nullable;

/** Checks what all bodies that name a licence have in common. */
public final class Grants {

    private Grants() {}

    /** An entitlement tag that must be there. */
    public static String tag(String pointer, @Nullable String value, Check check) {
        String tag = check.present(pointer, value, "-");
        if (!Ids.isEntitlementTag(tag)) {
            check.refuse(
                    pointer,
                    "INVALID_TAG",
                    "1 to " + Ids.LONGEST_TAG + " characters, no outer blanks, no control characters.");
        }
        return tag;
    }
}
