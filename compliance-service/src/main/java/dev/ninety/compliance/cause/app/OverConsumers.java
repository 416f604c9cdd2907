package dev.ninety.compliance.cause.app;

import dev.ninety.compliance.cause.OverConsumption;
import dev.ninety.compliance.cause.store.CauseStore;
import dev.ninety.compliance.cause.store.CauseStore.At;
import dev.ninety.compliance.cause.store.CauseStore.UsageEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads who took more than is owned. Only the latest entries of each licence are read, and more of them only where they
 * do not tell of enough units.
 */
@ApplicationScoped
class OverConsumers {

    private static final int FIRST_ENTRIES = 1_000;
    private static final int MORE = 16;

    private final CauseStore store;

    OverConsumers(CauseStore store) {
        this.store = store;
    }

    /** A licence as of a moment, and how many units of it are over then. */
    record Over(At at, long units) {}

    /** Who took the units, for each question in its order. */
    List<List<OverConsumption.Taken>> read(String smartAccount, List<Over> questions) {
        List<List<OverConsumption.Taken>> answers = new ArrayList<>();
        questions.forEach(over -> answers.add(List.of()));
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).units() > 0) {
                open.add(i);
            }
        }
        int most = FIRST_ENTRIES;
        while (!open.isEmpty()) {
            List<Reading> readings = read(smartAccount, questions, open, most);
            List<Integer> unanswered = new ArrayList<>();
            for (int i = 0; i < readings.size(); i++) {
                if (readings.get(i).isAnswered(most)) {
                    answers.set(open.get(i), readings.get(i).over.taken());
                } else {
                    unanswered.add(open.get(i));
                }
            }
            open = unanswered;
            most *= MORE;
        }
        return answers;
    }

    private List<Reading> read(String smartAccount, List<Over> questions, List<Integer> open, int most) {
        List<Reading> readings =
                open.stream().map(i -> new Reading(questions.get(i).units())).toList();
        List<At> wanted = open.stream().map(i -> questions.get(i).at()).toList();
        store.latestUsage(
                smartAccount, wanted, most, (i, entry) -> readings.get(i).add(entry));
        return readings;
    }

    private static final class Reading {
        private final OverConsumption over;
        private int entries;

        Reading(long units) {
            this.over = new OverConsumption(units);
        }

        void add(UsageEntry entry) {
            entries++;
            if (!over.isDone()) {
                over.add(entry.effectiveAt(), entry.productInstance(), entry.delta(), entry.sequence());
            }
        }

        /** What was cut off says nothing certain of its last instance, which may have done more at that moment. */
        boolean isAnswered(int most) {
            if (entries < most) {
                over.end();
                return true;
            }
            return over.isDone();
        }
    }
}
