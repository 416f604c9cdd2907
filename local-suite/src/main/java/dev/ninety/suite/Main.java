package dev.ninety.suite;

import dev.ninety.suite.load.Load;
import dev.ninety.suite.sample.SampleFiles;
import dev.ninety.suite.sample.SampleGenerator;
import dev.ninety.suite.verify.Verify;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The part of the launcher that runs in Java: {@code up}, {@code load}, {@code sample} and {@code verify}. */
public final class Main {

    private static final String USAGE =
            "up [--empty] [--port-offset N] | sample FOLDER [--at MOMENT] | " + Verify.USAGE + " | " + Load.USAGE;

    private Main() {}

    public static void main(String[] arguments) {
        Path root =
                Path.of(System.getProperty("ninety.root", ".")).toAbsolutePath().normalize();
        try {
            System.exit(run(new ArrayDeque<>(List.of(arguments)), root, Clock.systemUTC()));
        } catch (SuiteException | UncheckedIOException e) {
            System.err.println("ninety: " + e.getMessage());
            System.exit(1);
        }
    }

    private static int run(Deque<String> arguments, Path root, InstantSource clock) {
        String command = arguments.isEmpty() ? "" : arguments.pop();
        return switch (command) {
            case "up" -> up(arguments, root, clock);
            case "load" -> Load.run(arguments, System.getenv(), Progress.to(System.out));
            case "sample" -> sample(arguments, clock);
            case "verify" -> Verify.run(arguments, Progress.to(System.out));
            default -> throw new SuiteException("give one of: " + USAGE);
        };
    }

    private static int up(Deque<String> arguments, Path root, InstantSource clock) {
        boolean empty = false;
        int portOffset = 0;
        while (!arguments.isEmpty()) {
            switch (arguments.pop()) {
                case "--empty" -> empty = true;
                case "--port-offset" -> portOffset = number("--port-offset", arguments);
                default -> throw new SuiteException("give: " + USAGE);
            }
        }
        return new Up(root, clock, Progress.to(System.out)).run(empty, portOffset);
    }

    private static int sample(Deque<String> arguments, InstantSource clock) {
        if (arguments.isEmpty()) {
            throw new SuiteException("give: " + USAGE);
        }
        Path folder = Path.of(arguments.pop());
        Instant moment = clock.instant();
        if (!arguments.isEmpty()) {
            if (!arguments.pop().equals("--at") || arguments.isEmpty()) {
                throw new SuiteException("give: " + USAGE);
            }
            moment = moment(arguments.pop());
        }
        int files = SampleFiles.write(SampleGenerator.at(moment), folder);
        System.out.println(files + " files written to " + folder);
        return 0;
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new SuiteException("--at takes a moment such as 2026-01-31T00:00:00Z", e);
        }
    }

    private static int number(String flag, Deque<String> arguments) {
        try {
            int number = Integer.parseInt(arguments.isEmpty() ? "" : arguments.pop());
            if (number >= 0 && number <= 50_000) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new SuiteException(flag + " takes a number from 0 to 50000");
    }
}
