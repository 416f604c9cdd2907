package dev.ninety.compliance.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.CauseCode;
import dev.ninety.compliance.money.Money;
import dev.ninety.compliance.remedy.Step.Buy;
import dev.ninety.compliance.remedy.Step.Clear;
import dev.ninety.compliance.remedy.Step.Lend;
import dev.ninety.compliance.remedy.Step.Renew;
import dev.ninety.compliance.remedy.Step.Transfer;
import dev.ninety.kit.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What plans are made of: costs, names, and what is done about a finding. */
class PlanPartsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2027-03-01T00:00:00Z");
    private static final Pair HQ = new Pair("hq", "tag");
    private static final Pair HQ_OTHER = new Pair("hq", "other");

    private static Buy buy(long quantity, String currency) {
        Price price = currency == null
                ? null
                : new Price(new Money(new BigDecimal("2.50"), currency), Price.Origin.CATALOGUE, "tag");
        return new Buy(HQ, quantity, NOW, LATER, price);
    }

    @Test
    void whatCostsNothingGoesFirstAndWhatNobodyKnowsLast() {
        List<Cost> ordered = List.of(
                Cost.of(List.of(new Transfer(HQ, "lab", 1))),
                Cost.of(List.of(buy(2, "CHF"))),
                Cost.of(List.of(buy(1, "EUR"))),
                Cost.of(List.of(buy(2, "EUR"))),
                Cost.of(List.of(buy(1, "CHF"), buy(1, "EUR"))),
                Cost.of(List.of(buy(1, "EUR"), buy(1, null))));
        List<Cost> shuffled = new ArrayList<>(ordered);
        Collections.reverse(shuffled);
        assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(ordered);
        assertThat(ordered.get(3).totals()).containsExactly(new Money(new BigDecimal("60.00"), "EUR"));
        assertThat(ordered.get(4).totals())
                .as("currencies are never added")
                .containsExactly(new Money(new BigDecimal("30.00"), "CHF"), new Money(new BigDecimal("30.00"), "EUR"));
        assertThat(ordered.getLast().totals()).isNull();
        assertThat(ordered.getLast().unpriced()).containsExactly(2);
    }

    @Test
    void aNameTellsApartWhatIsDoneAndNotWhenOrForHowMuch() {
        Window window = Window.of(NOW, 365);
        TreeMap<Pair, Long> frees = new TreeMap<>(Map.of(HQ, 1L));
        List<Step> steps = List.of(
                new Clear(ClearAction.DECOMMISSION, "A:1", null, null, List.of("F-1"), frees),
                new Clear(ClearAction.DECOMMISSION, "A:2", null, null, List.of("F-1"), frees),
                new Clear(ClearAction.MERGE, "A:1", "A:2", null, List.of("F-1"), frees),
                new Clear(ClearAction.MERGE, "A:1", "A:3", null, List.of("F-1"), frees),
                new Clear(ClearAction.RELEASE, "A:1", null, "tag", List.of("F-1"), frees),
                new Transfer(HQ, "lab", 1),
                new Transfer(HQ, "lab", 2),
                new Transfer(HQ, "plant", 1),
                new Lend(HQ, "lab", 1),
                new Renew(HQ, 1, NOW, NOW, LATER, null),
                new Renew(HQ, 1, NOW.minusSeconds(1), NOW, LATER, null),
                buy(1, null),
                buy(2, null),
                new Buy(HQ, 1, NOW.plusSeconds(1), LATER, null),
                new Buy(HQ, 1, NOW, null, null),
                new Buy(HQ_OTHER, 1, NOW, LATER, null));
        Set<String> names = new HashSet<>();
        for (Step step : steps) {
            assertThat(names.add(PlanId.of("case 1", "heads", window, List.of(step))))
                    .as("%s", step)
                    .isTrue();
        }
        assertThat(names.add(PlanId.of("case 2", "heads", window, List.of(buy(1, null)))))
                .isTrue();
        assertThat(names.add(PlanId.of("case 1", "other", window, List.of(buy(1, null)))))
                .isTrue();
        assertThat(names.add(PlanId.of("case 1", "heads", Window.of(NOW, 364), List.of(buy(1, null)))))
                .isTrue();
        assertThat(names.add(PlanId.of("case 1", "heads", window, List.of()))).isTrue();
        Instant then = NOW.plus(Duration.ofDays(2));
        Step sameLater = new Buy(
                HQ, 1, then, LATER.plus(Duration.ofDays(2)), buy(1, "EUR").price());
        assertThat(PlanId.of("case 1", "heads", Window.of(then, 365), List.of(sameLater)))
                .isEqualTo(PlanId.of("case 1", "heads", window, List.of(buy(1, null))));
    }

    @Test
    void aNameTellsHowFarThePlanLooks() {
        String name = PlanId.of("account", "heads", Window.of(NOW, 90), List.of());
        assertThat(PlanId.days(name)).hasValue(90);
        assertThat(PlanId.days("r3650" + name.substring(name.indexOf('-')))).hasValue(3650);
        for (String none :
                List.of("", "r", "nobody", "r0" + name.substring(3), "r3651" + name.substring(3), name + "0")) {
            assertThat(PlanId.days(none)).as(none).isEmpty();
        }
    }

    private static ArtefactFinding twice(String id, Pair pair, String secondNameOf) {
        return new ArtefactFinding(CauseCode.DOUBLE_COUNT, id, "A:1", pair, secondNameOf);
    }

    private static ArtefactFinding stale(String id, Pair pair) {
        return new ArtefactFinding(CauseCode.STALE_INSTANCE, id, "A:1", pair, null);
    }

    private static List<String> cleared(ArtefactFinding... findings) {
        Timeline always = Timeline.from(NOW.minusSeconds(9), 2);
        Timeline never = Timeline.between(NOW.minusSeconds(9), NOW, 7);
        Map<String, Map<Pair, Timeline>> used =
                Map.of("A:1", Map.of(HQ, always, HQ_OTHER, always, new Pair("hq", "former"), never));
        return Clearable.of(List.of(findings), used, NOW).stream()
                .map(one -> one.step().action() + " " + one.step().into() + " "
                        + one.step().entitlementTag() + " " + one.step().findings() + " "
                        + one.step().frees().values())
                .toList();
    }

    @Test
    void aSecondNameIsMergedAGoneDeviceIsTakenOutAndElseALicenceIsReleased() {
        assertThat(cleared(twice("F-1", HQ, "A:2"), twice("F-2", HQ_OTHER, "A:2"), stale("F-3", HQ)))
                .containsExactly("MERGE A:2 null [F-1, F-2, F-3] [2, 2]");
        assertThat(cleared(stale("F-1", HQ), stale("F-2", HQ_OTHER)))
                .containsExactly("DECOMMISSION null null [F-1, F-2] [2, 2]");
        assertThat(cleared(twice("F-1", HQ, "A:2"), stale("F-2", HQ_OTHER)))
                .as("wrong in all that it counts, and silent")
                .containsExactly("DECOMMISSION null null [F-1, F-2] [2, 2]");
        assertThat(cleared(twice("F-1", HQ, "A:2")))
                .as("what else it counts may be its own")
                .containsExactly("RELEASE null tag [F-1] [2]");
        assertThat(cleared(twice("F-1", HQ, null), twice("F-2", HQ_OTHER, null)))
                .as("a member of an HA set")
                .containsExactly("RELEASE null other [F-2] [2]", "RELEASE null tag [F-1] [2]");
        assertThat(cleared(twice("F-1", HQ, "A:2"), twice("F-2", HQ_OTHER, "A:3")))
                .as("not one device")
                .hasSize(2)
                .allMatch(release -> release.startsWith("RELEASE"));
        assertThat(cleared(stale("F-1", HQ)))
                .as("the other licence's finding was accepted")
                .containsExactly("RELEASE null tag [F-1] [2]");
        assertThat(cleared(stale("F-1", new Pair("hq", "former"))))
                .as("counts no more")
                .isEmpty();
        assertThat(Clearable.of(List.of(stale("F-1", HQ)), Map.of(), NOW)).isEmpty();
    }
}
