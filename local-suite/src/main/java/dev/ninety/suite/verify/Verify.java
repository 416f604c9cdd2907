package dev.ninety.suite.verify;

import dev.ninety.suite.Progress;
import dev.ninety.suite.SuiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * {@code ./ninety verify}: whether an evidence pack is what its signer signed, and whether its numbers follow from its
 * own entries. Nothing but the files is read: no service is asked, and no key is taken from the pack.
 */
public final class Verify {

    /** The form of the command. */
    public static final String USAGE = "verify PACK --key KEY.pem [--signature FILE]";

    /** What is said of a pack that is genuine. */
    public static final int GENUINE = 0;

    /** What is said of a pack with which something is wrong. */
    public static final int NOT_GENUINE = 1;

    /** What is said where nothing could be checked. */
    public static final int UNCHECKED = 2;

    private Verify() {}

    /** What the command was asked for. */
    private record Question(Path pack, Path key, Path signature) {

        static Question parse(Deque<String> arguments) {
            Optional<Path> pack = Optional.empty();
            Optional<Path> key = Optional.empty();
            Optional<Path> signature = Optional.empty();
            while (!arguments.isEmpty()) {
                String argument = arguments.pop();
                switch (argument) {
                    case "--key" -> key = Optional.of(value(argument, arguments));
                    case "--signature" -> signature = Optional.of(value(argument, arguments));
                    default -> {
                        if (argument.startsWith("--") || pack.isPresent()) {
                            throw new SuiteException(argument + " is not known here; give: " + USAGE);
                        }
                        pack = Optional.of(Path.of(argument));
                    }
                }
            }
            if (pack.isEmpty() || key.isEmpty()) {
                throw new SuiteException("give: " + USAGE);
            }
            Path file = pack.get();
            return new Question(file, key.get(), signature.orElseGet(() -> Path.of(file + ".sig")));
        }

        private static Path value(String flag, Deque<String> arguments) {
            if (arguments.isEmpty()) {
                throw new SuiteException(flag + " takes a file; give: " + USAGE);
            }
            return Path.of(arguments.pop());
        }
    }

    /**
     * Runs the command.
     *
     * @param arguments what follows {@code verify}
     * @return {@link #GENUINE}, {@link #NOT_GENUINE} or {@link #UNCHECKED}
     */
    public static int run(Deque<String> arguments, Progress progress) {
        Question question;
        PublicKey key;
        byte[] signature;
        try {
            question = Question.parse(arguments);
            key = PackSignature.key(Files.readString(question.key()));
            signature = Files.readAllBytes(question.signature());
            if (!Files.isRegularFile(question.pack())) {
                throw new NoSuchFileException(question.pack().toString());
            }
        } catch (IOException e) {
            progress.say("ninety: " + e.getMessage() + " cannot be read; nothing was checked");
            return UNCHECKED;
        } catch (SuiteException e) {
            progress.say("ninety: " + e.getMessage());
            return UNCHECKED;
        }
        List<String> wrong = new ArrayList<>();
        PackSignature.check(question.pack(), key, signature).ifPresent(wrong::add);
        PackCheck.Outcome outcome = PackCheck.of(question.pack());
        wrong.addAll(outcome.wrong());
        if (wrong.isEmpty()) {
            outcome.told().forEach(progress::say);
            progress.say("GENUINE: signed with the key " + PackSignature.id(key) + ", and every number follows from its"
                    + " entries");
            return GENUINE;
        }
        wrong.forEach(line -> progress.say("  " + line));
        progress.say("NOT GENUINE: " + wrong.size() + (wrong.size() == 1 ? " thing is wrong" : " things are wrong"));
        return NOT_GENUINE;
    }
}
