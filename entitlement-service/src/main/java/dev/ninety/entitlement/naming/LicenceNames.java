package dev.ninety.entitlement.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the names of licences stand for in one account. A name that somebody bound here stands for that tag
 * alone; a tag that is known stands for itself; any other name stands for every tag that the catalogue, the
 * vendor's summary or a device gives it. So a name that two of them understand differently is ambiguous, and
 * nobody has to guess which of them is right.
 */
public final class LicenceNames {

    private static final Comparator<NamedTag> MOST_TELLING = Comparator.comparing(NamedTag::source)
            .thenComparing(NamedTag::name)
            .thenComparing(NamedTag::entitlementTag);

    private final Map<String, NamedTag> bound = new HashMap<>();
    private final SortedMap<String, List<NamedTag>> said = new TreeMap<>();
    private final Set<String> tags = new HashSet<>();
    private final List<NamedTag> statements;
    private final List<DescribedName> descriptions;

    /**
     * @param statements at most one MANUAL for each name
     * @param descriptions links from features to their descriptions; one step deep, never a chain
     */
    public LicenceNames(Collection<NamedTag> statements, Collection<DescribedName> descriptions) {
        this.statements = statements.stream().sorted(MOST_TELLING).toList();
        this.descriptions = List.copyOf(descriptions);
        for (NamedTag statement : this.statements) {
            tags.add(statement.entitlementTag());
            if (statement.source() == NameSource.MANUAL) {
                bound.put(Names.key(statement.name()), statement);
            } else {
                say(statement);
            }
        }
        // All are looked up before any is added, so that their order does not matter.
        List<NamedTag> described = new ArrayList<>();
        for (DescribedName link : this.descriptions) {
            of(link.description())
                    .forEach(
                            tag -> described.add(new NamedTag(link.name(), tag, NameSource.DEVICE, link.recordedAt())));
        }
        described.forEach(this::say);
    }

    private void say(NamedTag statement) {
        said.computeIfAbsent(Names.key(statement.name()), k -> new ArrayList<>())
                .add(statement);
    }

    /** The tags that a name stands for, in order: none, one, or several where the name is ambiguous. */
    public List<String> of(String name) {
        String key = Names.key(name);
        NamedTag binding = bound.get(key);
        if (binding != null) {
            return List.of(binding.entitlementTag());
        }
        String tag = name.strip();
        if (tags.contains(tag)) {
            return List.of(tag);
        }
        return tags(said.getOrDefault(key, List.of()));
    }

    /** What is known of a name; empty where nobody knows it. */
    public Optional<NamedLicence> find(String name) {
        String key = Names.key(name);
        NamedTag binding = bound.get(key);
        if (binding != null) {
            return Optional.of(named(List.of(binding)));
        }
        String tag = name.strip();
        if (tags.contains(tag)) {
            return statements.stream()
                    .filter(statement -> statement.entitlementTag().equals(tag))
                    .findFirst()
                    .map(first -> new NamedLicence(tag, List.of(tag), first.source(), first.recordedAt()));
        }
        return Optional.ofNullable(said.get(key)).map(LicenceNames::named);
    }

    /** Every name that is known, by its key; tags are not listed as names of themselves. */
    public SortedMap<String, NamedLicence> all() {
        SortedMap<String, NamedLicence> all = new TreeMap<>();
        said.forEach((key, statementsOfName) -> all.put(key, named(statementsOfName)));
        bound.forEach((key, binding) -> all.put(key, named(List.of(binding))));
        return all;
    }

    /** What the catalogue, the summary and devices say, the most telling first; bindings are left out. */
    List<NamedTag> said() {
        return statements.stream()
                .filter(statement -> statement.source() != NameSource.MANUAL)
                .toList();
    }

    /** The features that a device describes by this name. */
    List<String> describedBy(String description) {
        String key = Names.key(description);
        return descriptions.stream()
                .filter(link -> Names.key(link.description()).equals(key))
                .map(DescribedName::name)
                .toList();
    }

    private static NamedLicence named(List<NamedTag> statementsOfName) {
        NamedTag first = statementsOfName.stream().min(MOST_TELLING).orElseThrow();
        return new NamedLicence(first.name(), tags(statementsOfName), first.source(), first.recordedAt());
    }

    private static List<String> tags(List<NamedTag> statementsOfName) {
        SortedSet<String> tags = new TreeSet<>();
        statementsOfName.forEach(statement -> tags.add(statement.entitlementTag()));
        return List.copyOf(tags);
    }
}
