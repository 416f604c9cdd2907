package dev.ninety.kit.web;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Optimistic locking: the version of a resource as its entity tag. */
public final class Etags {

    private Etags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Refuses with 428 where {@code If-Match} is absent and with 412 where it names another version. */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null) {
            throw Problem.of(
                    428,
                    "IF_MATCH_REQUIRED",
                    "Send If-Match with the ETag that you read, so that nobody's change is overwritten unseen.",
                    Violation.inParameter("If-Match", "MISSING", "This header is required."));
        }
        if (!matches(ifMatch, of(version))) {
            throw Problem.of(
                    412,
                    "STALE_VERSION",
                    "It has changed since you read it; its version is now " + version + ".",
                    Violation.inParameter("If-Match", "STALE", "The current ETag is " + of(version) + "."));
        }
    }

    /** Whether a list of entity tags, as in {@code If-Match} or {@code If-None-Match}, names this one. */
    public static boolean matches(@Nullable String header, String etag) {
        if (header == null) {
            return false;
        }
        for (String candidate : header.split(",")) {
            String tag = candidate.strip();
            if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }
}
