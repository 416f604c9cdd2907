package dev.ninety.suite.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.SuiteException;
import java.net.http.HttpHeaders;
import java.util.Arrays;

/**
 * What a service answered.
 *
 * @param request method and path, for messages
 */
public record Answer(String request, int status, HttpHeaders headers, String text) {

    private static final int LONGEST_EXCERPT = 2_000;

    /** The body as JSON; a missing node for an empty one. */
    public JsonNode json() {
        try {
            return JsonClient.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new SuiteException(request + " answered " + status + " with what is not JSON: " + excerpt(), e);
        }
    }

    /** This answer, if its status is one of these. */
    public Answer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
            throw new SuiteException(request + " answered " + status + ", not "
                    + String.join(
                            " or ",
                            Arrays.stream(statuses).mapToObj(String::valueOf).toList())
                    + ": " + excerpt());
        }
        return this;
    }

    /** The header's first value; empty where it is absent. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    private String excerpt() {
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + " …";
    }
}
