package dev.ninety.compliance.forecast;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the entitlement ledger who holds the units of which lot until when. Entries that concern an entitlement sum
 * up, over all Virtual Accounts, to the lot's units and term; what a transfer posts tells how many units it took that
 * ended when, and of lots that end together it took them in the order of their starts, then ids.
 */
public final class LotReplay {

    /** Units that changed hands, until their lot's end. */
    private record Move(String from, String to, long quantity, Instant at) {}

    /** What is known of one lot. */
    private static final class Lot {
        private final String id;
        private final Pair granted;
        private final List<Move> moves = new ArrayList<>();
        private Timeline units = Timeline.zero();

        Lot(String id, Pair granted) {
            this.id = id;
            this.granted = granted;
        }

        Instant startsAt() {
            return units.changePoints().getFirst();
        }

        @Nullable
        Instant endsAt() {
            return units.lastLevel() == 0 ? units.changePoints().getLast() : null;
        }

        Holding heldBy(String holder) {
            Timeline.ChangeCollector changes = Timeline.collect();
            if (holder.equals(granted.virtualAccount())) {
                units.forEachChange(changes::add);
            }
            for (Move move : moves) {
                if (move.from().equals(holder)) {
                    changes.add(move.at(), -move.quantity());
                }
                if (move.to().equals(holder)) {
                    changes.add(move.at(), move.quantity());
                }
            }
            Timeline held = changes.done().within(startsAt(), endsAt());
            return new Holding(id, new Pair(holder, granted.entitlementTag()), startsAt(), endsAt(), held);
        }

        List<Holding> holdings() {
            if (units.isZero()) {
                return List.of();
            }
            Set<String> holders = new TreeSet<>(Set.of(granted.virtualAccount()));
            moves.forEach(move -> holders.add(move.to()));
            return holders.stream().map(this::heldBy).toList();
        }
    }

    private final Map<String, Map<String, Lot>> lotsByTag = new LinkedHashMap<>();

    private LotReplay() {}

    /**
     * The lots as they stand.
     *
     * @param entries in the order of their sequence, all that concern any of their tags
     */
    public static Lots of(List<OwnershipEntry> entries) {
        LotReplay replay = new LotReplay();
        Map<String, List<OwnershipEntry>> transfers = new LinkedHashMap<>();
        entries.stream()
                .filter(OwnershipEntry::isTransfer)
                .forEach(entry -> transfers
                        .computeIfAbsent(entry.sourceId(), none -> new ArrayList<>())
                        .add(entry));
        Set<String> done = new HashSet<>();
        for (OwnershipEntry entry : entries) {
            if (!entry.isTransfer()) {
                replay.change(entry);
            } else if (done.add(entry.sourceId())) {
                replay.transfer(Objects.requireNonNull(transfers.get(entry.sourceId())));
            }
        }
        return Lots.of(replay.lotsByTag.values().stream()
                .flatMap(lots -> lots.values().stream())
                .flatMap(lot -> lot.holdings().stream())
                .toList());
    }

    private void change(OwnershipEntry entry) {
        Lot lot = lotsByTag
                .computeIfAbsent(entry.pair().entitlementTag(), none -> new LinkedHashMap<>())
                .computeIfAbsent(entry.lot(), id -> new Lot(id, entry.pair()));
        lot.units = lot.units.plus(Timeline.from(entry.effectiveAt(), entry.delta()));
    }

    /** A transfer is recorded once and posts at once: units leave and arrive first, and then each lot's end. */
    private void transfer(List<OwnershipEntry> posted) {
        Instant at = posted.stream()
                .map(OwnershipEntry::effectiveAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        String from = null;
        String to = null;
        long missing = 0;
        Map<Instant, Long> ending = new TreeMap<>();
        for (OwnershipEntry entry : posted) {
            boolean first = entry.effectiveAt().equals(at);
            if (first && entry.delta() < 0) {
                from = entry.pair().virtualAccount();
            } else if (first) {
                to = entry.pair().virtualAccount();
                missing = entry.delta();
            } else if (entry.delta() < 0) {
                ending.put(entry.effectiveAt(), -entry.delta());
            }
        }
        if (from == null || to == null) {
            return;
        }
        String tag = posted.getFirst().pair().entitlementTag();
        for (Map.Entry<Instant, Long> end : ending.entrySet()) {
            take(tag, end.getKey(), new Move(from, to, end.getValue(), at));
            missing -= end.getValue();
        }
        take(tag, null, new Move(from, to, missing, at));
    }

    /** Takes units out of the lots that end at a moment; null for those that last. */
    private void take(String tag, @Nullable Instant end, Move wanted) {
        Collection<Lot> lots = lotsByTag.getOrDefault(tag, Map.of()).values();
        record Source(Lot lot, Holding holding) {}
        List<Source> sources = lots.stream()
                .filter(lot -> !lot.units.isZero() && Objects.equals(lot.endsAt(), end))
                .map(lot -> new Source(lot, lot.heldBy(wanted.from())))
                .sorted(Comparator.comparing(Source::holding, Holding.TAKEN_FIRST))
                .toList();
        long missing = wanted.quantity();
        for (Source source : sources) {
            long taken = Math.min(missing, source.holding().freeFrom(wanted.at()));
            if (taken > 0) {
                source.lot().moves.add(new Move(wanted.from(), wanted.to(), taken, wanted.at()));
                missing -= taken;
            }
        }
    }
}
