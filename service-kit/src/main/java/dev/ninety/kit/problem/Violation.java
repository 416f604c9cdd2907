package dev.ninety.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request, and where.
 *
 * @param pointer a JSON pointer into the body; null where a parameter is at fault
 * @param parameter the name of a path, query or header parameter; null where the body is at fault
 * @param code a stable name for the kind of fault
 * @param detail a sentence for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record Violation(@Nullable String pointer, @Nullable String parameter, String code, String detail) {

    public static Violation inBody(String pointer, String code, String detail) {
        return new Violation(pointer, null, code, detail);
    }

    public static Violation inParameter(String parameter, String code, String detail) {
        return new Violation(null, parameter, code, detail);
    }
}
