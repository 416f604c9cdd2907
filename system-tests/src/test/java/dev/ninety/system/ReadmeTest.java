package dev.ninety.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.system.harness.RunningSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README tells a reader to type does what it says. */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("ninety.root"));

    private final Suite suite;

    ReadmeTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void theFirstHourEndsWithAResolvedCase() throws Exception {
        assumeTrue(isInstalled("curl"), "no curl");

        // Given
        String commands = Files.readString(ROOT.resolve("README.md"))
                .transform(ReadmeTest::firstHour)
                .replace("example.com", "readme.example.com");
        for (Service service : Service.values()) {
            commands = commands.replace(
                    "http://localhost:" + service.port(),
                    suite.process(service).uri().toString());
        }

        // When
        Process shell = new ProcessBuilder(
                        "bash",
                        "-euo",
                        "pipefail",
                        "-c",
                        "curl() { command curl --silent --show-error --fail-with-body \"$@\"; echo; }\n" + commands)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), UTF_8);

        // Then
        assertThat(shell.waitFor()).as(output).isZero();
        assertThat(output.lines().filter(line -> !line.isBlank()).reduce("", (earlier, line) -> line))
                .as(output)
                .contains("\"state\":\"RESOLVED\"");
    }

    /** The lines of the section's code blocks. */
    private static String firstHour(String readme) {
        int start = readme.indexOf("## A first hour");
        int end = readme.indexOf("\n## ", start + 1);
        return readme.substring(start, end)
                .lines()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
