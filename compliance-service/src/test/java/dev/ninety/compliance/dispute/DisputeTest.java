package dev.ninety.compliance.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.catalogue.Pair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What becomes of a dispute by runs and by people, against a clerk who keeps four notes on a slip of paper. */
class DisputeTest {

    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
    private static final DisputeKey KEY =
            new DisputeKey(Origin.VENDOR, Measure.DISCLOSED, new Pair("campus", "tag"), null);

    /** A run that finds figures, or, where they are below 0, a person who sets a state. */
    record Step(int ours, int theirs, DisputeState wanted) {

        boolean isRun() {
            return wanted == null;
        }
    }

    private static Finding found(int ours, int theirs) {
        return new Finding(
                new Compared(KEY, START, ours, theirs),
                new LikelyCause(DisputeCause.UNKNOWN, 0, List.of()),
                "digest",
                new Finding.Heads(1, 1));
    }

    @Property(tries = 2_000)
    void aDisputeFollowsTheRunsAndKeepsWhatPeopleSay(@ForAll("steps") List<Step> steps) {
        Dispute dispute = null;
        String state = "none";
        Integer difference = null;
        int number = 0;
        List<Dispute> versions = new ArrayList<>();
        for (Step step : steps) {
            Instant at = START.plusSeconds(++number);
            if (step.isRun()) {
                int now = step.theirs() - step.ours();
                Dispute after = Dispute.after(dispute, found(step.ours(), step.theirs()), "run-" + number, at, "rule");
                // The clerk.
                if (now == 0) {
                    state = state.equals("none") || state.equals("RESOLVED") ? state : "RESOLVED";
                } else if (state.equals("none") || state.equals("RESOLVED")) {
                    state = "OPEN";
                } else if (state.equals("ACCEPTED") && difference != now) {
                    state = "OPEN";
                }
                if (now != 0) {
                    difference = now;
                }
                if (after != null) {
                    versions.add(after);
                    dispute = after;
                }
            } else if (dispute != null && dispute.state() != DisputeState.RESOLVED) {
                Dispute after = dispute.edited(new DisputeEdit(false, null, false, null, step.wanted()), "ada", at);
                state = step.wanted().name();
                if (after != dispute) {
                    versions.add(after);
                    dispute = after;
                }
            }
            assertThat(dispute == null ? "none" : dispute.state().name()).isEqualTo(state);
            if (dispute != null) {
                assertThat(dispute.resolvedAt() != null).isEqualTo(dispute.state() == DisputeState.RESOLVED);
                assertThat(dispute.owner()).isEqualTo("rule");
                assertThat(dispute.finding().compared().differs()).isEqualTo(dispute.state() != DisputeState.RESOLVED);
            }
        }
        Set<Long> numbers = new HashSet<>();
        versions.forEach(version -> assertThat(numbers.add(version.version())).isTrue());
        for (int i = 0; i < versions.size(); i++) {
            assertThat(versions.get(i).version()).isEqualTo(i + 1);
            assertThat(versions.get(i).id()).isEqualTo(Dispute.idOf(KEY));
        }
    }

    @Property
    void theSameFiguresAgainChangeNothing(@ForAll("steps") List<Step> steps) {
        Dispute dispute = null;
        for (Step step : steps) {
            if (step.isRun()) {
                Dispute after = Dispute.after(dispute, found(step.ours(), step.theirs()), "one", START, null);
                dispute = after == null ? dispute : after;
                assertThat(Dispute.after(dispute, found(step.ours(), step.theirs()), "again", START, null))
                        .isNull();
            }
        }
    }

    @Example
    void whereOnlyTheCauseIsAnotherOneItIsANewVersionAndStaysAccepted() {
        Dispute opened = Dispute.after(null, found(3, 5), "one", START, null);
        Dispute accepted = opened.edited(
                new DisputeEdit(true, "ada", true, "so be it", DisputeState.ACCEPTED), "ada", START.plusSeconds(1));
        Finding otherwise = new Finding(
                found(3, 5).compared(),
                new LikelyCause(DisputeCause.TIMING, 2, List.of()),
                "digest",
                new Finding.Heads(1, 1));
        Dispute changed = Dispute.after(accepted, otherwise, "two", START.plusSeconds(2), null);
        assertThat(changed.what()).isEqualTo(Dispute.What.CHANGED);
        assertThat(changed.state()).isEqualTo(DisputeState.ACCEPTED);
        assertThat(changed.owner()).isEqualTo("ada");
        assertThat(changed.note()).isEqualTo("so be it");
        assertThat(changed.openedAt()).isEqualTo(START);
        Dispute resolved = Dispute.after(changed, found(5, 5), "three", START.plusSeconds(3), null);
        Dispute again = Dispute.after(resolved, found(4, 5), "four", START.plusSeconds(4), null);
        assertThat(again.what()).isEqualTo(Dispute.What.REOPENED);
        assertThat(again.state()).isEqualTo(DisputeState.OPEN);
        assertThat(again.openedAt()).isEqualTo(START.plusSeconds(4));
        assertThat(again.owner()).isEqualTo("ada");
    }

    @Example
    void everyKeyHasAnIdOfItsOwn() {
        Set<String> ids = new HashSet<>();
        int keys = 0;
        for (Origin origin : Origin.values()) {
            for (Measure measure : Measure.values()) {
                for (String instance : new String[] {null, "PID:A", "PID:B"}) {
                    for (Pair pair : List.of(new Pair("a", "b"), new Pair("b", "a"), new Pair("a", "a"))) {
                        ids.add(Dispute.idOf(new DisputeKey(origin, measure, pair, instance)));
                        keys++;
                    }
                }
            }
        }
        assertThat(ids).hasSize(keys).allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> runs = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2))
                .as((ours, theirs) -> new Step(ours, theirs, null));
        Arbitrary<Step> people = Arbitraries.of(DisputeState.OPEN, DisputeState.ACCEPTED, DisputeState.CONTESTED)
                .map(state -> new Step(-1, -1, state));
        return Arbitraries.oneOf(runs, runs, people).list().ofMaxSize(12);
    }
}
