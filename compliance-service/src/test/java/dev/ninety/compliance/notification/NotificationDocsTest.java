package dev.ninety.compliance.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page names every kind of event, and none that there is not. */
class NotificationDocsTest {

    @Test
    void thePageNamesTheKindsThatThereAre() throws IOException {
        String page = Files.readString(Path.of("../docs/notification.md"));
        Matcher names = Pattern.compile("^\\| `(dev\\.ninety\\.[a-z.-]+)` \\|", Pattern.MULTILINE)
                .matcher(page);
        List<String> described = names.results().map(found -> found.group(1)).toList();
        assertThat(described)
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::wire).toList());
    }
}
