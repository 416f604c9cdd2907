package dev.ninety.system.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.http.Answer;
import java.util.List;

/** What every refusal looks like: a problem detail with a 4xx status that tells nothing of the inside. */
public final class Refusal {

    private Refusal() {}

    /** The answer is a refusal, of one of these statuses if any are given. */
    public static void assertRefused(Answer answer, Integer... statuses) {
        assertThat(answer.status()).as(answer.request() + ": " + answer.text()).isBetween(400, 499);
        if (statuses.length > 0) {
            assertThat(answer.status())
                    .as(answer.request() + ": " + answer.text())
                    .isIn((Object[]) statuses);
        }
        assertThat(answer.header("content-type")).as(answer.request()).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("code").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText() + problem.path("title").asText())
                .isNotEmpty()
                .doesNotContain("java.")
                .doesNotContain("dev.ninety");
    }

    /** The answer is a refusal that names this field of the body. */
    public static void assertPointer(Answer answer, int status, String pointer) {
        assertRefused(answer, status);
        assertThat(errors(answer).stream().map(error -> error.path("pointer").asText()))
                .as(answer.text())
                .contains(pointer);
    }

    /** The answer is a 400 that names this parameter. */
    public static void assertParameter(Answer answer, String parameter) {
        assertRefused(answer, 400);
        assertThat(errors(answer).stream().map(error -> error.path("parameter").asText()))
                .as(answer.text())
                .contains(parameter);
    }

    private static List<JsonNode> errors(Answer answer) {
        return answer.json().path("errors").valueStream().toList();
    }
}
