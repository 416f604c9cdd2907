package dev.ninety.usage.obligation.client;

import dev.ninety.kit.problem.Check;
import dev.ninety.usage.obligation.TermEnd;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks entitlement-service when terms end; once more when that fails, and not at all while it is down. */
@ApplicationScoped
public class TermEndClient {

    private static final int PAGE = 1_000;

    private final TermEndPages pages;

    TermEndClient(TermEndPages pages) {
        this.pages = pages;
    }

    /** entitlement-service cannot be asked now, or gives no answer that can be read. */
    public static final class Unavailable extends RuntimeException {

        Unavailable(RuntimeException cause) {
            super(cause);
        }
    }

    /**
     * All moments at which terms ever end.
     *
     * @throws Unavailable where that cannot be told now
     */
    public Set<TermEnd> termEnds(String smartAccount) {
        Set<TermEnd> ends = new HashSet<>();
        String after = null;
        try {
            do {
                TermEndApi.Answer answer = pages.page(smartAccount, after);
                for (TermEndApi.Item item : answer.items()) {
                    ends.add(new TermEnd(item.virtualAccount(), item.entitlementTag(), item.endsAt()));
                }
                after = answer.next();
            } while (after != null);
        } catch (RuntimeException away) {
            throw new Unavailable(away);
        }
        return ends;
    }

    /** One page at a time. */
    @ApplicationScoped
    static class TermEndPages {

        private final TermEndApi api;

        TermEndPages(@RestClient TermEndApi api) {
            this.api = api;
        }

        @Retry(maxRetries = 1, delay = 100, delayUnit = ChronoUnit.MILLIS)
        @CircuitBreaker(requestVolumeThreshold = 6, failureRatio = 0.5, delay = 2, delayUnit = ChronoUnit.SECONDS)
        TermEndApi.Answer page(String smartAccount, @Nullable String after) {
            return api.termEnds(smartAccount, Check.EARLIEST.toString(), PAGE, after);
        }
    }
}
