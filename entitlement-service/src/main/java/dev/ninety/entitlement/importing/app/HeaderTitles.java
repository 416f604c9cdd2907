package dev.ninety.entitlement.importing.app;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;

/** Which column titles stand for which field of a table. */
@ConfigMapping(prefix = "ninety.importing")
public interface HeaderTitles {

    /**
     * The accepted titles of each field, the preferred one first; compared without case, blanks and punctuation.
     * A field that is not named here has its own name as its only title.
     */
    Map<String, List<String>> headers();
}
