package dev.ninety.compliance.remedy;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.catalogue.LicenceType;
import dev.ninety.compliance.catalogue.LicenceVersion;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.CauseCode;
import dev.ninety.compliance.forecast.LotReplay;
import dev.ninety.compliance.forecast.OwnershipEntry;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.remedy.Step.Buy;
import dev.ninety.compliance.remedy.Step.Clear;
import dev.ninety.compliance.remedy.Step.Move;
import dev.ninety.compliance.remedy.Step.Renew;
import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small estate as tables of days: who holds how many units of which lot, and which instance counts how many. Units are
 * handed on by entitlement-service's rule, and cover one by one. Nothing in it knows functions of time.
 */
final class SlowEstate {

    static final String LOW = "essentials";
    static final String MID = "advantage";
    static final String HIGH = "premier";
    static final String ALONE = "alone";
    static final List<String> TAGS = List.of(LOW, MID, HIGH, ALONE);
    static final List<String> PLACES = List.of("hq", "lab", "plant");
    static final int DAYS = 20;
    static final int NOW = 6;
    /** The end of a lot that lasts: beyond the estate. */
    static final int NEVER = 99;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final CatalogueView CATALOGUE = new Catalogue(
                    List.of(
                            licence(LOW, 1, LicenceType.SUBSCRIPTION),
                            licence(MID, 2, LicenceType.PERPETUAL),
                            licence(HIGH, 3, LicenceType.SUBSCRIPTION)),
                    5)
            .latest();

    private static LicenceVersion licence(String tag, int rank, LicenceType type) {
        Money price = new Money(BigDecimal.valueOf(10L * rank), "EUR");
        return new LicenceVersion(
                null, new Licence(tag, "switching", rank, EnforcementAction.RESTRICT, null, null, tag, price, type));
    }

    /** Held units by place and day; the last day stands for all time after. */
    record Lot(String id, String tag, int start, int end, int[][] held) {

        Lot copy() {
            return new Lot(
                    id, tag, start, end, Arrays.stream(held).map(int[]::clone).toArray(int[][]::new));
        }

        int lastDay() {
            return Math.min(end, DAYS + 1);
        }

        int free(int place, int day) {
            if (day < start || day >= end) {
                return 0;
            }
            int least = Integer.MAX_VALUE;
            for (int later = day; later < lastDay(); later++) {
                least = Math.min(least, held[place][later]);
            }
            return Math.max(0, least);
        }
    }

    /** What one instance counts of one licence in one place, by day. */
    record Use(String instance, int place, String tag, int[] levels) {}

    final List<Lot> lots = new ArrayList<>();
    final List<Use> uses = new ArrayList<>();
    final List<OwnershipEntry> ledger = new ArrayList<>();
    private int transfers;

    SlowEstate copy() {
        SlowEstate copy = new SlowEstate();
        lots.forEach(lot -> copy.lots.add(lot.copy()));
        uses.forEach(use -> copy.uses.add(new Use(use.instance, use.place, use.tag, use.levels.clone())));
        return copy;
    }

    static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    static int day(Instant moment) {
        return Math.toIntExact(Duration.between(START, moment).toDays());
    }

    static Pair pair(int place, String tag) {
        return new Pair(PLACES.get(place), tag);
    }

    void grant(int place, String tag, int quantity, int start, int end) {
        Lot lot = new Lot("lot-" + (char) ('z' - lots.size()), tag, start, end, new int[PLACES.size()][DAYS + 1]);
        for (int day = start; day < lot.lastDay(); day++) {
            lot.held[place][day] = quantity;
        }
        int[][] before = owned(tag);
        lots.add(lot);
        post(before, tag, "ENTITLEMENT", lot.id);
    }

    /** The earliest end first, ties by start, then id; of each lot the least that is held to its end. */
    boolean transfer(int from, int to, String tag, long quantity, int day) {
        List<Lot> order = lots.stream()
                .filter(lot -> lot.tag.equals(tag))
                .sorted(Comparator.comparingInt(Lot::end)
                        .thenComparing(Lot::start)
                        .thenComparing(Lot::id))
                .toList();
        long free = order.stream().mapToLong(lot -> lot.free(from, day)).sum();
        if (from == to || quantity > free) {
            return false;
        }
        int[][] before = owned(tag);
        long missing = quantity;
        for (Lot lot : order) {
            int taken = (int) Math.min(missing, lot.free(from, day));
            for (int later = day; taken > 0 && later < lot.lastDay(); later++) {
                lot.held[from][later] -= taken;
                lot.held[to][later] += taken;
            }
            missing -= taken;
        }
        post(before, tag, "TRANSFER", "transfer-" + transfers++);
        return true;
    }

    long free(int place, String tag, int day) {
        return lots.stream()
                .filter(lot -> lot.tag.equals(tag))
                .mapToLong(lot -> lot.free(place, day))
                .sum();
    }

    /** By place and day. */
    int[][] owned(String tag) {
        int[][] owned = new int[PLACES.size()][DAYS + 1];
        for (Lot lot : lots) {
            for (int place = 0; place < owned.length && lot.tag.equals(tag); place++) {
                for (int day = 0; day <= DAYS; day++) {
                    owned[place][day] += lot.held[place][day];
                }
            }
        }
        return owned;
    }

    int owned(int place, String tag, int day) {
        return lots.stream()
                .filter(lot -> lot.tag.equals(tag))
                .mapToInt(lot -> lot.held[place][day])
                .sum();
    }

    int consumed(int place, String tag, int day) {
        return uses.stream()
                .filter(use -> use.place == place && use.tag.equals(tag))
                .mapToInt(use -> use.levels[day])
                .sum();
    }

    /** The balance after units were lent one by one: to the higher tier first, from the nearest tier above. */
    int adjusted(int place, String tag, int day) {
        if (tag.equals(ALONE)) {
            return owned(place, tag, day) - consumed(place, tag, day);
        }
        int[] balance = new int[3];
        for (int tier = 0; tier < 3; tier++) {
            balance[tier] = owned(place, TAGS.get(tier), day) - consumed(place, TAGS.get(tier), day);
        }
        for (int borrower = 1; borrower >= 0; borrower--) {
            for (int lender = borrower + 1; lender < 3; lender++) {
                for (; balance[borrower] < 0 && balance[lender] > 0; balance[lender]--) {
                    balance[borrower]++;
                }
            }
        }
        return balance[TAGS.indexOf(tag)];
    }

    /** Carries a step out; an answer of false means that one of the other services would refuse it. */
    boolean apply(Step step, int until) {
        return switch (step) {
            case Clear clear -> {
                uses.stream()
                        .filter(use -> use.instance.equals(clear.productInstance()))
                        .forEach(use -> clear(clear, use));
                yield true;
            }
            case Move move ->
                transfer(
                        PLACES.indexOf(move.from().virtualAccount()),
                        PLACES.indexOf(move.to()),
                        move.from().entitlementTag(),
                        move.quantity(),
                        NOW);
            case Renew renew -> {
                int from = Math.max(NOW, day(renew.formerEnd()));
                boolean ended = endedThen(renew) >= renew.quantity();
                grant(renew.pair(), renew.quantity(), from, until);
                yield ended && renew.startsAt().equals(day(from));
            }
            case Buy buy -> {
                grant(
                        buy.pair(),
                        buy.quantity(),
                        day(buy.startsAt()),
                        buy.endsAt() == null ? NEVER : day(buy.endsAt()));
                yield true;
            }
        };
    }

    /** A licence that is released counts again from the next row on; an instance that is gone does not. */
    private static void clear(Clear clear, Use use) {
        int level = use.levels[NOW];
        for (int day = NOW; day <= DAYS; day++) {
            boolean nextRow = use.levels[day] != level;
            level = use.levels[day];
            if (clear.action() == ClearAction.RELEASE && (nextRow || !use.tag.equals(clear.entitlementTag()))) {
                return;
            }
            use.levels[day] = 0;
        }
    }

    private int endedThen(Renew renew) {
        int end = day(renew.formerEnd());
        return lots.stream()
                .filter(lot -> lot.tag.equals(renew.pair().entitlementTag()) && lot.end == end)
                .mapToInt(lot -> lot.held[PLACES.indexOf(renew.pair().virtualAccount())][end - 1])
                .sum();
    }

    private void grant(Pair pair, long quantity, int from, int until) {
        grant(PLACES.indexOf(pair.virtualAccount()), pair.entitlementTag(), (int) quantity, from, until);
    }

    private void post(int[][] before, String tag, String sourceType, String sourceId) {
        int[][] after = owned(tag);
        for (int day = 0; day <= DAYS; day++) {
            for (int place = 0; place < after.length; place++) {
                int was = after[place][day] - before[place][day];
                int wasBefore = day == 0 ? 0 : after[place][day - 1] - before[place][day - 1];
                if (was != wasBefore) {
                    ledger.add(new OwnershipEntry(pair(place, tag), day(day), was - wasBefore, sourceType, sourceId));
                }
            }
        }
    }

    /** The same estate in the words of the domain. */
    RemedyFacts facts(List<ArtefactFinding> findings, Map<Pair, Long> ended) {
        Map<Pair, Timeline> owned = new HashMap<>();
        Map<Pair, Timeline> consumed = new HashMap<>();
        Map<String, Map<Pair, Timeline>> used = new HashMap<>();
        for (String tag : TAGS) {
            int[][] levels = owned(tag);
            for (int place = 0; place < PLACES.size(); place++) {
                owned.put(pair(place, tag), function(levels[place]));
            }
        }
        for (Use use : uses) {
            Timeline level = function(use.levels);
            Pair pair = pair(use.place, use.tag);
            consumed.merge(pair, level, Timeline::plus);
            used.computeIfAbsent(use.instance, none -> new HashMap<>()).merge(pair, level, Timeline::plus);
        }
        return new RemedyFacts(
                new Simulation(owned, consumed, CATALOGUE, RecordStart.NONE),
                LotReplay.of(ledger),
                CATALOGUE,
                Clearable.of(findings, used, day(NOW)),
                ended,
                new PriceBook(CATALOGUE, List.of()));
    }

    /** What is found wrong with an instance, in all that it counts. */
    List<ArtefactFinding> wrong(String instance, CauseCode code, String secondNameOf) {
        return uses.stream()
                .filter(use -> use.instance.equals(instance))
                .map(use -> new ArtefactFinding(
                        code, code + "-" + instance + use.tag, instance, pair(use.place, use.tag), secondNameOf))
                .toList();
    }

    private static Timeline function(int[] levels) {
        Timeline.LevelWriter writer = Timeline.write();
        for (int day = 0; day < levels.length; day++) {
            writer.set(day(day).getEpochSecond() * 1_000_000L, levels[day]);
        }
        return writer.done();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Lot lot : lots) {
            text.append('\n')
                    .append(lot.id)
                    .append(' ')
                    .append(lot.tag)
                    .append(' ')
                    .append(Arrays.deepToString(lot.held));
        }
        for (Use use : uses) {
            text.append('\n')
                    .append(use.instance)
                    .append(' ')
                    .append(pair(use.place, use.tag))
                    .append(' ')
                    .append(Arrays.toString(use.levels));
        }
        return text.toString();
    }
}
