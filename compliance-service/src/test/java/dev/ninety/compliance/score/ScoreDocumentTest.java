package dev.ninety.compliance.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.intake.SourceState;
import dev.ninety.compliance.position.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on scores names every reason that an answer can give, and no other. */
class ScoreDocumentTest {

    private static final Pattern REASON = Pattern.compile("\\| `([A-Z_]+)` \\| `([A-Z]+)` \\| (\\d+) .*");
    private static final Pattern UNKNOWN = Pattern.compile("\\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \\| [^`].*");

    private static List<Matcher> rows(Pattern pattern) throws IOException {
        Path page = Path.of(System.getProperty("ninety.root"), "docs", "score.md");
        List<Matcher> rows = new ArrayList<>();
        for (String line : Files.readAllLines(page)) {
            Matcher row = pattern.matcher(line);
            if (row.matches()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void everyReasonIsDescribedWithItsPartAndPoints() throws IOException {
        Score score = Score.of(
                new ScoreFacts(Worth.UNITS, List.of(), List.of(), List.of(), List.of(), false), ScoreTest.DEFAULTS);
        assertThat(rows(REASON))
                .extracting(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .containsExactlyElementsOf(score.deductions().stream()
                        .map(one -> one.reason() + " " + one.reason().part() + " " + one.most())
                        .toList());
    }

    @Test
    void everyReasonForNoScoreIsDescribed() throws IOException {
        List<String> reasons = new ArrayList<>(Arrays.stream(SourceState.values())
                .filter(state -> state != SourceState.READ)
                .map(Enum::name)
                .toList());
        reasons.add(Verdict.RECORD_START);
        reasons.add(Score.STANDING_UNKNOWN);
        assertThat(rows(UNKNOWN).stream()
                        .flatMap(row ->
                                Arrays.stream(row.group(1).replace("`", "").split(", "))))
                .containsExactlyElementsOf(reasons);
    }
}
