package dev.ninety.compliance.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.Mapping;
import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.catalogue.LicenceVersion;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.intake.NeverReported;
import dev.ninety.compliance.vendor.VendorCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Sums over groups, against an oracle that looks at every Virtual Account and licence for every group. */
class GroupingTest {

    private static final List<String> PLACES = List.of("va-1", "va-2", "va-3", "va-4");
    private static final List<String> TAGS = List.of("tag-a", "tag-b", "tag-c");
    private static final List<@Nullable String> UNITS = Arrays.asList("north", "south", null);
    private static final CatalogueView CATALOGUE = new Catalogue(
                    List.of(shipped("tag-a", "switching"), shipped("tag-b", "switching"), shipped("tag-c", null)), 90)
            .latest();

    /** One Virtual Account: where it belongs, how silent it is, and one position for each tag, or none. */
    record Place(@Nullable String unit, long silent, List<@Nullable Position> positions) {}

    @Property
    void everyFigureIsTheSumOverTheGroup(@ForAll("places") List<Place> places, @ForAll GroupBy by) {
        List<PositionGroup> groups = grouping(places, by).of(positions(places));
        List<PositionGroup.Key> keys = new ArrayList<>();
        for (@Nullable String group : groupNames(by)) {
            for (String tag : TAGS) {
                List<Position> own = new ArrayList<>();
                for (int va = 0; va < PLACES.size(); va++) {
                    Position position = places.get(va).positions().get(TAGS.indexOf(tag));
                    if (position != null && Objects.equals(group, groupOf(by, places, va, tag))) {
                        own.add(position);
                    }
                }
                if (!own.isEmpty()) {
                    keys.add(new PositionGroup.Key(group, tag));
                    assertGroup(find(groups, group, tag), own, silent(by, places, group));
                }
            }
        }
        assertThat(groups).extracting(PositionGroup::key).containsExactlyElementsOf(keys);
    }

    private static void assertGroup(PositionGroup group, List<Position> own, long silent) {
        long owned = 0;
        long adjusted = 0;
        long shortUnits = 0;
        long surplus = 0;
        Map<PositionState, Integer> states = new HashMap<>();
        for (Position position : own) {
            owned += position.levels().owned();
            long level = position.covered().adjusted();
            adjusted += level;
            shortUnits += level < 0 ? -level : 0;
            surplus += level > 0 ? level : 0;
            PositionState state = position.verdict().state();
            states.put(state, states.getOrDefault(state, 0) + 1);
        }
        assertThat(group.sum(p -> p.levels().owned())).isEqualTo(owned);
        assertThat(group.surplus() - group.shortUnits()).isEqualTo(adjusted);
        assertThat(group.shortUnits()).isEqualTo(shortUnits);
        assertThat(group.surplus()).isEqualTo(surplus);
        assertThat(group.states()).isEqualTo(states);
        assertThat(group.neverReported()).isEqualTo(silent);
        Long inUse = null;
        long unseen = 0;
        for (Position position : own) {
            if (position.vendor() != null) {
                inUse = (inUse == null ? 0 : inUse) + position.vendor().inUse();
                unseen += position.vendor().unseen();
            }
        }
        assertThat(group.vendorSum(VendorCount::inUse)).isEqualTo(inUse);
        assertThat(group.vendorSum(VendorCount::unseen)).isEqualTo(inUse == null ? null : unseen);
        PositionState worst = null;
        for (PositionState state : List.of(
                PositionState.IN_COMPLIANCE,
                PositionState.COVERED,
                PositionState.INDETERMINATE,
                PositionState.GRACE,
                PositionState.ENFORCEMENT)) {
            worst = states.containsKey(state) ? state : worst;
        }
        assertThat(group.worst()).isEqualTo(worst);
    }

    @Example
    void whatNobodyAskedIsNotZero() {
        Position position = position("va-1", "tag-a", 1, 0, PositionState.IN_COMPLIANCE);
        Grouping grouping =
                new Grouping(GroupBy.REGION, Map.of(), CATALOGUE, new NeverReported(false, Map.of("va-1", 3L)));
        assertThat(grouping.of(List.of(position)))
                .singleElement()
                .satisfies(group -> assertThat(group.neverReported()).isNull());
    }

    @Example
    void aSilentVirtualAccountWithoutPositionsCountsInItsUnit() {
        Position position = position("va-1", "tag-a", 1, 0, PositionState.IN_COMPLIANCE);
        Grouping grouping = new Grouping(
                GroupBy.BUSINESS_UNIT,
                Map.of("va-1", unit("north"), "va-2", unit("north"), "va-3", unit("south")),
                CATALOGUE,
                new NeverReported(true, Map.of("va-2", 5L, "va-3", 7L)));
        assertThat(grouping.of(List.of(position)))
                .singleElement()
                .satisfies(group -> assertThat(group.neverReported()).isEqualTo(5));
    }

    private static long silent(GroupBy by, List<Place> places, @Nullable String group) {
        long silent = 0;
        for (int va = 0; va < PLACES.size(); va++) {
            boolean member = false;
            for (int tag = 0; tag < TAGS.size(); tag++) {
                boolean counts = by != GroupBy.LICENCE_FAMILY
                        || places.get(va).positions().get(tag) != null;
                member |= counts && Objects.equals(group, groupOf(by, places, va, TAGS.get(tag)));
            }
            silent += member ? places.get(va).silent() : 0;
        }
        return silent;
    }

    private static @Nullable String groupOf(GroupBy by, List<Place> places, int va, String tag) {
        return switch (by) {
            case VIRTUAL_ACCOUNT -> PLACES.get(va);
            case BUSINESS_UNIT -> places.get(va).unit();
            case REGION ->
                places.get(va).unit() == null
                        ? null
                        : "region of " + places.get(va).unit();
            case ENVIRONMENT -> null;
            case LICENCE_FAMILY -> tag.equals("tag-c") ? null : "switching";
        };
    }

    private static List<@Nullable String> groupNames(GroupBy by) {
        return switch (by) {
            case VIRTUAL_ACCOUNT -> List.copyOf(PLACES);
            case BUSINESS_UNIT -> UNITS;
            case REGION -> Arrays.asList("region of north", "region of south", null);
            case ENVIRONMENT -> Collections.singletonList(null);
            case LICENCE_FAMILY -> Arrays.asList("switching", null);
        };
    }

    private static PositionGroup find(List<PositionGroup> groups, @Nullable String group, String tag) {
        return groups.stream()
                .filter(g -> g.key().equals(new PositionGroup.Key(group, tag)))
                .findFirst()
                .orElseThrow();
    }

    private static Grouping grouping(List<Place> places, GroupBy by) {
        Map<String, Mapping> mappings = new HashMap<>();
        Map<String, Long> silent = new HashMap<>();
        for (int va = 0; va < PLACES.size(); va++) {
            mappings.put(PLACES.get(va), unit(places.get(va).unit()));
            silent.put(PLACES.get(va), places.get(va).silent());
        }
        return new Grouping(by, mappings, CATALOGUE, new NeverReported(true, silent));
    }

    private static Mapping unit(@Nullable String unit) {
        return new Mapping(null, unit, unit == null ? null : "region of " + unit, null, null);
    }

    private static List<Position> positions(List<Place> places) {
        List<Position> positions = new ArrayList<>();
        for (int va = 0; va < PLACES.size(); va++) {
            for (int tag = 0; tag < TAGS.size(); tag++) {
                Position position = places.get(va).positions().get(tag);
                if (position != null) {
                    positions.add(position(
                            PLACES.get(va),
                            TAGS.get(tag),
                            position.levels().owned(),
                            position.levels().consumed(),
                            position.verdict().state()));
                }
            }
        }
        return positions;
    }

    private static Position position(String va, String tag, long owned, long consumed, PositionState state) {
        return new Position(
                new Levels(new Pair(va, tag), owned, consumed),
                new Coverage.Covered(owned - consumed, 0, 0),
                Verdict.of(state),
                owned % 2 == 0 ? null : new VendorCount(owned, Instant.EPOCH, consumed),
                UsageSource.RUM,
                null,
                null,
                null);
    }

    private static LicenceVersion shipped(String tag, @Nullable String family) {
        return new LicenceVersion(
                null,
                new Licence(
                        tag, family, family == null ? null : 1, EnforcementAction.NOTIFY_ONLY, null, null, null, null));
    }

    @Provide
    Arbitrary<List<Place>> places() {
        Arbitrary<Long> units = Arbitraries.longs().between(0, 9);
        Arbitrary<Position> position = Combinators.combine(units, units, Arbitraries.of(PositionState.class))
                .as((owned, consumed, state) -> position("", "", owned, consumed, state));
        Arbitrary<List<Position>> row = position.injectNull(0.3).list().ofSize(TAGS.size());
        return Combinators.combine(Arbitraries.of(UNITS), units, row)
                .as(Place::new)
                .list()
                .ofSize(PLACES.size());
    }
}
