package dev.ninety.compliance.remedy;

import static dev.ninety.compliance.remedy.SlowEstate.ALONE;
import static dev.ninety.compliance.remedy.SlowEstate.DAYS;
import static dev.ninety.compliance.remedy.SlowEstate.HIGH;
import static dev.ninety.compliance.remedy.SlowEstate.LOW;
import static dev.ninety.compliance.remedy.SlowEstate.MID;
import static dev.ninety.compliance.remedy.SlowEstate.NEVER;
import static dev.ninety.compliance.remedy.SlowEstate.NOW;
import static dev.ninety.compliance.remedy.SlowEstate.day;
import static dev.ninety.compliance.remedy.SlowEstate.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.CauseCode;
import dev.ninety.compliance.remedy.Step.Clear;
import dev.ninety.compliance.remedy.Step.Move;
import dev.ninety.compliance.remedy.Step.Purchase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plans for estates in which it matters what is given first, and how much. */
class PlansTest {

    private static final int HQ = 0;
    private static final int LAB = 1;
    private static final int PLANT = 2;

    private final SlowEstate estate = new SlowEstate();
    private final List<ArtefactFinding> findings = new ArrayList<>();

    private String uses(int place, String tag, int quantity, int from) {
        int[] levels = new int[DAYS + 1];
        Arrays.fill(levels, from, DAYS + 1, quantity);
        String instance = "C9300:" + estate.uses.size();
        estate.uses.add(new SlowEstate.Use(instance, place, tag, levels));
        return instance;
    }

    private void stale(String instance) {
        findings.addAll(estate.wrong(instance, CauseCode.STALE_INSTANCE, null));
    }

    /** The plan that costs least, in short. */
    private List<String> cheapest(Map<Pair, Long> ended) {
        RemedyFacts facts = estate.facts(findings, ended);
        List<Target> targets = facts.today().pairs().stream()
                .flatMap(pair -> facts.today().clocks(pair).stream()
                        .filter(clock -> clock.spell().contains(day(NOW)))
                        .map(clock -> new Target(pair, clock)))
                .toList();
        return Plans.of(facts, targets, Window.of(day(NOW), DAYS - NOW), "account", "heads").getFirst().steps().stream()
                .map(PlansTest::told)
                .toList();
    }

    private static String told(Step step) {
        return switch (step) {
            case Clear clear -> clear.action() + " " + clear.productInstance();
            case Move move ->
                move.kind() + " " + move.quantity() + " " + move.from().virtualAccount() + " " + move.to();
            case Purchase one -> one.kind() + " " + one.quantity() + " from day " + SlowEstate.day(one.startsAt());
        };
    }

    @Test
    void asFewAreMovedAsDoWhatAllWould() {
        estate.grant(HQ, ALONE, 3, 0, 10);
        estate.grant(HQ, ALONE, 8, 0, NEVER);
        uses(LAB, ALONE, 3, 2);
        assertThat(cheapest(Map.of()))
                .as("the three that end on day 10, and three that take their place")
                .containsExactly("TRANSFER 6 hq lab");
    }

    @Test
    void whatEndsTooEarlyIsBoughtFromThenOn() {
        estate.grant(HQ, LOW, 3, 0, 10);
        estate.grant(HQ, LOW, 2, 0, NEVER);
        uses(LAB, LOW, 3, 2);
        assertThat(cheapest(Map.of()))
                .as("one costs as much as the other")
                .isIn(
                        List.of("TRANSFER 5 hq lab", "RENEW 1 from day 10"),
                        List.of("TRANSFER 5 hq lab", "BUY 1 from day 10"));
    }

    @Test
    void asFewAreClearedAsCure() {
        stale(uses(LAB, ALONE, 2, 2));
        stale(uses(LAB, ALONE, 3, 2));
        stale(uses(LAB, ALONE, 1, 2));
        estate.grant(LAB, ALONE, 3, 0, NEVER);
        assertThat(cheapest(Map.of())).containsExactly("DECOMMISSION C9300:1");
    }

    @Test
    void onlyWhatIsLostToATermIsRenewed() {
        estate.grant(LAB, LOW, 4, 0, 5);
        uses(LAB, LOW, 4, 0);
        assertThat(cheapest(Map.of(pair(LAB, LOW), 1L)))
                .as("three began anew elsewhere")
                .isIn(List.of("RENEW 1 from day 6", "BUY 3 from day 6"), List.of("BUY 4 from day 6"));
        RemedyFacts facts = estate.facts(findings, Map.of(pair(LAB, LOW), 1L));
        Target target =
                new Target(pair(LAB, LOW), facts.today().clocks(pair(LAB, LOW)).getFirst());
        assertThat(Plans.of(facts, List.of(target), Window.of(day(NOW), 5), "case", "heads"))
                .extracting(plan -> plan.steps().stream().map(PlansTest::told).toList())
                .containsExactlyInAnyOrder(
                        List.of("RENEW 1 from day 6", "BUY 3 from day 6"), List.of("BUY 4 from day 6"));
    }

    @Test
    void stepsStandInTheOrderOfTheirKinds() {
        estate.grant(HQ, MID, 3, 0, NEVER);
        estate.grant(HQ, HIGH, 1, 0, NEVER);
        uses(LAB, LOW, 2, 2);
        uses(PLANT, MID, 2, 4);
        assertThat(cheapest(Map.of()))
                .as("the lab is looked after first")
                .containsExactly("TRANSFER 1 hq plant", "LEND 2 hq lab", "LEND 1 hq plant");
    }

    @Test
    void whereThatOrderGivesAwayOtherLotsTheyStandAsTheyWereThoughtOf() {
        estate.grant(HQ, MID, 1, 0, 10);
        estate.grant(HQ, MID, 2, 0, NEVER);
        uses(LAB, LOW, 1, 2);
        uses(PLANT, MID, 1, 4);
        assertThat(cheapest(Map.of()))
                .as("the lab takes the one that ends, and one that takes its place; the plant one that lasts")
                .containsExactly("LEND 2 hq lab", "TRANSFER 1 hq plant");
    }

    @Test
    void whatWasGivenIsNotPassedOn() {
        estate.grant(HQ, MID, 6, 0, NEVER);
        uses(PLANT, LOW, 1, 2);
        stale(uses(PLANT, MID, 5, 4));
        uses(LAB, MID, 1, 5);
        assertThat(cheapest(Map.of())).noneMatch(step -> step.endsWith(" plant lab"));
    }
}
