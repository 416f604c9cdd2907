package dev.ninety.kit.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Why something cannot be done that nobody waited for, in the terms in which a request would have been refused. */
@RegisterForReflection
public record Failure(int status, String code, String detail, List<Violation> errors) {

    public Failure {
        errors = List.copyOf(errors);
    }

    public static Failure of(Problem problem) {
        return new Failure(problem.status(), problem.code(), problem.detail(), problem.errors());
    }

    public static Failure of(int status, String code, String detail) {
        return new Failure(status, code, detail, List.of());
    }

    /**
     * The failure as it is published.
     *
     * @param title what has failed
     * @param instance where that can be asked for
     */
    public ProblemBody told(String title, String instance) {
        return new ProblemBody("urn:ninety:problem:" + code, title, status, detail, instance, code, errors);
    }
}
