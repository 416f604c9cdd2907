package dev.ninety.compliance.remedy;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.CauseCode;
import dev.ninety.compliance.position.Overlay;
import dev.ninety.compliance.remedy.Step.Clear;
import dev.ninety.kit.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A step that clears use, and the use that it clears.
 *
 * @param released how many units less would be consumed, by pair
 */
public record Clearable(Clear step, Map<Pair, Timeline> released) {

    public Clearable {
        released = Map.copyOf(released);
    }

    /**
     * What can be cleared by what was found. An instance that is a second name of another one in all that it counts is
     * merged into it; else one that is wrong in all that it counts, and silent for too long, is taken out of service;
     * else each licence that is wrong is released, which is all that can be said of a member of an HA set.
     *
     * @param used what each instance consumes, by pair
     */
    public static List<Clearable> of(
            Collection<ArtefactFinding> findings, Map<String, Map<Pair, Timeline>> used, Instant now) {
        Map<String, List<ArtefactFinding>> byInstance = new TreeMap<>();
        findings.forEach(finding -> byInstance
                .computeIfAbsent(finding.productInstance(), none -> new ArrayList<>())
                .add(finding));
        List<Clearable> clearables = new ArrayList<>();
        byInstance.forEach((instance, own) -> {
            Map<Pair, Timeline> consumed = used.getOrDefault(instance, Map.of());
            if (consumed.values().stream().anyMatch(level -> level.at(now) > 0)) {
                clearables.addAll(ofInstance(instance, own, consumed, now));
            }
        });
        return List.copyOf(clearables);
    }

    private static List<Clearable> ofInstance(
            String instance, List<ArtefactFinding> own, Map<Pair, Timeline> consumed, Instant now) {
        TreeMap<Pair, Long> counting = new TreeMap<>();
        Set<String> counted = new HashSet<>();
        consumed.forEach((pair, level) -> {
            if (level.at(now) > 0) {
                counting.put(pair, level.at(now));
                counted.add(pair.entitlementTag());
            }
        });
        String into = secondNameOf(own);
        if (into != null
                && tags(own, finding -> finding.code() == CauseCode.DOUBLE_COUNT)
                        .containsAll(counted)) {
            return List.of(whole(ClearAction.MERGE, instance, into, own, consumed, counting, now));
        }
        Set<String> wrong = tags(own, finding -> true);
        boolean stale = own.stream().anyMatch(finding -> finding.code() == CauseCode.STALE_INSTANCE);
        if (stale && wrong.containsAll(counted)) {
            return List.of(whole(ClearAction.DECOMMISSION, instance, null, own, consumed, counting, now));
        }
        return wrong.stream()
                .filter(counted::contains)
                .map(tag -> release(instance, tag, own, consumed, counting, now))
                .toList();
    }

    /** From now on the instance counts nothing, whatever it reports. */
    private static Clearable whole(
            ClearAction action,
            String instance,
            @Nullable String into,
            List<ArtefactFinding> own,
            Map<Pair, Timeline> consumed,
            TreeMap<Pair, Long> counting,
            Instant now) {
        Map<Pair, Timeline> released = new HashMap<>();
        consumed.forEach((pair, level) -> released.put(pair, level.within(now, null)));
        return new Clearable(new Clear(action, instance, into, null, ids(own, finding -> true), counting), released);
    }

    /** The licence counts again from the next row that starts, which is where its level changes next. */
    private static Clearable release(
            String instance,
            String tag,
            List<ArtefactFinding> own,
            Map<Pair, Timeline> consumed,
            TreeMap<Pair, Long> counting,
            Instant now) {
        TreeMap<Pair, Long> freed = new TreeMap<>(counting);
        freed.keySet().removeIf(pair -> !pair.entitlementTag().equals(tag));
        Map<Pair, Timeline> released = new HashMap<>();
        freed.forEach((pair, units) -> {
            Instant next = consumed.getOrDefault(pair, Timeline.zero()).nextChangeAfter(now);
            released.put(pair, Timeline.between(now, next, units));
        });
        List<String> findings =
                ids(own, finding -> finding.pair().entitlementTag().equals(tag));
        return new Clearable(new Clear(ClearAction.RELEASE, instance, null, tag, findings, freed), released);
    }

    /** The one instance that all double counts of an instance are second names of; null where that is not one. */
    private static @Nullable String secondNameOf(List<ArtefactFinding> own) {
        Set<String> survivors = new HashSet<>();
        for (ArtefactFinding finding : own) {
            if (finding.code() == CauseCode.DOUBLE_COUNT) {
                survivors.add(finding.secondNameOf() == null ? "" : finding.secondNameOf());
            }
        }
        return survivors.size() == 1 && !survivors.contains("")
                ? survivors.iterator().next()
                : null;
    }

    private static Set<String> tags(List<ArtefactFinding> own, Predicate<ArtefactFinding> which) {
        Set<String> tags = new TreeSet<>();
        own.stream().filter(which).forEach(finding -> tags.add(finding.pair().entitlementTag()));
        return tags;
    }

    private static List<String> ids(List<ArtefactFinding> own, Predicate<ArtefactFinding> which) {
        return own.stream()
                .filter(which)
                .map(ArtefactFinding::id)
                .sorted()
                .distinct()
                .toList();
    }

    /** What it changes. */
    Overlay overlay() {
        Map<Pair, Timeline> less = new HashMap<>();
        released.forEach((pair, units) -> less.put(pair, units.negated()));
        return Overlay.consuming(less);
    }

    /** How many units it frees now of pairs that are asked for. */
    long frees(Predicate<Pair> which) {
        return step.frees().entrySet().stream()
                .filter(freed -> which.test(freed.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
