package dev.ninety.compliance.position;

import dev.ninety.compliance.account.Mapping;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.NeverReported;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums positions up. A pure function of the positions and of what was known with them.
 *
 * @param mappings what each known Virtual Account belongs to at the moment asked about
 * @param catalogue the families of licences
 * @param neverReported the silent instances of each Virtual Account
 */
public record Grouping(
        GroupBy by, Map<String, Mapping> mappings, CatalogueView catalogue, NeverReported neverReported) {

    public Grouping {
        mappings = Map.copyOf(mappings);
    }

    /** The groups, ascending, what belongs to none last. */
    public List<PositionGroup> of(List<Position> positions) {
        Map<PositionGroup.Key, List<Position>> grouped = new TreeMap<>();
        Map<@Nullable String, Set<String>> members = new HashMap<>();
        for (Position position : positions) {
            Pair pair = position.levels().pair();
            String group = groupOf(pair);
            grouped.computeIfAbsent(new PositionGroup.Key(group, pair.entitlementTag()), key -> new ArrayList<>())
                    .add(position);
            members.computeIfAbsent(group, none -> new HashSet<>()).add(pair.virtualAccount());
        }
        if (by != GroupBy.LICENCE_FAMILY) {
            // A Virtual Account without a single position belongs to its group all the same, and may be silent.
            for (String known : mappings.keySet()) {
                members.computeIfAbsent(groupOf(new Pair(known, "")), none -> new HashSet<>())
                        .add(known);
            }
        }
        List<PositionGroup> groups = new ArrayList<>();
        grouped.forEach((key, own) ->
                groups.add(new PositionGroup(key, own, silent(members.getOrDefault(key.group(), Set.of())))));
        return groups;
    }

    private @Nullable String groupOf(Pair pair) {
        Mapping mapping = mappings.getOrDefault(pair.virtualAccount(), Mapping.NONE);
        return switch (by) {
            case VIRTUAL_ACCOUNT -> pair.virtualAccount();
            case BUSINESS_UNIT -> mapping.businessUnit();
            case REGION -> mapping.region();
            case ENVIRONMENT -> mapping.environment();
            case LICENCE_FAMILY -> catalogue.familyOf(pair.entitlementTag());
        };
    }

    /** Each Virtual Account once, however many licences it has. */
    private @Nullable Long silent(Set<String> virtualAccounts) {
        if (!neverReported.isRead()) {
            return null;
        }
        return virtualAccounts.stream()
                .mapToLong(virtualAccount -> neverReported.counts().getOrDefault(virtualAccount, 0L))
                .sum();
    }
}
