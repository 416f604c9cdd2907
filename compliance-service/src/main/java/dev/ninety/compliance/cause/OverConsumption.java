package dev.ninety.compliance.cause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who took a licence beyond what is owned: last in, first out. Every unit that an instance took and still has stands
 * at the moment at which it was taken; what it gave back was its own latest. From the latest unit on, those of one
 * moment by the instance's name downwards, units are over until as many are as are short.
 *
 * <p>The entries are read backwards in time, so that reading can stop as soon as {@link #isDone}. What an instance
 * gives back then waits for the units that it took before.
 */
public final class OverConsumption {

    private final Map<String, Long> givenBack = new HashMap<>();
    private final Map<String, Taken> taken = new LinkedHashMap<>();
    private long missing;

    private Instant moment = Instant.MAX;
    private String instance = "";
    private long delta;
    private final List<Long> sequences = new ArrayList<>();

    /** @param shortBy how many units are over, at least 0 */
    public OverConsumption(long shortBy) {
        this.missing = shortBy;
    }

    /**
     * The units that one instance took beyond what is owned.
     *
     * @param since when it took the first of them
     * @param sequences the entries by which it took them
     */
    public record Taken(String productInstance, long units, Instant since, List<Long> sequences) {

        public Taken {
            sequences = List.copyOf(sequences);
        }

        private Taken earlier(long more, Instant moment, List<Long> further) {
            List<Long> all = new ArrayList<>(sequences);
            all.addAll(further);
            return new Taken(productInstance, units + more, moment, all);
        }
    }

    /** Takes the next entry of the licence; moments descend, and so do the names of instances within one moment. */
    public void add(Instant effectiveAt, String productInstance, long change, long sequence) {
        if (effectiveAt.isAfter(moment)) {
            throw new IllegalArgumentException("moments ascend at " + effectiveAt);
        }
        if (!effectiveAt.equals(moment) || !productInstance.equals(instance)) {
            settle();
            moment = effectiveAt;
            instance = productInstance;
        }
        delta = Math.addExact(delta, change);
        sequences.add(sequence);
    }

    /** Whether as many units are over as are short, so that earlier entries change nothing. */
    public boolean isDone() {
        return missing == 0;
    }

    /** The last entry has been taken. */
    public void end() {
        settle();
    }

    /** Who took how much, from the latest unit on. */
    public List<Taken> taken() {
        return List.copyOf(taken.values());
    }

    /** What an instance did at one moment counts as a whole: a correction of an entry is no unit given back. */
    private void settle() {
        if (delta < 0) {
            givenBack.merge(instance, -delta, Math::addExact);
        } else if (delta > 0) {
            long back = Math.min(delta, givenBack.getOrDefault(instance, 0L));
            givenBack.merge(instance, -back, Math::addExact);
            long units = Math.min(delta - back, missing);
            if (units > 0) {
                missing -= units;
                Taken none = new Taken(instance, 0, moment, List.of());
                taken.put(instance, taken.getOrDefault(instance, none).earlier(units, moment, sequences));
            }
        }
        delta = 0;
        sequences.clear();
    }
}
