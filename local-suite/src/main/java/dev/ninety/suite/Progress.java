package dev.ninety.suite;

import java.io.PrintStream;

/** Where long steps say how far they are. */
@FunctionalInterface
public interface Progress {

    void say(String line);

    /** Progress as lines of a stream, each written at once. */
    static Progress to(PrintStream out) {
        return line -> {
            out.println(line);
            out.flush();
        };
    }
}
