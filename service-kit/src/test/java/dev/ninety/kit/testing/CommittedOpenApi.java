package dev.ninety.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Holds what a service serves to the description that is committed; {@code -Dopenapi.write=true} accepts a new one. */
public final class CommittedOpenApi {

    private CommittedOpenApi() {}

    /** @param served the YAML of the running service */
    public static void assertCommitted(String service, String served) {
        Path committed = Path.of(System.getProperty("ninety.root"), "docs", "openapi", service + ".yaml");
        String description = served.replace("\r\n", "\n");
        try {
            if (Boolean.getBoolean("openapi.write")) {
                Files.createDirectories(committed.getParent());
                Files.writeString(committed, description);
            }
            assertThat(Files.readString(committed).replace("\r\n", "\n"))
                    .as("run this test with -Dopenapi.write=true to accept the new description")
                    .isEqualTo(description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param paths the {@code paths} of the JSON form of the description */
    public static void assertSummaries(Map<String, Map<String, Map<String, Object>>> paths) {
        paths.forEach((path, operations) -> operations.forEach((method, operation) ->
                assertThat(operation).as("%s %s", method, path).containsKey("summary")));
    }
}
