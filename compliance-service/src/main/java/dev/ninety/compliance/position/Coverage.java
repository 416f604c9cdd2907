package dev.ninety.compliance.position;

import dev.ninety.compliance.catalogue.Pool;
import dev.ninety.kit.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The rule by which surplus of a higher tier covers shortage of lower ones, within one pool of one Virtual
 * Account and at each moment by itself. Borrowers are served from the highest rank down, ties by tag; each
 * borrows from the nearest strictly higher rank that still has surplus, lenders of equal rank by tag, and then
 * from the next rank.
 */
public final class Coverage {

    private final List<String> tags;
    private final List<int[]> lenders;

    /** The coverage among the tags of a pool. */
    public Coverage(Pool pool) {
        Map<String, Integer> ranks = pool.ranks();
        tags = ranks.keySet().stream()
                .sorted(Comparator.comparing((String tag) -> ranks.getOrDefault(tag, 0))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        lenders = tags.stream().map(tag -> lendersOf(tag, ranks)).toList();
    }

    private int[] lendersOf(String borrower, Map<String, Integer> ranks) {
        int rank = ranks.getOrDefault(borrower, 0);
        return IntStream.range(0, tags.size())
                .filter(i -> ranks.getOrDefault(tags.get(i), 0) > rank)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> ranks.getOrDefault(tags.get(i), 0))
                        .thenComparing(tags::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Who lends and borrows how much at a moment with these balances; a tag without one has 0. */
    public Map<String, Covered> at(Map<String, Long> balances) {
        Settlement settlement = settle(tag -> balances.getOrDefault(tag, 0L));
        Map<String, Covered> result = new TreeMap<>();
        for (int i = 0; i < tags.size(); i++) {
            result.put(
                    tags.get(i),
                    new Covered(
                            balances.getOrDefault(tags.get(i), 0L),
                            settlement.lent()[i],
                            settlement.borrowed()[i]));
        }
        return result;
    }

    /** The balances after coverage, as functions of time; a tag without a function is 0 throughout. */
    public Map<String, Timeline> adjusted(Map<String, Timeline> balances) {
        if (tags.size() == 1) {
            String only = tags.getFirst();
            return Map.of(only, balances.getOrDefault(only, Timeline.zero()));
        }
        List<Timeline.LevelWriter> writers = new ArrayList<>();
        tags.forEach(tag -> writers.add(Timeline.write()));
        for (long moment : moments(balances)) {
            long[] levels = tags.stream()
                    .mapToLong(
                            tag -> balances.getOrDefault(tag, Timeline.zero()).at(moment))
                    .toArray();
            Settlement settlement = settle(levels);
            for (int i = 0; i < levels.length; i++) {
                writers.get(i)
                        .set(
                                moment,
                                levels[i] - settlement.lent()[i] + settlement.borrowed()[i]);
            }
        }
        Map<String, Timeline> result = new TreeMap<>();
        for (int i = 0; i < tags.size(); i++) {
            result.put(tags.get(i), writers.get(i).done());
        }
        return result;
    }

    /** Between two neighbouring ones of these moments no balance changes, so neither does any loan. */
    private long[] moments(Map<String, Timeline> balances) {
        LongStream.Builder moments = LongStream.builder();
        for (String tag : tags) {
            balances.getOrDefault(tag, Timeline.zero()).forEachChange((moment, delta) -> moments.add(moment));
        }
        return moments.build().sorted().distinct().toArray();
    }

    private Settlement settle(ToLongFunction<String> balanceOf) {
        return settle(tags.stream().mapToLong(balanceOf).toArray());
    }

    private Settlement settle(long[] balances) {
        long[] lent = new long[balances.length];
        long[] borrowed = new long[balances.length];
        for (int borrower = 0; borrower < balances.length; borrower++) {
            long needed = Math.max(0, -balances[borrower]);
            for (int lender : lenders.get(borrower)) {
                long loan = Math.min(needed, Math.max(0, balances[lender] - lent[lender]));
                lent[lender] += loan;
                borrowed[borrower] += loan;
                needed -= loan;
            }
        }
        return new Settlement(lent, borrowed);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
    private record Settlement(long[] lent, long[] borrowed) {}

    /**
     * One licence's part in the coverage of a moment, in units.
     *
     * @param balance owned minus consumed
     * @param lent given to lower tiers, at least 0
     * @param borrowed taken from higher tiers, at least 0
     */
    public record Covered(long balance, long lent, long borrowed) {

        public long adjusted() {
            return balance - lent + borrowed;
        }
    }
}
