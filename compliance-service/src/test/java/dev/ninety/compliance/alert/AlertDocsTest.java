package dev.ninety.compliance.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page names every alert, and none that there is not. */
class AlertDocsTest {

    @Test
    void thePageNamesTheAlertsThatThereAre() throws IOException {
        String page = Files.readString(Path.of("../docs/alerts.md"));
        List<String> described = Pattern.compile("^\\| `([A-Z_]+)` \\| ([A-Za-z ]+) \\|", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
        assertThat(described)
                .containsExactlyElementsOf(Arrays.stream(AlertName.values())
                        .map(name -> name + " " + name.label())
                        .toList());
    }
}
