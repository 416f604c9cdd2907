package dev.ninety.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.system.harness.RunningSuite;
import dev.ninety.system.harness.SampleFixture;
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
        String commands = section("## A first hour").replace("example.com", "readme.example.com");

        // When
        Typed typed = type(commands);

        // Then
        assertThat(typed.status()).as(typed.output()).isZero();
        assertThat(typed.output().lines().filter(line -> !line.isBlank()).reduce("", (earlier, line) -> line))
                .as(typed.output())
                .contains("\"state\":\"RESOLVED\"");
    }

    @Test
    void theSamplesPendingExportWouldRevealAShortage() throws Exception {
        assumeTrue(isInstalled("curl"), "no curl");

        // Given
        SampleFixture.loaded(suite);

        // When
        Typed typed = type(section("## What is due, and what the vendor sees"));

        // Then
        assertThat(typed.status()).as(typed.output()).isZero();
        assertThat(typed.output())
                .contains("\"status\":\"OVERDUE\"", "\"code\":\"DOUBLE_COUNT\"", "\"confirmed\":")
                .containsPattern("\"state\":\"ENFORCEMENT\"[^}]*\"new\":true");
    }

    /** What a shell said to some commands, all of its output together. */
    private record Typed(int status, String output) {}

    private Typed type(String commands) throws IOException, InterruptedException {
        for (Service service : Service.values()) {
            commands = commands.replace(
                    "http://localhost:" + service.port(),
                    suite.process(service).uri().toString());
        }
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
        return new Typed(shell.waitFor(), output);
    }

    /** The lines of a section's code blocks. */
    private static String section(String title) throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        int start = readme.indexOf(title);
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
