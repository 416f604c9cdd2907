package dev.ninety.compliance.position;

import dev.ninety.compliance.vendor.VendorCount;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One licence in several Virtual Accounts at a moment, in units. Nothing is netted across Virtual Accounts: a
 * licence can be short here and in surplus there, and both are told.
 *
 * @param positions one for each Virtual Account, at least one
 * @param neverReported how many known instances of the group never reported; null where that is not known
 */
public record PositionGroup(
        Key key, List<Position> positions, @Nullable Long neverReported) {

    /**
     * What names a group of positions.
     *
     * @param group null for what belongs to none
     */
    public record Key(@Nullable String group, String entitlementTag) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(
                        Key::group, Comparator.nullsLast(Comparator.<String>naturalOrder()))
                .thenComparing(Key::entitlementTag);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    public PositionGroup {
        positions = List.copyOf(positions);
    }

    public long sum(ToLongFunction<Position> figure) {
        return positions.stream().mapToLong(figure).sum();
    }

    /** A sum over the vendor's counts; null where there are none. */
    public @Nullable Long vendorSum(ToLongFunction<VendorCount> figure) {
        List<VendorCount> counts = positions.stream()
                .map(Position::vendor)
                .filter(Objects::nonNull)
                .toList();
        return counts.isEmpty() ? null : counts.stream().mapToLong(figure).sum();
    }

    /** A sum over how sure it is what the vendor sees; null where that is not known of every one. */
    public @Nullable Long disclosedSum(ToLongFunction<Disclosed> figure) {
        long sum = 0;
        for (Position position : positions) {
            Disclosed disclosed = position.disclosed();
            if (disclosed == null) {
                return null;
            }
            sum += figure.applyAsLong(disclosed);
        }
        return sum;
    }

    /** The units short after coverage, summed over the Virtual Accounts that are. */
    public long shortUnits() {
        return sum(position -> Math.max(0, -position.covered().adjusted()));
    }

    /** The units left after coverage, summed over the Virtual Accounts that have some. */
    public long surplus() {
        return sum(position -> Math.max(0, position.covered().adjusted()));
    }

    /** How many Virtual Accounts are in which state. */
    public Map<PositionState, Integer> states() {
        Map<PositionState, Integer> states = new EnumMap<>(PositionState.class);
        positions.forEach(position -> states.merge(position.verdict().state(), 1, Integer::sum));
        return states;
    }

    /** The worst state of any Virtual Account. */
    public PositionState worst() {
        return positions.stream()
                .map(position -> position.verdict().state())
                .min(Comparator.comparing(PositionState.FROM_THE_WORST::indexOf))
                .orElseThrow();
    }
}
