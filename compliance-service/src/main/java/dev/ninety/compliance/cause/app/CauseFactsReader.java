package dev.ninety.compliance.cause.app;

import dev.ninety.compliance.Settings;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.CauseFacts;
import dev.ninety.compliance.cause.EndedTerms;
import dev.ninety.compliance.cause.HeldTerm;
import dev.ninety.compliance.cause.HeldTerms;
import dev.ninety.compliance.cause.OwnedEntry;
import dev.ninety.compliance.cause.PoolBalances;
import dev.ninety.compliance.cause.VendorSubstitution;
import dev.ninety.compliance.cause.store.CauseStore;
import dev.ninety.compliance.intake.store.FindingStore;
import dev.ninety.compliance.intake.store.HeardStore;
import dev.ninety.compliance.intake.store.OpenOrderStore;
import dev.ninety.compliance.position.store.BalanceStore;
import dev.ninety.kit.ledger.View;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what causes follow from, for many shortages of one account at once. */
@ApplicationScoped
class CauseFactsReader {

    private final CauseStore store;
    private final BalanceStore balances;
    private final HeardStore heard;
    private final FindingStore findings;
    private final OpenOrderStore orders;
    private final Substitutions substitutions;
    private final HeldTerms heldTerms;
    private final Duration termLookback;

    CauseFactsReader(
            CauseStore store,
            BalanceStore balances,
            HeardStore heard,
            FindingStore findings,
            OpenOrderStore orders,
            Substitutions substitutions,
            HeldTerms heldTerms,
            Settings.Causes settings) {
        this.store = store;
        this.balances = balances;
        this.heard = heard;
        this.findings = findings;
        this.orders = orders;
        this.substitutions = substitutions;
        this.heldTerms = heldTerms;
        this.termLookback = settings.termLookback();
    }

    /** The facts of each question, in their order. */
    List<CauseFacts> read(String smartAccount, List<Asked> questions) {
        Levels levels = levels(smartAccount, questions);
        Map<Pair, List<OwnedEntry>> owned = store.ownership(smartAccount, pools(questions));
        Map<Pair, List<HeldTerm>> held = held(smartAccount, questions, owned);
        Told told = told(smartAccount, questions);
        List<List<VendorSubstitution>> substituted = substitutions.read(smartAccount, questions);
        List<CauseFacts> facts = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Asked asked = questions.get(i);
            facts.add(new CauseFacts(
                    asked.pair(),
                    new PoolBalances(asked.pool(), levels.of(asked)),
                    ended(asked, owned, held),
                    told.artefacts(asked),
                    told.orders(asked),
                    substituted.get(i)));
        }
        return facts;
    }

    /** Lots are told only of licences of which a term may have ended when it matters: most cases need none. */
    private Map<Pair, List<HeldTerm>> held(
            String smartAccount, List<Asked> questions, Map<Pair, List<OwnedEntry>> owned) {
        Set<String> tags = new TreeSet<>();
        for (Asked asked : questions) {
            Instant from = lookFrom(asked);
            for (Pair pair : pool(asked)) {
                boolean mayHaveEnded = owned.getOrDefault(pair, List.of()).stream()
                        .anyMatch(entry -> entry.takesAway()
                                && !entry.effectiveAt().isBefore(from)
                                && !entry.effectiveAt().isAfter(asked.at()));
                if (mayHaveEnded) {
                    tags.add(pair.entitlementTag());
                }
            }
        }
        return heldTerms.of(smartAccount, tags);
    }

    private Map<String, EndedTerms> ended(
            Asked asked, Map<Pair, List<OwnedEntry>> owned, Map<Pair, List<HeldTerm>> held) {
        Map<String, EndedTerms> ended = new HashMap<>();
        for (Pair pair : pool(asked)) {
            ended.put(
                    pair.entitlementTag(),
                    EndedTerms.within(
                            held.getOrDefault(pair, List.of()),
                            owned.getOrDefault(pair, List.of()),
                            lookFrom(asked),
                            asked.at()));
        }
        return ended;
    }

    private Instant lookFrom(Asked asked) {
        return asked.question().spell().start().minus(termLookback);
    }

    /** The licences of the pools that are asked about, in the Virtual Accounts that are asked about. */
    private static Set<Pair> pools(List<Asked> questions) {
        Set<Pair> pairs = new TreeSet<>();
        questions.forEach(asked -> pairs.addAll(pool(asked)));
        return pairs;
    }

    private static List<Pair> pool(Asked asked) {
        return asked.pool().tags().stream()
                .map(tag -> new Pair(asked.pair().virtualAccount(), tag))
                .toList();
    }

    /** Balances of all Virtual Accounts: summed up where it is now that is asked about, else as functions of time. */
    private Levels levels(String smartAccount, List<Asked> questions) {
        Map<String, List<String>> places = store.virtualAccounts(
                smartAccount,
                questions.stream().map(asked -> asked.pool().key()).distinct().toList());
        Map<Instant, Set<Pair>> now = new HashMap<>();
        Set<Pair> then = new HashSet<>();
        for (Asked asked : questions) {
            Set<Pair> pairs = asked.question().isOver() ? then : now.computeIfAbsent(asked.at(), at -> new HashSet<>());
            pairs.addAll(everywhere(asked, places));
        }
        Map<Pair, Long> sums = new HashMap<>();
        now.forEach((at, pairs) ->
                balances.levels(smartAccount, at, pairs).forEach(level -> sums.put(level.pair(), level.balance())));
        Map<Pair, Timeline> functions =
                then.isEmpty() ? Map.of() : balances.timelines(smartAccount, View.ACTUAL, then, null);
        return new Levels(places, sums, functions);
    }

    private static List<Pair> everywhere(Asked asked, Map<String, List<String>> places) {
        return places.getOrDefault(asked.pool().key(), List.of()).stream()
                .flatMap(virtualAccount -> asked.pool().tags().stream().map(tag -> new Pair(virtualAccount, tag)))
                .toList();
    }

    /** All questions of now are asked of the same moment, so one sum for each pair is enough. */
    private record Levels(Map<String, List<String>> places, Map<Pair, Long> now, Map<Pair, Timeline> functions) {

        Map<Pair, Long> of(Asked asked) {
            Map<Pair, Long> levels = new HashMap<>();
            for (Pair pair : everywhere(asked, places)) {
                levels.put(
                        pair,
                        asked.question().isOver()
                                ? functions.getOrDefault(pair, Timeline.zero()).at(asked.at())
                                : now.getOrDefault(pair, 0L));
            }
            return levels;
        }
    }

    private Told told(String smartAccount, List<Asked> questions) {
        Set<String> tags = new HashSet<>();
        questions.forEach(asked -> tags.addAll(asked.pool().tags()));
        Instant earliest = questions.stream()
                .filter(asked -> asked.question().isOver())
                .map(Asked::knownAt)
                .min(Instant::compareTo)
                .orElse(null);
        return new Told(
                heard.since(smartAccount),
                findings.about(smartAccount, Told.CODES, tags, earliest),
                orders.of(smartAccount, tags, earliest));
    }
}
