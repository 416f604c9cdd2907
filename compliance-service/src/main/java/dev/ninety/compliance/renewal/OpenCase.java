package dev.ninety.compliance.renewal;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.CauseCode;
import dev.ninety.compliance.shortage.CaseState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case that is open now.
 *
 * @param daysLeft begun days until its deadline, at least 0
 * @param shortBy units short now
 * @param causes all that hold
 */
public record OpenCase(
        String id,
        Pair pair,
        CaseState state,
        Instant shortSince,
        Instant deadline,
        long daysLeft,
        long shortBy,
        @Nullable String owner,
        List<CauseCode> causes) {

    public OpenCase {
        causes = List.copyOf(causes);
    }

    /**
     * A case, and what it costs to buy what is short.
     *
     * @param name of its licence
     */
    public record Priced(OpenCase shortage, String name, Gap toBuy) {}
}
