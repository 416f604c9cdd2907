package dev.ninety.entitlement.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CandidatesTest {

    private static final Instant WHEN = Instant.parse("2026-01-01T00:00:00Z");

    @Example
    void theNamesThatShareMostWordsComeFirst() {
        Candidates candidates = of(
                List.of(
                        said("C9300-24 DNA Advantage", "a24", NameSource.CATALOGUE),
                        said("C9300-48 DNA Advantage", "a48", NameSource.CATALOGUE),
                        said("DNA Advantage 24 Port", "a24", NameSource.SUMMARY),
                        said("ISE Premier", "ise", NameSource.CATALOGUE)),
                List.of());
        // of "c9300 24 dna advantage term" four words stand in the first, three in the second
        assertThat(candidates.licences("C9300 24 DNA Advantage Term"))
                .containsExactly(
                        new Candidate("a24", "C9300-24 DNA Advantage", 89, NameSource.CATALOGUE),
                        new Candidate("a48", "C9300-48 DNA Advantage", 67, NameSource.CATALOGUE));
    }

    @Example
    void anAmbiguousNameHasAllItsTags() {
        List<NamedTag> many = IntStream.range(0, 8)
                .mapToObj(i -> said("Advantage", "t" + i, NameSource.SUMMARY))
                .toList();
        assertThat(of(many, List.of()).licences("advantage"))
                .hasSize(8)
                .allMatch(candidate -> candidate.score() == 100 && candidate.basis() == NameSource.SUMMARY);
    }

    @Example
    void aDescriptionHasTheTagsOfItsFeature() {
        Candidates candidates = of(
                List.of(said("dna-advantage", "t1", NameSource.DEVICE)),
                List.of(new DescribedName("dna-advantage", "Nobody else knows this", WHEN)));
        assertThat(candidates.licences("nobody ELSE knows this"))
                .containsExactly(new Candidate("t1", "dna-advantage", 100, NameSource.DEVICE));
    }

    @Example
    void virtualAccountsAreFoundByTheirNames() {
        Candidates candidates = new Candidates(new KnownNames(
                new LicenceNames(List.of(), List.of()),
                new VirtualAccountNames(
                        Map.of("va-1", "Campus Zurich", "va-2", "Campus Geneva", "va-3", "Lab", "va-4", "lab"))));
        assertThat(candidates.virtualAccounts("Campus Zürich / Zurich"))
                .extracting(VirtualAccountCandidate::virtualAccount)
                .containsExactly("va-1", "va-2");
        assertThat(candidates.virtualAccounts("LAB"))
                .extracting(VirtualAccountCandidate::virtualAccount, VirtualAccountCandidate::score)
                .containsExactly(tuple("va-3", 100), tuple("va-4", 100));
    }

    @Property
    void likenessIsMutualAndWholeOnlyForTheSameWords(@ForAll String one, @ForAll String other) {
        var words = Similarity.words(one);
        var others = Similarity.words(other);
        int score = Similarity.between(words, others);
        assertThat(score).isEqualTo(Similarity.between(others, words)).isBetween(0, 100);
        assertThat(score == 100).isEqualTo(words.equals(others) && !words.isEmpty());
    }

    private static Candidates of(List<NamedTag> statements, List<DescribedName> links) {
        return new Candidates(new KnownNames(new LicenceNames(statements, links), new VirtualAccountNames(Map.of())));
    }

    private static NamedTag said(String name, String tag, NameSource source) {
        return new NamedTag(name, tag, source, WHEN);
    }
}
