package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.hygiene.store.DoubleCountStore.Tie;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Series in groups: no tie leads from one group to another, so each can be judged by itself. */
final class TiedSeries {

    /** By the lowest id in each. */
    private final TreeMap<Long, Group> groups;

    private final Map<Long, Long> roots;

    private TiedSeries(TreeMap<Long, Group> groups, Map<Long, Long> roots) {
        this.groups = groups;
        this.roots = roots;
    }

    /** Series that are tied to each other, directly or through others. */
    record Group(TreeSet<Long> seriesIds, List<Tie> ties) {

        long lastId() {
            return seriesIds.last();
        }

        /** Whether nothing of the group was looked at when the look ended with this series. */
        boolean isBegunAfter(long seriesId) {
            return !seriesIds.contains(seriesId);
        }
    }

    static TiedSeries of(Collection<Tie> ties) {
        Map<Long, Long> parents = new HashMap<>();
        for (Tie tie : ties) {
            long one = root(parents, tie.one());
            long other = root(parents, tie.other());
            parents.put(Math.max(one, other), Math.min(one, other));
        }
        TreeMap<Long, Group> groups = new TreeMap<>();
        Map<Long, Long> roots = new HashMap<>();
        for (Tie tie : ties) {
            long root = root(parents, tie.one());
            Group group = groups.computeIfAbsent(root, id -> new Group(new TreeSet<>(), new ArrayList<>()));
            group.seriesIds().add(tie.one());
            group.seriesIds().add(tie.other());
            group.ties().add(tie);
            roots.put(tie.one(), root);
            roots.put(tie.other(), root);
        }
        return new TiedSeries(groups, roots);
    }

    /** The groups in the order of their lowest ids, from the one with this series on; all where it is null. */
    Collection<Group> from(@Nullable Long seriesId) {
        if (seriesId == null) {
            return groups.values();
        }
        Long root = roots.get(seriesId);
        return groups.tailMap(root == null ? seriesId : root, true).values();
    }

    private static long root(Map<Long, Long> parents, long id) {
        long root = id;
        while (parents.containsKey(root) && Objects.requireNonNull(parents.get(root)) != root) {
            root = Objects.requireNonNull(parents.get(root));
        }
        long at = id;
        while (at != root) {
            long next = Objects.requireNonNull(parents.put(at, root));
            at = next;
        }
        parents.putIfAbsent(root, root);
        return root;
    }
}
