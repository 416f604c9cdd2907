package dev.ninety.compliance.cssm.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.cssm.PullOutcome;
import dev.ninety.compliance.cssm.RetryAfter;
import dev.ninety.compliance.outbound.client.Outbound;
import dev.ninety.compliance.outbound.client.OutboundException;
import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends a question to the vendor, and sends it again where that may help: where nothing came back, where the vendor's own
 * service failed, and, after the time that it asks for, where it wants to be asked less often.
 */
@ApplicationScoped
class Exchange {

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Outbound outbound;
    private final CssmSettings settings;
    private final ObjectMapper mapper;
    private final InstantSource clock;
    private final Guard guard;

    Exchange(Outbound outbound, CssmSettings settings, ObjectMapper mapper, InstantSource clock) {
        this.outbound = outbound;
        this.settings = settings;
        this.mapper = mapper;
        this.clock = clock;
        long most = settings.longestWait().toMillis() * (settings.retries() + 1L);
        this.guard = Guard.create()
                .withDescription("the vendor's interface")
                .withRetry()
                .maxRetries(settings.retries())
                .maxDuration(most + Duration.ofMinutes(5).toMillis(), ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .whenException(this::isWorthAsking)
                .withCustomBackoff()
                .strategy(Patience::new)
                .done()
                .done()
                .build();
    }

    /** What came back, whatever its status; faults of the vendor's service are none. */
    record Answer(int status, JsonNode json) {}

    /** Waits as long as the vendor asks for, else a little longer each time. */
    private final class Patience implements CustomBackoffStrategy {
        private long next = settings.retryDelay().toMillis();

        @Override
        public long nextDelayInMillis(Throwable failure) {
            Duration asked = failure instanceof CssmException known ? known.waitFor() : null;
            long own = next;
            next = Math.min(next * 2, settings.longestWait().toMillis());
            return asked == null ? own : asked.toMillis();
        }
    }

    private boolean isWorthAsking(Throwable failure) {
        if (!(failure instanceof CssmException known) || !known.isPassing()) {
            return false;
        }
        Duration asked = known.waitFor();
        return asked == null || asked.compareTo(settings.longestWait()) <= 0;
    }

    /**
     * Sends a question.
     *
     * @throws CssmException where no answer came that can be read
     */
    Answer send(HttpRequest.Builder request) throws CssmException {
        Holder holder = new Holder();
        try {
            guard.call(
                    () -> {
                        holder.answer = once(request);
                        return Boolean.TRUE;
                    },
                    Boolean.class);
        } catch (CssmException failed) {
            throw failed;
        } catch (Exception unexpected) {
            throw new IllegalStateException("the vendor could not be asked", unexpected);
        }
        Answer answer = holder.answer;
        if (answer == null) {
            throw new IllegalStateException("an exchange without an answer");
        }
        return answer;
    }

    private static final class Holder {
        @Nullable
        Answer answer;
    }

    private Answer once(HttpRequest.Builder request) throws CssmException {
        Outbound.Reply reply;
        try {
            reply = outbound.send(request, settings.answerBytes() + 1);
        } catch (OutboundException failed) {
            throw new CssmException(PullOutcome.UNREACHABLE, failed.detail());
        }
        int status = reply.status();
        String header = reply.headers().firstValue("Retry-After").orElse(null);
        if (status == TOO_MANY || (status == UNAVAILABLE && header != null)) {
            Duration wait = RetryAfter.read(header == null ? "" : header, clock.instant(), settings.retryDelay());
            throw new CssmException(
                    PullOutcome.RATE_LIMITED, "It asks to be left alone for " + wait.toSeconds() + " seconds.", wait);
        }
        if (status >= 500) {
            throw new CssmException(PullOutcome.UNREACHABLE, "It answers with status " + status + ".");
        }
        if (reply.body().length > settings.answerBytes()) {
            throw new CssmException(
                    PullOutcome.BAD_ANSWER, "The answer has more than " + settings.answerBytes() + " bytes.");
        }
        return new Answer(status, status >= 200 && status < 300 ? json(reply.body()) : mapper.nullNode());
    }

    private JsonNode json(byte[] body) throws CssmException {
        try {
            JsonNode tree = mapper.readTree(body);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IOException noJson) {
            // refused below, in the same words as JSON of another kind
        }
        throw new CssmException(PullOutcome.BAD_ANSWER, "The answer is no JSON object.");
    }
}
