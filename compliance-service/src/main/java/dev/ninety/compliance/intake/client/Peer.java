package dev.ninety.compliance.intake.client;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.ledger.LedgerHead;
import dev.ninety.kit.web.Page;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/**
 * Another service, asked with patience: everything asked is a GET, and everything written may be written again, so a
 * failure is tried again; a service that keeps failing is left alone for a while. All that is asked of and written to
 * one service shares one breaker.
 */
public class Peer {

    /** How many items of a list are asked for at once. */
    static final int PAGE = 1_000;

    private final Source source;
    private final LedgerFeed feed;
    private final Guard guard;

    Peer(Source source, LedgerFeed feed, Settings.Intake settings) {
        this.source = source;
        this.feed = feed;
        this.guard = Guard.create()
                .withDescription(source.service())
                .withRetry()
                .maxRetries(settings.retries())
                .delay(settings.retryDelay().toMillis(), ChronoUnit.MILLIS)
                .jitter(settings.retryDelay().toMillis() / 2, ChronoUnit.MILLIS)
                .abortOn(CircuitBreakerOpenException.class)
                .done()
                .withCircuitBreaker()
                .name(source.service())
                .requestVolumeThreshold(6)
                .failureRatio(0.5)
                .delay(settings.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    public Source source() {
        return source;
    }

    /** The heads of all ledgers, or of those that changed after a moment. */
    public Page<LedgerHead> heads(@Nullable Instant changedAfter, @Nullable String after, int limit) {
        return ask(() -> feed.heads(changedAfter, after, limit));
    }

    /** The entries of a ledger after a sequence number; empty where the service does not know the account. */
    public Optional<Page<LedgerEntry>> entries(String smartAccount, long after, int limit) {
        return ask(() -> found(() -> feed.entries(smartAccount, after, limit)));
    }

    /**
     * Writes something that comes to nothing more when it is written again.
     *
     * @throws PeerUnavailable where it is not known whether it was taken
     */
    public Sent send(Runnable write) {
        return ask(() -> {
            try {
                write.run();
                return new Sent.Taken();
            } catch (WebApplicationException refused) {
                return Refusals.read(refused.getResponse()).orElseThrow(() -> refused);
            }
        });
    }

    /** Whether the service is asked at all now. */
    public CircuitBreakerState breaker() {
        return CircuitBreakerMaintenance.get().currentState(source.service());
    }

    /**
     * Asks, and asks again if need be.
     *
     * @throws PeerUnavailable where there was no answer that can be read
     */
    <T> T ask(Callable<T> question) {
        Answer<T> answer = new Answer<>();
        try {
            guard.call(
                    () -> {
                        answer.value = question.call();
                        return Boolean.TRUE;
                    },
                    Boolean.class);
        } catch (Exception failure) {
            throw new PeerUnavailable(source, failure);
        }
        T value = answer.value;
        if (value == null) {
            throw new PeerUnavailable(source, new IllegalStateException("an empty answer"));
        }
        return value;
    }

    /** An answer, or empty for a 404: that is an answer too, and nothing to try again. */
    static <T> Optional<T> found(Callable<T> question) throws Exception {
        try {
            return Optional.of(question.call());
        } catch (WebApplicationException refused) {
            if (refused.getResponse().getStatus() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** A list, page by page to its end; empty where one of its pages does not exist. */
    <T> Optional<List<T>> pages(Function<@Nullable String, Page<T>> question) {
        List<T> items = new ArrayList<>();
        String after = null;
        do {
            String from = after;
            Optional<Page<T>> page = ask(() -> found(() -> question.apply(from)));
            if (page.isEmpty()) {
                return Optional.empty();
            }
            items.addAll(page.get().items());
            after = page.get().next();
        } while (after != null);
        return Optional.of(items);
    }

    private static final class Answer<T> {
        @Nullable
        T value;
    }
}
