package dev.ninety.usage.obligation.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.obligation.Announcement;
import dev.ninety.usage.obligation.Announcements;
import dev.ninety.usage.obligation.Announcements.Stretch;
import dev.ninety.usage.obligation.Obligation;
import dev.ninety.usage.obligation.ObligationFunction;
import dev.ninety.usage.obligation.Owed;
import dev.ninety.usage.obligation.store.EventStore;
import dev.ninety.usage.obligation.store.ObligationFactsStore;
import dev.ninety.usage.obligation.store.ObligationFactsStore.Loaded;
import dev.ninety.usage.obligation.store.ObligationStore;
import dev.ninety.usage.obligation.store.ObligationStore.Gain;
import dev.ninety.usage.obligation.store.ObligationStore.Kept;
import dev.ninety.usage.obligation.store.ObligationStore.Result;
import dev.ninety.usage.obligation.store.ObligationStore.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Works out what series owe of which something was recorded or has become due, a portion in one transaction. Every
 * moment at which something was recorded is looked at as it was known then, so that what is announced does not
 * depend on when this runs.
 */
@ApplicationScoped
class Drain {

    private static final int PORTION = 2_000;

    private final Ledger ledger;
    private final ObligationStore store;
    private final ObligationFactsStore facts;
    private final EventStore events;
    private final ReportingSettings settings;

    Drain(
            Ledger ledger,
            ObligationStore store,
            ObligationFactsStore facts,
            EventStore events,
            ReportingSettings settings) {
        this.ledger = ledger;
        this.store = store;
        this.facts = facts;
        this.events = events;
        this.settings = settings;
    }

    /** A series on its way through the moments at which something was recorded of it. */
    private static final class Walk {
        private final List<Stretch> stretches = new ArrayList<>();
        private Obligation last;
        private Loaded loaded;

        private Walk(Loaded loaded, Obligation first) {
            this.loaded = loaded;
            this.last = first;
        }
    }

    /** Does a portion of what there is to do; answers whether there was anything. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean portion(KnownAccount account) {
        String smartAccount = account.smartAccount();
        Instant now = ledger.open(smartAccount).recordedAt();
        Work work = store.work(smartAccount, now, PORTION);
        if (work.isEmpty()) {
            return false;
        }
        Map<Long, Kept> kept = store.kept(smartAccount, work.recorded().keySet());
        List<EventStore.New> announced = new ArrayList<>();
        announce(smartAccount, work, kept, now, announced);
        evaluate(account, work, kept, now, announced);
        events.add(smartAccount, announced, now);
        store.done(smartAccount, work.recorded().keySet());
        return true;
    }

    /** The series for which nothing but a threshold has come. */
    private void announce(
            String smartAccount, Work work, Map<Long, Kept> kept, Instant now, List<EventStore.New> announced) {
        Map<Long, @Nullable Instant> nextAt = new HashMap<>();
        for (Kept one : kept.values()) {
            if (holds(work, one, now)) {
                Stretch known = new Stretch(one.announcedTo(), one.virtualAccount(), one.owed());
                Announcements.of(known, List.of(), now)
                        .forEach(announcement -> announced.add(new EventStore.New(
                                one.seriesId(), one.productInstance(), one.entitlementTag(), announcement)));
                nextAt.put(one.seriesId(), nextAt(one.owed(), one.validUntil(), now));
            }
        }
        if (!nextAt.isEmpty()) {
            store.saveAnnounced(smartAccount, nextAt, now);
        }
    }

    private static boolean holds(Work work, @Nullable Kept kept, Instant now) {
        return kept != null
                && recorded(work, kept.seriesId()).isEmpty()
                && (kept.validUntil() == null || kept.validUntil().isAfter(now));
    }

    private void evaluate(
            KnownAccount account, Work work, Map<Long, Kept> kept, Instant now, List<EventStore.New> announced) {
        Map<Long, Walk> walks = walks(account, work, kept, now);
        List<Result> results = new ArrayList<>();
        for (Map.Entry<Long, Walk> entry : walks.entrySet()) {
            Walk walk = entry.getValue();
            Kept before = kept.get(entry.getKey());
            Stretch known =
                    before == null ? null : new Stretch(before.announcedTo(), before.virtualAccount(), before.owed());
            for (Announcement announcement : Announcements.of(known, walk.stretches, now)) {
                announced.add(new EventStore.New(
                        entry.getKey(),
                        walk.loaded.series().instance().udi().toString(),
                        walk.loaded.series().entitlementTag(),
                        announcement));
            }
            results.add(new Result(
                    entry.getKey(),
                    walk.loaded.series().instance().id(),
                    walk.loaded.series().entitlementTag(),
                    walk.last,
                    walk.loaded.lastReceivedAt(),
                    nextAt(walk.last.owed(), walk.last.validUntil(), now)));
        }
        if (!results.isEmpty()) {
            store.save(account.smartAccount(), results, now);
            store.saveGains(account.smartAccount(), gains(results, kept));
            Set<Long> instances = results.stream().map(Result::instanceId).collect(Collectors.toSet());
            store.saveStaleAt(account.smartAccount(), instances, settings.staleDays(), settings.staleMarginDays());
            store.forgetGaps(account.smartAccount(), instances);
        }
    }

    private static Map<String, Gain> gains(List<Result> results, Map<Long, Kept> kept) {
        Map<String, Gain> gains = new TreeMap<>();
        for (Result result : results) {
            Kept before = kept.get(result.seriesId());
            if (before != null) {
                gains.put(
                        before.virtualAccount(),
                        gains.getOrDefault(before.virtualAccount(), Gain.NONE).plus(before.owed(), -1));
            }
            String place = result.obligation().virtualAccount();
            gains.put(
                    place,
                    gains.getOrDefault(place, Gain.NONE)
                            .plus(result.obligation().owed(), 1));
        }
        return gains;
    }

    /** Leads every series through its moments, the earliest first, and then to now. */
    private Map<Long, Walk> walks(KnownAccount account, Work work, Map<Long, Kept> kept, Instant now) {
        TreeMap<Instant, TreeSet<Long>> earlier = new TreeMap<>();
        Map<Long, Instant> starts = new TreeMap<>();
        for (Map.Entry<Long, List<Instant>> entry : work.recorded().entrySet()) {
            Kept one = kept.get(entry.getKey());
            if (holds(work, one, now)) {
                continue;
            }
            TreeSet<Instant> moments = new TreeSet<>(entry.getValue());
            if (one != null && one.validUntil() != null && !one.validUntil().isAfter(now)) {
                moments.add(one.validUntil());
            }
            // All that is recorded was known by the last moment, so that one needs no look back.
            starts.put(entry.getKey(), moments.removeLast());
            moments.forEach(moment ->
                    earlier.computeIfAbsent(moment, key -> new TreeSet<>()).add(entry.getKey()));
        }
        Map<Long, Walk> walks = new TreeMap<>();
        Map<Long, TreeSet<Instant>> ends = new HashMap<>();
        earlier.forEach((moment, ids) -> ids.forEach(
                id -> ends.computeIfAbsent(id, key -> new TreeSet<>()).add(moment)));
        earlier.forEach((moment, ids) -> load(account, ids, moment, now).forEach((id, loaded) -> {
            Instant next = Objects.requireNonNull(ends.get(id)).higher(moment);
            walk(walks, loaded, moment, next == null ? starts.get(id) : next, now);
        }));
        load(account, starts.keySet(), null, now)
                .forEach((id, loaded) -> walk(walks, loaded, Objects.requireNonNull(starts.get(id)), null, now));
        return walks;
    }

    private Map<Long, Loaded> load(
            KnownAccount account, Collection<Long> seriesIds, @Nullable Instant knownAt, Instant now) {
        return facts.load(account, seriesIds, knownAt, now, Duration.ofDays(settings.termEndDays()));
    }

    /**
     * @param from always looked at, also where a clock that was set back makes it lie ahead
     * @param until excluded; null: up to now, that moment included
     */
    private static void walk(Map<Long, Walk> walks, Loaded loaded, Instant from, @Nullable Instant until, Instant now) {
        Instant moment = from;
        do {
            Obligation obligation = ObligationFunction.of(loaded.facts(), moment);
            Walk walk = walks.computeIfAbsent(loaded.series().id(), id -> new Walk(loaded, obligation));
            walk.loaded = loaded;
            walk.last = obligation;
            walk.stretches.add(new Stretch(moment, obligation.virtualAccount(), obligation.owed()));
            moment = obligation.validUntil();
        } while (moment != null && (until == null ? !moment.isAfter(now) : moment.isBefore(until)));
    }

    private static List<Instant> recorded(Work work, long seriesId) {
        return work.recorded().getOrDefault(seriesId, List.of());
    }

    private static @Nullable Instant nextAt(@Nullable Owed owed, @Nullable Instant validUntil, Instant now) {
        return Stream.of(Announcements.nextAfter(owed, now), validUntil)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
