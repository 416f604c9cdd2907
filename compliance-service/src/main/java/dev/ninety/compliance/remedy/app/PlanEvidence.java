package dev.ninety.compliance.remedy.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.evidence.Evidence.Kind;
import dev.ninety.compliance.forecast.Simulation;
import dev.ninety.compliance.forecast.store.EntryStore;
import dev.ninety.compliance.forecast.store.EntryStore.Wanted;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.remedy.Cure;
import dev.ninety.compliance.remedy.Plan;
import dev.ninety.compliance.remedy.Price;
import dev.ninety.compliance.remedy.Step;
import dev.ninety.compliance.remedy.Step.Buy;
import dev.ninety.compliance.remedy.Step.Clear;
import dev.ninety.compliance.remedy.Step.Move;
import dev.ninety.compliance.remedy.Step.Purchase;
import dev.ninety.compliance.remedy.Step.Renew;
import dev.ninety.compliance.remedy.Window;
import dev.ninety.kit.problem.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the numbers of plans were read from, all of it read at once. */
final class PlanEvidence {

    /** The entries of a pair within the window; of one moment where it is named. */
    private record Question(Pair pair, @Nullable Instant moment) {}

    private final Simulation today;
    private final Map<Question, List<Evidence>> answers;

    private PlanEvidence(Simulation today, Map<Question, List<Evidence>> answers) {
        this.today = today;
        this.answers = answers;
    }

    static PlanEvidence read(
            EntryStore entries, String smartAccount, Simulation today, List<Plan> plans, Window window) {
        Set<Question> questions = new HashSet<>();
        for (Plan plan : plans) {
            plan.steps().forEach(step -> questions.addAll(questions(today, step)));
            plan.cures().forEach(cure -> questions.addAll(balance(today, cure.pair())));
        }
        List<Question> asked = List.copyOf(questions);
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Question one = asked.get(i);
            wanted.add(
                    one.moment() == null
                            ? new Wanted(i, null, one.pair(), Check.EARLIEST, window.until())
                            : new Wanted(i, Source.ENTITLEMENT, one.pair(), one.moment(), one.moment()));
        }
        Map<Integer, List<Evidence>> found = entries.evidence(smartAccount, wanted);
        Map<Question, List<Evidence>> answers = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            answers.put(asked.get(i), found.getOrDefault(i, List.of()));
        }
        return new PlanEvidence(today, answers);
    }

    private static List<Question> balance(Simulation today, Pair pair) {
        return today.together(pair).stream().map(one -> new Question(one, null)).toList();
    }

    private static List<Question> questions(Simulation today, Step step) {
        return switch (step) {
            case Clear clear -> List.of();
            case Move move -> balance(today, move.from());
            case Renew renew -> List.of(new Question(renew.pair(), renew.formerEnd()));
            case Buy buy -> balance(today, buy.pair());
        };
    }

    /** What a step was read from: findings, entries of ledgers, and where its price is from. */
    List<Evidence> of(Step step) {
        Stream<Evidence> read =
                questions(today, step).stream().flatMap(question -> answers.getOrDefault(question, List.of()).stream());
        Stream<Evidence> told = switch (step) {
            case Clear clear -> Stream.of(Evidence.facts(Kind.FINDING, null, null, clear.findings().stream()));
            case Move move -> Stream.of();
            case Purchase purchase -> price(purchase);
        };
        return Stream.concat(read, told).toList();
    }

    /** What the effect on a shortage was read from. */
    List<Evidence> of(Cure cure) {
        return balance(today, cure.pair()).stream()
                .flatMap(question -> answers.getOrDefault(question, List.of()).stream())
                .toList();
    }

    private static Stream<Evidence> price(Purchase purchase) {
        Price price = purchase.price();
        if (price == null) {
            return Stream.of();
        }
        Kind kind = price.origin() == Price.Origin.CATALOGUE ? Kind.CATALOGUE : Kind.PRICE;
        return Stream.of(Evidence.facts(kind, purchase.pair(), null, Stream.of(price.source())));
    }
}
