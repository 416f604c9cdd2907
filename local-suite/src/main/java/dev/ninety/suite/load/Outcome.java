package dev.ninety.suite.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.http.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What became of a file.
 *
 * @param taken whether a service took it; single lines of it may still have been refused
 * @param summary in a few words
 * @param remarks on single lines, the first ones
 * @param counts the answer's own numbers, such as {@code created}
 */
record Outcome(boolean taken, String summary, List<String> remarks, Map<String, Long> counts) {

    private static final int MOST_REMARKS = 10;
    private static final Set<String> TAKEN = Set.of(
            "CREATED", "CHANGED", "UNCHANGED", "ACCEPTED", "SKIPPED", "EXTENDED", "DUPLICATE", "SET_ASIDE", "RESOLVED");

    static Outcome failed(String why) {
        return new Outcome(false, why, List.of(), Map.of());
    }

    static Outcome of(Answer answer) {
        return answer.status() == 200 || answer.status() == 201 ? taken(answer.json()) : refused(answer);
    }

    private static Outcome taken(JsonNode answer) {
        Map<String, Long> counts = new LinkedHashMap<>();
        answer.properties().forEach(field -> {
            if (field.getValue().isIntegralNumber()) {
                counts.put(field.getKey(), field.getValue().asLong());
            }
        });
        List<String> words = counts.entrySet().stream()
                .filter(count -> count.getValue() > 0 && !count.getKey().equals("received"))
                .map(count -> count.getValue() + " " + words(count.getKey()))
                .toList();
        String received = counts.getOrDefault("received", 0L) + " read";
        return new Outcome(
                true, words.isEmpty() ? received : received + ": " + String.join(", ", words), remarks(answer), counts);
    }

    private static List<String> remarks(JsonNode answer) {
        List<String> remarks = new ArrayList<>();
        int more = 0;
        for (String list : List.of("lines", "problems")) {
            for (JsonNode line : answer.path(list)) {
                if (TAKEN.contains(line.path("status").asText())) {
                    continue;
                }
                if (remarks.size() < MOST_REMARKS) {
                    remarks.add(remark(line));
                } else {
                    more++;
                }
            }
        }
        if (more > 0) {
            remarks.add("and " + more + " more");
        }
        return remarks;
    }

    private static String remark(JsonNode line) {
        String where = line.hasNonNull("pointer")
                ? line.path("pointer").asText()
                : line.path("index").asText();
        String detail = line.hasNonNull("detail")
                ? line.path("detail").asText()
                : line.path("reason").asText();
        return where + " " + line.path("status").asText() + ": " + detail;
    }

    private static Outcome refused(Answer answer) {
        JsonNode problem = answer.header("Content-Type").contains("json") ? answer.json() : null;
        if (problem == null) {
            return failed("refused with status " + answer.status());
        }
        List<String> errors = problem.path("errors")
                .valueStream()
                .map(error -> error.path("detail").asText())
                .limit(MOST_REMARKS)
                .toList();
        return new Outcome(false, "refused: " + problem.path("detail").asText(), errors, Map.of());
    }

    /** Nothing yet: what is in the file is brought when the rest is known. */
    static Outcome later() {
        return new Outcome(true, "", List.of(), Map.of());
    }

    /** This outcome of a file that had an earlier one too: it was taken if it was taken both times. */
    Outcome after(Outcome earlier) {
        return new Outcome(
                taken && earlier.taken, summary, remarks, earlier.counts.isEmpty() ? counts : earlier.counts);
    }

    long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** {@code setAside} as "set aside". */
    private static String words(String field) {
        return field.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
