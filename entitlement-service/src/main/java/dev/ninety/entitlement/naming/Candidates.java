package dev.ninety.entitlement.naming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what unresolved names may mean. Of an ambiguous name all tags are candidates; of an unknown one the
 * five whose names are most alike, and before them the tags that a device reported for a feature which it
 * describes by this name.
 */
public final class Candidates {

    private static final int MOST = 5;
    private static final int LEAST_SCORE = 25;
    private static final int CERTAIN = 100;

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::score)
            .reversed()
            .thenComparing(Candidate::basis)
            .thenComparing(Candidate::displayName)
            .thenComparing(Candidate::entitlementTag);

    private final KnownNames known;
    private final List<Worded> licences = new ArrayList<>();

    public Candidates(KnownNames known) {
        this.known = known;
        known.licences()
                .said()
                .forEach(statement -> licences.add(new Worded(statement, Similarity.words(statement.name()))));
    }

    /** Of a licence's name, the best first; of a name that is known for certain, what it stands for. */
    public List<Candidate> licences(String name) {
        List<String> ambiguous = known.licences().of(name);
        if (!ambiguous.isEmpty()) {
            return ambiguous.stream().map(this::certain).sorted(BEST_FIRST).toList();
        }
        Map<String, Candidate> best = new HashMap<>();
        Set<String> words = Similarity.words(name);
        for (Worded licence : licences) {
            keep(best, licence.statement(), Similarity.between(words, licence.words()));
        }
        for (String feature : known.licences().describedBy(name)) {
            known.licences()
                    .of(feature)
                    .forEach(tag -> best.put(tag, new Candidate(tag, feature, CERTAIN, NameSource.DEVICE)));
        }
        return best.values().stream().sorted(BEST_FIRST).limit(MOST).toList();
    }

    private static void keep(Map<String, Candidate> best, NamedTag named, int score) {
        if (score >= LEAST_SCORE) {
            Candidate found = new Candidate(named.entitlementTag(), named.name(), score, named.source());
            best.merge(
                    found.entitlementTag(), found, (one, other) -> BEST_FIRST.compare(one, other) <= 0 ? one : other);
        }
    }

    /** A tag that a source gives the name; shown by the name that its most telling source has for it. */
    private Candidate certain(String tag) {
        return licences.stream()
                .map(Worded::statement)
                .filter(statement -> statement.entitlementTag().equals(tag))
                .findFirst()
                .map(statement -> new Candidate(tag, statement.name(), CERTAIN, statement.source()))
                .orElseGet(() -> new Candidate(tag, tag, CERTAIN, NameSource.MANUAL));
    }

    /** Of a Virtual Account's name, the best first. */
    public List<VirtualAccountCandidate> virtualAccounts(String name) {
        Set<String> words = Similarity.words(name);
        @Nullable
        Set<String> ambiguous = known.virtualAccounts().resolve(name) instanceof Resolution.Ambiguous several
                ? Set.copyOf(several.ids())
                : null;
        List<VirtualAccountCandidate> found = new ArrayList<>();
        known.virtualAccounts().byId().forEach((id, named) -> {
            int score = Similarity.between(words, Similarity.words(named));
            if (ambiguous == null ? score >= LEAST_SCORE : ambiguous.contains(id)) {
                found.add(new VirtualAccountCandidate(id, named, ambiguous == null ? score : CERTAIN));
            }
        });
        found.sort(Comparator.comparingInt(VirtualAccountCandidate::score)
                .reversed()
                .thenComparing(VirtualAccountCandidate::virtualAccount));
        return ambiguous == null ? found.stream().limit(MOST).toList() : found;
    }

    private record Worded(NamedTag statement, Set<String> words) {}
}
