package dev.ninety.compliance.forecast;

import dev.ninety.compliance.catalogue.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What is owned of one licence in a small world, day by day: facts about lots, and for each day a count of who holds how
 * many of each. Writes into a ledger what entitlement-service would.
 */
final class SlowOwnership {

    static final String TAG = "tag";
    static final List<String> PLACES = List.of("hq", "lab", "plant");
    static final int DAYS = 12;
    /** The end of a lot that lasts: beyond the world. */
    static final int NEVER = 99;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    record Move(String from, String to, int quantity, int day) {}

    static final class Lot {
        final String id;
        final String granted;
        int quantity;
        int start;
        int end;
        final List<int[]> returns = new ArrayList<>();
        final List<Move> moves = new ArrayList<>();

        Lot(String id, String granted, int quantity, int start, int end) {
            this.id = id;
            this.granted = granted;
            this.quantity = quantity;
            this.start = start;
            this.end = end;
        }

        int held(String place, int day) {
            if (day < start || day >= end) {
                return 0;
            }
            int count = granted.equals(place) ? quantity : 0;
            for (int[] given : returns) {
                count -= granted.equals(place) && given[1] <= day ? given[0] : 0;
            }
            for (Move move : moves) {
                count -= move.from().equals(place) && move.day() <= day ? move.quantity() : 0;
                count += move.to().equals(place) && move.day() <= day ? move.quantity() : 0;
            }
            return count;
        }

        /** The least that a place holds from a day to the end; 0 where the lot is not in its term. */
        int free(String place, int day) {
            if (day < start || day >= end) {
                return 0;
            }
            int least = Integer.MAX_VALUE;
            for (int later = day; later <= DAYS && later < end; later++) {
                least = Math.min(least, held(place, later));
            }
            return least;
        }

        boolean isConsistent() {
            int returned = returns.stream().mapToInt(given -> given[0]).sum();
            for (int day = 0; day <= DAYS; day++) {
                for (String place : PLACES) {
                    if (held(place, day) < 0) {
                        return false;
                    }
                }
            }
            return returned < quantity;
        }
    }

    final List<Lot> lots = new ArrayList<>();
    final List<OwnershipEntry> ledger = new ArrayList<>();
    /** Why each entry was posted, in their order. */
    final List<String> reasons = new ArrayList<>();

    private int transfers;

    static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    static Pair pair(String place) {
        return new Pair(place, TAG);
    }

    void grant(String place, int quantity, int start, int end) {
        grant("order-" + (char) ('z' - lots.size()), place, quantity, start, end);
    }

    void grant(String id, String place, int quantity, int start, int end) {
        int[][] before = owned();
        Lot lot = new Lot(id, place, quantity, start, end);
        lots.add(lot);
        post(before, "GRANT", "ENTITLEMENT", lot.id);
    }

    /** Another quantity and term for a lot, if nothing contradicts it. */
    void change(int index, int quantity, int start, int end) {
        Lot lot = lots.get(index % lots.size());
        int[][] before = owned();
        int[] former = {lot.quantity, lot.start, lot.end};
        lot.quantity = quantity;
        lot.start = start;
        lot.end = end;
        if (lot.isConsistent()) {
            post(before, "CHANGE", "ENTITLEMENT", lot.id);
        } else {
            lot.quantity = former[0];
            lot.start = former[1];
            lot.end = former[2];
        }
    }

    /** Units of a lot go back, if it has them. */
    void giveBack(int index, int quantity, int day) {
        Lot lot = lots.get(index % lots.size());
        int[][] before = owned();
        lot.returns.add(new int[] {quantity, day});
        if (day < lot.end && lot.isConsistent()) {
            post(before, "RETURN", "ENTITLEMENT", lot.id);
        } else {
            lot.returns.removeLast();
        }
    }

    int free(String from, int day) {
        return lots.stream().mapToInt(lot -> lot.free(from, day)).sum();
    }

    /** Unit after unit out of the lot that goes first, if there are enough. */
    boolean transfer(String from, String to, int quantity, int day) {
        if (from.equals(to) || free(from, day) < quantity) {
            return false;
        }
        int[][] before = owned();
        List<Lot> order = lots.stream()
                .sorted(Comparator.comparingInt((Lot lot) -> lot.end)
                        .thenComparingInt(lot -> lot.start)
                        .thenComparing(lot -> lot.id))
                .toList();
        for (int unit = 0; unit < quantity; unit++) {
            Lot lot = order.stream()
                    .filter(one -> one.free(from, day) > 0)
                    .findFirst()
                    .orElseThrow();
            lot.moves.add(new Move(from, to, 1, day));
        }
        post(before, "TRANSFER", "TRANSFER", "transfer-" + transfers++);
        return true;
    }

    /** By place and day; the last day stands for all time after. */
    int[][] owned() {
        int[][] owned = new int[PLACES.size()][DAYS + 1];
        for (int place = 0; place < owned.length; place++) {
            for (int day = 0; day <= DAYS; day++) {
                for (Lot lot : lots) {
                    owned[place][day] += lot.held(PLACES.get(place), day);
                }
            }
        }
        return owned;
    }

    private void post(int[][] before, String reason, String sourceType, String sourceId) {
        int[][] after = owned();
        for (int day = 0; day <= DAYS; day++) {
            for (int place = 0; place < after.length; place++) {
                int was = after[place][day] - before[place][day];
                int wasBefore = day == 0 ? 0 : after[place][day - 1] - before[place][day - 1];
                if (was != wasBefore) {
                    ledger.add(new OwnershipEntry(
                            pair(PLACES.get(place)), day(day), was - wasBefore, sourceType, sourceId));
                    reasons.add(reason);
                }
            }
        }
    }

    @Override
    public String toString() {
        return Arrays.deepToString(owned()) + " " + ledger;
    }
}
