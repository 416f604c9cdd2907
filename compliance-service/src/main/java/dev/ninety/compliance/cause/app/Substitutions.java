package dev.ninety.compliance.cause.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.VendorSubstitution;
import dev.ninety.compliance.vendor.Resolution;
import dev.ninety.compliance.vendor.Resolver;
import dev.ninety.compliance.vendor.Subject;
import dev.ninety.compliance.vendor.app.Resolvers;
import dev.ninety.compliance.vendor.store.SubstitutionStore;
import dev.ninety.compliance.vendor.store.SubstitutionStore.Counted;
import dev.ninety.compliance.vendor.store.SubstitutionStore.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads what the vendor lets stand in for what, by the names that are known now. The latest list that speaks of a licence
 * stands: where it tells of no substitution any more, there is none.
 */
@ApplicationScoped
class Substitutions {

    private final SubstitutionStore store;
    private final Resolvers resolvers;

    Substitutions(SubstitutionStore store, Resolvers resolvers) {
        this.store = store;
        this.resolvers = resolvers;
    }

    /** The substitutions for each question, in their order. */
    List<List<VendorSubstitution>> read(String smartAccount, List<Asked> questions) {
        List<Kept> all = store.all(smartAccount);
        if (all.isEmpty()) {
            return questions.stream()
                    .map(asked -> List.<VendorSubstitution>of())
                    .toList();
        }
        Resolver resolver = resolvers.of(smartAccount);
        Map<Pair, List<Kept>> kept = new HashMap<>();
        for (Kept one : all) {
            Subject subject = new Subject(
                    one.dated().virtualAccount(),
                    null,
                    one.dated().substitution().license());
            if (resolver.resolve(subject) instanceof Resolution.Found(Pair pair)) {
                kept.computeIfAbsent(pair, none -> new ArrayList<>()).add(one);
            }
        }
        Map<Pair, List<Counted>> counted = store.counted(smartAccount, kept.keySet());
        return questions.stream()
                .map(asked -> latest(
                        asked,
                        kept.getOrDefault(asked.pair(), List.of()),
                        counted.getOrDefault(asked.pair(), List.of()),
                        resolver))
                .toList();
    }

    private static List<VendorSubstitution> latest(
            Asked asked, List<Kept> kept, List<Counted> counted, Resolver resolver) {
        Counted latest = Stream.concat(counted.stream(), kept.stream().map(Kept::counted))
                .filter(one -> !one.takenAt().isAfter(asked.orderedBy()))
                .max(Counted::compareTo)
                .orElse(null);
        return kept.stream()
                .filter(one -> one.counted().equals(latest))
                .map(one -> new VendorSubstitution(
                        asked.pair(),
                        resolver.tags(one.dated().substitution().substitute()),
                        one.dated().substitution().units(),
                        one.file().sha256()))
                .toList();
    }
}
