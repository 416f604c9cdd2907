package dev.ninety.compliance.cause.app;

import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.cause.Cause;
import dev.ninety.compliance.cause.CauseFacts;
import dev.ninety.compliance.cause.Causes;
import dev.ninety.compliance.cause.OverConsumption;
import dev.ninety.compliance.cause.app.Explanation.Who;
import dev.ninety.compliance.cause.app.Explanation.Why;
import dev.ninety.compliance.cause.store.CauseStore;
import dev.ninety.compliance.cause.store.CauseStore.At;
import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.evidence.Evidence.Kind;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.app.Shortages;
import dev.ninety.kit.timeline.Spell;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Explains shortages of one account: many at once, each kind of fact read in one set. One that lasts is explained as it
 * is now; one that is over, as it was when it was deepest first, by what was known before it was over.
 */
@ApplicationScoped
public class Explanations {

    private final CatalogueStore catalogues;
    private final Shortages shortages;
    private final CauseFactsReader reader;
    private final OverConsumers overConsumers;
    private final CauseStore store;

    Explanations(
            CatalogueStore catalogues,
            Shortages shortages,
            CauseFactsReader reader,
            OverConsumers overConsumers,
            CauseStore store) {
        this.catalogues = catalogues;
        this.shortages = shortages;
        this.reader = reader;
        this.overConsumers = overConsumers;
        this.store = store;
    }

    /**
     * The explanations by the questions' ids.
     *
     * @param withEvidence whether to tell which entries and facts they were read from
     */
    @Transactional
    public Map<String, Explanation> explain(
            String smartAccount, List<Question> questions, Instant now, boolean withEvidence) {
        if (questions.isEmpty()) {
            return Map.of();
        }
        List<Asked> asked = asked(smartAccount, questions, now);
        List<CauseFacts> facts = reader.read(smartAccount, asked);
        List<List<Cause>> causes = facts.stream().map(Causes::of).toList();
        List<OverConsumers.Over> over = new ArrayList<>();
        Set<At> balances = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            over.add(new OverConsumers.Over(
                    one.balance(one.pair()), facts.get(i).balances().shortBy(one.pair())));
            causes.get(i).stream().flatMap(cause -> cause.grounds().stream()).forEach(ground -> {
                if (ground instanceof Cause.Balance balance) {
                    balances.add(one.balance(balance.pair()));
                }
            });
        }
        List<List<OverConsumption.Taken>> taken = overConsumers.read(smartAccount, over);
        Grounds grounds = Grounds.read(store, smartAccount, withEvidence ? balances : Set.of());
        Map<String, Explanation> explanations = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            explanations.put(
                    one.question().id(),
                    new Explanation(
                            causes.get(i).stream()
                                    .map(cause -> new Why(
                                            cause.code(),
                                            cause.units(),
                                            cause.explains(),
                                            withEvidence ? grounds.of(one, cause) : null))
                                    .toList(),
                            Causes.unknown(facts.get(i)),
                            taken.get(i).stream()
                                    .map(who -> who(one.question(), who, withEvidence))
                                    .toList()));
        }
        return explanations;
    }

    private List<Asked> asked(String smartAccount, List<Question> questions, Instant now) {
        CatalogueView catalogue = catalogues.load(smartAccount).latest();
        List<Pair> over =
                questions.stream().filter(Question::isOver).map(Question::pair).toList();
        Map<Pair, Timeline> adjusted =
                over.isEmpty() ? Map.of() : shortages.adjusted(smartAccount, over, catalogue, null, Perspective.ACTUAL);
        return questions.stream()
                .map(question -> {
                    var pool = catalogue.poolOf(question.pair().entitlementTag());
                    Instant end = question.spell().end();
                    return end == null
                            ? Asked.now(question, pool, now)
                            : Asked.then(
                                    question,
                                    pool,
                                    deepest(adjusted.getOrDefault(question.pair(), Timeline.zero()), question.spell()),
                                    end);
                })
                .toList();
    }

    /** The first moment of a spell at which its function is lowest. */
    private static Instant deepest(Timeline adjusted, Spell spell) {
        long lowest = adjusted.minimum(spell.start(), spell.end());
        return adjusted.within(spell.start(), spell.end()).changePoints().stream()
                .filter(moment -> adjusted.at(moment) == lowest)
                .findFirst()
                .orElse(spell.start());
    }

    private static Who who(Question question, OverConsumption.Taken taken, boolean withEvidence) {
        List<Evidence> evidence = withEvidence
                ? List.of(Evidence.entries(Kind.USAGE, question.pair(), taken.units(), taken.sequences()))
                : null;
        return new Who(
                taken.productInstance(),
                taken.units(),
                taken.since(),
                question.terms().action(),
                question.actionFrom(),
                evidence);
    }
}
