package dev.ninety.compliance.intake.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/** Reads why another service refused something. */
final class Refusals {

    private static final JsonMapper JSON = new JsonMapper();

    /** Refusals that are about the moment and not about what was written. */
    private static final Set<Integer> FOR_NOW = Set.of(401, 403, 408, 421, 425, 429);

    private Refusals() {}

    /** What a response refuses for good; empty where another attempt may be answered otherwise. */
    static Optional<Sent> read(Response response) {
        int status = response.getStatus();
        if (status < 400 || status >= 500 || FOR_NOW.contains(status)) {
            return Optional.empty();
        }
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        JsonNode problem = problem(body);
        return Optional.of(new Sent.Refused(
                status,
                problem.path("code").asText("REFUSED"),
                problem.path("detail").asText("It answered " + status + ".")));
    }

    private static JsonNode problem(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noProblem) {
            return JSON.missingNode();
        }
    }
}
