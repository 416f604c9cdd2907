package dev.ninety.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The launcher's answers to what it cannot do; the rest of it is tried by whoever runs these tests through it. */
class LauncherTest {

    private static final Path ROOT = Path.of(System.getProperty("ninety.root"));

    @Test
    void itExplainsItself() throws Exception {
        assertThat(run(Map.of(), "help"))
                .isEqualTo(new Outcome(0, run(Map.of(), "--help").output()))
                .satisfies(outcome -> assertThat(outcome.output()).contains("./ninety up", "./ninety test"));
    }

    @Test
    void anUnknownCommandIsAnErrorThatShowsTheUsage() throws Exception {
        // When
        Outcome outcome = run(Map.of(), "sideways");

        // Then
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.output()).contains("./ninety up");
    }

    @Test
    void aJdkThatIsNoneIsNamedInOneLine() throws Exception {
        // When
        Outcome outcome = run(Map.of("NINETY_JAVA_HOME", "/nowhere/jdk"), "up");

        // Then
        assertThat(outcome)
                .isEqualTo(new Outcome(1, "ninety: NINETY_JAVA_HOME is /nowhere/jdk, which is no JDK 25 or newer\n"));
    }

    private record Outcome(int status, String output) {}

    private static Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of("bash", ROOT.resolve("ninety").toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
