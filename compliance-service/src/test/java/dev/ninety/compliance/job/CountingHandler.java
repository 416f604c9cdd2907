package dev.ninety.compliance.job;

import dev.ninety.compliance.job.app.JobHandler;
import dev.ninety.compliance.job.app.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts to three, one note a number, and lets tests interfere. */
@ApplicationScoped
public class CountingHandler implements JobHandler {

    static final String KIND = "COUNTING";
    static final int LAST = 3;

    /** What a killed process leaves behind: nothing. */
    static final class Death extends Error {}

    private final List<Integer> counted = new ArrayList<>();
    private Consumer<Integer> before = number -> {};

    void reset() {
        counted.clear();
        before = number -> {};
    }

    /** What happens before a number is counted. */
    void before(Consumer<Integer> interference) {
        before = interference;
    }

    /** Every number that was counted, in order. */
    List<Integer> counted() {
        return List.copyOf(counted);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) {
        int done = run.state() == null ? 0 : Integer.parseInt(run.state());
        for (int number = done + 1; number <= LAST; number++) {
            before.accept(number);
            counted.add(number);
            run.advance(Integer.toString(number), new Tally(number, number, 0), number * 100 / LAST);
        }
        return "{\"last\":" + LAST + "}";
    }
}
