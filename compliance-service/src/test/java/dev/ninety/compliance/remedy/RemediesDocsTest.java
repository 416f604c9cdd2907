package dev.ninety.compliance.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page names the kinds of steps in their order and says which are carried out, and every action of clearing. */
class RemediesDocsTest {

    private static List<String> rows(String page, String row) {
        return Pattern.compile(row, Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(found -> found.group(1) + (found.groupCount() > 1 ? " " + found.group(2) : ""))
                .toList();
    }

    @Test
    void thePageNamesWhatThereIs() throws IOException {
        String page = Files.readString(Path.of("../docs/remedies.md"));
        assertThat(rows(page, "^\\| `([A-Z]+)` \\| .* \\| (yes|no)[^|]* \\|$"))
                .containsExactlyElementsOf(Arrays.stream(StepKind.values())
                        .map(kind -> kind + (kind.isCarriedOut() ? " yes" : " no"))
                        .toList());
        assertThat(rows(page, "^\\| `([A-Z]+)` \\| .* \\| `POST …"))
                .containsExactlyElementsOf(Arrays.stream(ClearAction.values())
                        .map(ClearAction::name)
                        .toList());
    }
}
