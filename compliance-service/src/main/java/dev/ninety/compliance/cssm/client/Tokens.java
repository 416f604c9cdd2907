package dev.ninety.compliance.cssm.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.compliance.cssm.PullOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens of the OAuth 2 client credentials grant. They are kept in memory alone, until shortly before they expire. */
@ApplicationScoped
class Tokens {

    private static final Duration EARLIER = Duration.ofMinutes(1);
    private static final long SHORTEST_SECONDS = 60;
    private static final long LONGEST_SECONDS = 86_400;

    private final Exchange exchange;
    private final InstantSource clock;
    private final Map<Client, Token> known = new ConcurrentHashMap<>();

    Tokens(Exchange exchange, InstantSource clock) {
        this.exchange = exchange;
        this.clock = clock;
    }

    /**
     * Who asks for a token, and where.
     *
     * @param secret is never written anywhere
     */
    record Client(String tokenUrl, String id, String secret) {

        @Override
        public String toString() {
            return "Client[hidden]";
        }
    }

    private record Token(String value, Instant until) {}

    /** A token that is good for a while: a known one, or a new one. */
    String of(Client client) throws CssmException {
        Token token = known.get(client);
        if (token != null && token.until().isAfter(clock.instant())) {
            return token.value();
        }
        Token fresh = ask(client);
        known.put(client, fresh);
        return fresh.value();
    }

    /** A token that is not accepted any more is asked for anew. */
    void forget(Client client) {
        known.remove(client);
    }

    private Token ask(Client client) throws CssmException {
        String form = "grant_type=client_credentials&client_id=" + encoded(client.id()) + "&client_secret="
                + encoded(client.secret());
        Exchange.Answer answer = exchange.send(HttpRequest.newBuilder(URI.create(client.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.status() == 400 || answer.status() == 401 || answer.status() == 403) {
            throw new CssmException(
                    PullOutcome.UNAUTHORISED,
                    "No token is given for this id and secret: status " + answer.status() + ".");
        }
        JsonNode body = answer.json();
        String value = body.path("access_token").asText("");
        if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
            throw new CssmException(PullOutcome.BAD_ANSWER, "The answer has no access_token.");
        }
        long seconds = body.path("expires_in").asLong(SHORTEST_SECONDS);
        long lasts = Math.max(SHORTEST_SECONDS, Math.min(LONGEST_SECONDS, seconds));
        return new Token(value, clock.instant().plusSeconds(lasts).minus(EARLIER));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
