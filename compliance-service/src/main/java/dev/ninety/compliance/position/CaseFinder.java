package dev.ninety.compliance.position;

import dev.ninety.compliance.catalogue.Pair;
import java.time.Instant;
import java.util.Map;

/** Where cases can be found that belong to positions. */
public interface CaseFinder {

    /** The ids of the standing cases of an account that hold a moment, at most one for each pair. */
    Map<Pair, String> casesAt(String smartAccount, Instant at);
}
