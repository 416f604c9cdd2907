package dev.ninety.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Turns everything that can go wrong in a request into a problem detail. What is not foreseen is a 500 with a
 * number that stands in the log beside the cause; its answer tells nothing of the inside.
 */
public class ProblemMappers {

    private static final Duration BUSY_WAIT = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(Problem problem, UriInfo uri) {
        Response.ResponseBuilder answer = answer(
                problem.status(),
                problem.code(),
                problem.detail(),
                uri.getRequestUri().getRawPath(),
                problem.errors());
        if (problem.retryAfter() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfter().toSeconds());
        }
        return answer.build();
    }

    @ServerExceptionMapper
    public Response mapping(JsonMappingException exception, UriInfo uri) {
        return unreadable(exception, uri);
    }

    /** Named apart because the framework answers this kind by itself, without a body, where nobody else does. */
    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException exception, UriInfo uri) {
        return unreadable(exception, uri);
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException exception, UriInfo uri) {
        return unreadable(exception, uri);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException exception, UriInfo uri) {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json) {
                return unreadable(json, uri);
            }
            if (cause instanceof Problem problem) {
                return problem(problem, uri);
            }
        }
        Response original = exception.getResponse();
        int status = original.getStatus();
        String phrase = original.getStatusInfo().getReasonPhrase();
        String code = phrase.toUpperCase(Locale.ROOT).replace(' ', '_');
        Response.ResponseBuilder answer =
                answer(status, code, phrase, uri.getRequestUri().getRawPath(), List.of());
        Object allow = original.getHeaders().getFirst(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable exception, UriInfo uri) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem(problem, uri);
            }
        }
        if (isBusy(exception)) {
            return problem(Problem.unavailable("The database is busy or away; try again.", BUSY_WAIT), uri);
        }
        String incident = "urn:uuid:" + UUID.randomUUID();
        LOG.errorf(exception, "Unforeseen failure %s", incident);
        return answer(500, "INTERNAL", null, incident, List.of()).build();
    }

    /** Whether no database connection could be had in time. */
    private static boolean isBusy(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                boolean away = state.startsWith("08") || state.startsWith("57P");
                if (away || String.valueOf(sql.getMessage()).contains("Acquisition timeout")) {
                    return true;
                }
            }
        }
        return false;
    }

    private Response unreadable(JsonProcessingException exception, UriInfo uri) {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                // Jackson wraps what the body's stream throws, such as that it is too long.
                return problem(problem, uri);
            }
        }
        String pointer = exception instanceof JsonMappingException mapping ? pointer(mapping) : "";
        String detail = exception.getOriginalMessage();
        String at = exception.getLocation() == null
                ? ""
                : " (line " + exception.getLocation().getLineNr() + ", column "
                        + exception.getLocation().getColumnNr() + ")";
        Violation violation = Violation.inBody(pointer, "UNREADABLE", firstLine(detail) + at);
        return answer(
                        400,
                        "UNREADABLE_BODY",
                        "The body cannot be read as what this address takes.",
                        uri.getRequestUri().getRawPath(),
                        List.of(violation))
                .build();
    }

    /** The JSON pointer of the field that a mapping failed on; empty for the whole body. */
    static String pointer(JsonMappingException exception) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : exception.getPath()) {
            String name = step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** Jackson names classes after the first sentence; a sender has no use for them. */
    private static String firstLine(@Nullable String message) {
        if (message == null) {
            return "Not readable";
        }
        String line = message.lines().findFirst().orElse("Not readable");
        int classes = line.indexOf("`dev.");
        int javaClasses = line.indexOf("`java.");
        int cut = classes < 0 ? javaClasses : javaClasses < 0 ? classes : Math.min(classes, javaClasses);
        return cut < 0 ? line : line.substring(0, cut).strip() + " the type expected here";
    }

    private static Response.ResponseBuilder answer(
            int status, String code, @Nullable String detail, String instance, List<Violation> errors) {
        Response.StatusType type = Response.Status.fromStatusCode(status);
        String title = status == 422 ? "Unprocessable Content" : type == null ? "Error" : type.getReasonPhrase();
        return Response.status(status)
                .type(ProblemBody.MEDIA_TYPE)
                .entity(new ProblemBody("urn:ninety:problem:" + code, title, status, detail, instance, code, errors));
    }
}
