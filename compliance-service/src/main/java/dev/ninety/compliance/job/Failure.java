package dev.ninety.compliance.job;

import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import java.util.List;

/** Why a job cannot be done, in the terms in which a request would have been refused. */
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
}
