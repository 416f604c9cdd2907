package dev.ninety.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of every refusal: an RFC 9457 problem detail with a stable {@code code} and the fields at fault. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record ProblemBody(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        String code,
        List<Violation> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";
}
