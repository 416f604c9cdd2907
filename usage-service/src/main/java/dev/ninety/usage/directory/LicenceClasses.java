package dev.ninety.usage.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * To which reporting class each licence belongs, as known at every moment. A licence that is in no catalogue is taken
 * for a subscription, the class that owes the most.
 */
public final class LicenceClasses {

    private static final LicenceClasses NONE = new LicenceClasses(List.of());

    private final Map<String, List<Version>> byTag = new TreeMap<>();

    /**
     * From when on a licence is known to belong to a class.
     *
     * @param recordedAt null for what was never otherwise
     */
    public record Version(String entitlementTag, @Nullable Instant recordedAt, ReportingClass reportingClass) {

        private Instant since() {
            return recordedAt == null ? Instant.MIN : recordedAt;
        }
    }

    /** @param versions oldest first; one that repeats the class of the version before it adds nothing */
    public LicenceClasses(List<Version> versions) {
        for (Version version : versions) {
            List<Version> known = byTag.computeIfAbsent(version.entitlementTag(), tag -> new ArrayList<>());
            if (known.isEmpty() || known.getLast().reportingClass() != version.reportingClass()) {
                known.add(version);
            }
        }
        byTag.values().forEach(known -> known.sort(Comparator.comparing(Version::since)));
    }

    public static LicenceClasses none() {
        return NONE;
    }

    /** @param knownAt only what was recorded by then */
    public ReportingClass of(String entitlementTag, Instant knownAt) {
        ReportingClass found = ReportingClass.SUBSCRIPTION;
        for (Version version : byTag.getOrDefault(entitlementTag, List.of())) {
            if (!version.since().isAfter(knownAt)) {
                found = version.reportingClass();
            }
        }
        return found;
    }

    /** The tags in the catalogue whose class is one of these. */
    public Set<String> tags(Predicate<ReportingClass> wanted, Instant knownAt) {
        return byTag.keySet().stream()
                .filter(tag -> wanted.test(of(tag, knownAt)))
                .collect(Collectors.toSet());
    }

    /** The tags of which the other one says something else. */
    public Set<String> differences(LicenceClasses other) {
        Set<String> tags = new HashSet<>(byTag.keySet());
        tags.addAll(other.byTag.keySet());
        tags.removeIf(tag -> Objects.equals(byTag.get(tag), other.byTag.get(tag)));
        return tags;
    }

    /** All versions, by tag, oldest first. */
    public List<Version> versions() {
        return byTag.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LicenceClasses that && byTag.equals(that.byTag);
    }

    @Override
    public int hashCode() {
        return byTag.hashCode();
    }
}
