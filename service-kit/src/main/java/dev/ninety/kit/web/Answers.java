package dev.ninety.kit.web;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What all doors do alike. */
public final class Answers {

    private Answers() {}

    /** The answer to an idempotent write: 201 where it is new, 200 where it stood. */
    public static <T> RestResponse<T> written(T resource, boolean created) {
        return RestResponse.status(created ? RestResponse.Status.CREATED : RestResponse.Status.OK, resource);
    }

    /** The body, or a 400 where the request has none or it is the JSON literal {@code null}. */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw Problem.of(
                    400,
                    "UNREADABLE_BODY",
                    "The body cannot be read as what this address takes.",
                    Violation.inBody("", "MISSING", "A JSON object is required."));
        }
        return body;
    }
}
