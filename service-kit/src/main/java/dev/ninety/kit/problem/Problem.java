package dev.ninety.kit.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is refused, with the status, a stable code, and the fields at fault. */
public final class Problem extends RuntimeException {

    private final int status;
    private final String code;
    private final List<Violation> errors;
    private final @Nullable Duration retryAfter;

    private Problem(int status, String code, String detail, List<Violation> errors, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public static Problem of(int status, String code, String detail, Violation... errors) {
        return new Problem(status, code, detail, List.of(errors), null);
    }

    /** 400: a parameter that cannot be read. */
    public static Problem badParameter(String parameter, String detail) {
        return of(400, "INVALID_PARAMETER", detail, Violation.inParameter(parameter, "INVALID", detail));
    }

    /** 400: a body that is not of the form that the address takes. */
    public static Problem unreadable(String detail) {
        return unreadable("", detail);
    }

    /** 400: a body of which a part is not of the form that the address takes. */
    public static Problem unreadable(String pointer, String detail) {
        return of(
                400,
                "UNREADABLE_BODY",
                "The body cannot be read as what this address takes.",
                Violation.inBody(pointer, "UNREADABLE", detail));
    }

    /** 422: a body that can be read but not accepted. */
    public static Problem invalid(List<Violation> errors) {
        return new Problem(422, "INVALID", "The request cannot be accepted as it is.", errors, null);
    }

    /** 422 for a single field. */
    public static Problem invalid(String pointer, String code, String detail) {
        return new Problem(422, code, detail, List.of(Violation.inBody(pointer, code, detail)), null);
    }

    public static Problem notFound(String detail) {
        return of(404, "NOT_FOUND", detail);
    }

    /** 409: the request contradicts what is recorded. */
    public static Problem conflict(String code, String detail, Violation... errors) {
        return of(409, code, detail, errors);
    }

    /** 413: larger than this record accepts. */
    public static Problem tooLarge(String detail) {
        return of(413, "TOO_LARGE", detail);
    }

    /** 503: cannot be answered now; the same request may be sent again after a while. */
    public static Problem unavailable(String detail, Duration retryAfter) {
        return new Problem(503, "UNAVAILABLE", detail, List.of(), retryAfter);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Violation> errors() {
        return errors;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** What went wrong, in a sentence; never null. */
    public String detail() {
        String message = getMessage();
        return message == null ? code : message;
    }
}
