package dev.ninety.entitlement.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LicenceNamesTest {

    private static final Instant WHEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> WORDS = List.of("advantage", "Advantage", "essentials", " dna  advantage ", "t1");
    private static final List<String> TAGS = List.of("t1", "t2", "t3");

    @Property
    void aNameStandsForWhatItsStatementsSay(
            @ForAll("statements") List<NamedTag> statements, @ForAll("links") List<DescribedName> links) {
        List<NamedTag> distinct = oneBindingEach(statements);
        LicenceNames names = new LicenceNames(distinct, links);
        for (String name : WORDS) {
            assertThat(names.of(name)).as(name).isEqualTo(slowly(name, distinct, links));
            assertThat(names.find(name).map(NamedLicence::tags).orElse(List.of()))
                    .as("found " + name)
                    .isEqualTo(names.of(name));
        }
        names.all().forEach((key, named) -> assertThat(key).isEqualTo(Names.key(named.name())));
    }

    @Property
    void theOrderInWhichStatementsAreReadDoesNotMatter(
            @ForAll("statements") List<NamedTag> statements, @ForAll("links") List<DescribedName> links) {
        List<NamedTag> distinct = oneBindingEach(statements);
        assertThat(new LicenceNames(distinct.reversed(), links.reversed()).all())
                .isEqualTo(new LicenceNames(distinct, links).all());
    }

    @Example
    void aBindingWinsOverTheCatalogueAndOverATagOfThatVeryName() {
        LicenceNames names = new LicenceNames(
                List.of(
                        new NamedTag("Advantage", "t1", NameSource.CATALOGUE, null),
                        new NamedTag("advantage", "t2", NameSource.MANUAL, WHEN),
                        new NamedTag("t1", "t2", NameSource.MANUAL, WHEN)),
                List.of());
        assertThat(names.of("ADVANTAGE")).containsExactly("t2");
        assertThat(names.of("t1")).containsExactly("t2");
        assertThat(names.of("t2")).containsExactly("t2");
    }

    @Example
    void aFeatureStandsForItsDescriptionAndIsAmbiguousWithTwo() {
        List<NamedTag> catalogue = List.of(
                new NamedTag("C9300-24 DNA Advantage", "t1", NameSource.CATALOGUE, null),
                new NamedTag("C9300-48 DNA Advantage", "t2", NameSource.CATALOGUE, null));
        DescribedName first = new DescribedName("dna-advantage", "C9300-24 DNA Advantage", WHEN);
        DescribedName second = new DescribedName("dna-advantage", "C9300-48 DNA Advantage", WHEN);
        assertThat(new LicenceNames(catalogue, List.of(first)).of("DNA-Advantage"))
                .containsExactly("t1");
        assertThat(new LicenceNames(catalogue, List.of(first, second)).of("dna-advantage"))
                .containsExactly("t1", "t2");
    }

    @Example
    void spellingsOfANameAreOneName() {
        assertThat(Names.key(" C9300-24\u00a0 DNA\tAdvantage ")).isEqualTo("c9300-24 dna advantage");
        assertThat(Names.isName(" \u00a0 ")).isFalse();
        assertThat(Names.isName("a\u0000b")).isFalse();
        assertThat(Names.isName("n".repeat(Names.LONGEST + 1))).isFalse();
    }

    @Provide
    Arbitrary<List<NamedTag>> statements() {
        return Combinators.combine(Arbitraries.of(WORDS), Arbitraries.of(TAGS), Arbitraries.of(NameSource.values()))
                .as((name, tag, source) -> new NamedTag(name, tag, source, WHEN))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<DescribedName>> links() {
        return Combinators.combine(Arbitraries.of(WORDS), Arbitraries.of(WORDS))
                .as((name, description) -> new DescribedName(name, description, WHEN))
                .list()
                .ofMaxSize(4);
    }

    /** As the store has them: a name is bound once. */
    private static List<NamedTag> oneBindingEach(List<NamedTag> statements) {
        Set<String> bound = new TreeSet<>();
        return statements.stream()
                .filter(said -> said.source() != NameSource.MANUAL || bound.add(Names.key(said.name())))
                .toList();
    }

    private static List<String> slowly(String name, List<NamedTag> statements, List<DescribedName> links) {
        List<String> direct = withoutLinks(name, statements);
        boolean decided = statements.stream()
                .anyMatch(said -> said.entitlementTag().equals(name.strip())
                        || (said.source() == NameSource.MANUAL && same(said.name(), name)));
        Set<String> tags = new TreeSet<>(direct);
        if (!decided) {
            links.stream()
                    .filter(link -> same(link.name(), name))
                    .forEach(link -> tags.addAll(withoutLinks(link.description(), statements)));
        }
        return List.copyOf(tags);
    }

    private static List<String> withoutLinks(String name, List<NamedTag> statements) {
        List<String> bound = statements.stream()
                .filter(said -> said.source() == NameSource.MANUAL && same(said.name(), name))
                .map(NamedTag::entitlementTag)
                .toList();
        if (!bound.isEmpty()) {
            return bound;
        }
        if (statements.stream().anyMatch(said -> said.entitlementTag().equals(name.strip()))) {
            return List.of(name.strip());
        }
        return statements.stream()
                .filter(said -> same(said.name(), name))
                .map(NamedTag::entitlementTag)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean same(String one, String other) {
        return one.strip()
                .replaceAll("\\s+", " ")
                .equalsIgnoreCase(other.strip().replaceAll("\\s+", " "));
    }
}
