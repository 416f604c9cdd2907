package dev.ninety.compliance.shortage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Terms;
import dev.ninety.compliance.shortage.HistoryItem.What;
import dev.ninety.kit.timeline.Spell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

/** The clock of a case to the second, and why its history says what it says. */
class CaseClockTest {

    private static final Pair PAIR = new Pair("va", "tag");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Terms NINETY = new Terms(90, EnforcementAction.RESTRICT);
    private static final Basis ONE_EDIT = new Basis(1, null);

    @Example
    void dayEightyNineIsGraceToItsLastSecondAndDayNinetyIsEnforcement() {
        ShortageCase open = opened(new Spell(START, null, -5), START);
        Instant lastSecond = Instant.parse("2026-03-31T23:59:59Z");
        assertThat(open.deadline()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(open.stateAt(lastSecond)).isEqualTo(CaseState.GRACE);
        assertThat(open.daysLeft(lastSecond)).isEqualTo(1);
        assertThat(open.enforcedAt(lastSecond)).isNull();
        assertThat(open.stateAt(lastSecond.plusSeconds(1))).isEqualTo(CaseState.ENFORCEMENT);
        assertThat(open.daysLeft(lastSecond.plusSeconds(1))).isZero();
        assertThat(open.enforcedAt(lastSecond.plusSeconds(1))).isEqualTo(open.deadline());
    }

    @Example
    void daysLeftAreBegunDays() {
        ShortageCase open = opened(new Spell(START, null, -5), START);
        assertThat(open.daysLeft(START)).isEqualTo(90);
        assertThat(open.daysLeft(START.plusNanos(1000))).isEqualTo(90);
        assertThat(open.daysLeft(START.plus(Duration.ofDays(1)).minusNanos(1000)))
                .isEqualTo(90);
        assertThat(open.daysLeft(START.plus(Duration.ofDays(1)))).isEqualTo(89);
        assertThat(open.daysLeft(START.plus(Duration.ofDays(400)))).isZero();
    }

    @Example
    void aShortageThatEndsAtTheDeadlineIsNeverEnforced() {
        ShortageCase open = opened(new Spell(START, START.plus(Duration.ofDays(90)), -5), START);
        Instant deadline = open.deadline();
        assertThat(open.stateAt(deadline)).isEqualTo(CaseState.RESOLVED);
        assertThat(open.enforcedAt(deadline)).isNull();
        assertThat(open.daysLeft(deadline)).isZero();
    }

    @Example
    void daysLeftStandStillOnceResolved() {
        ShortageCase open = opened(new Spell(START, START.plus(Duration.ofDays(10)), -5), START);
        assertThat(open.daysLeft(START.plus(Duration.ofDays(500)))).isEqualTo(80);
    }

    @Example
    void whatAnOutageMissedIsToldWithItsOwnMoments() {
        Instant end = START.plus(Duration.ofDays(100));
        Revision late = only(evaluate(List.of(), facts(new Spell(START, end, -5)), START.plus(Duration.ofDays(300))));
        assertThat(late.isNew()).isTrue();
        assertThat(late.after().detectedAt()).isEqualTo(START.plus(Duration.ofDays(300)));
        assertThat(late.added())
                .extracting(HistoryItem::what, HistoryItem::at)
                .containsExactly(
                        tuple(What.OPENED, START),
                        tuple(What.ENFORCED, START.plus(Duration.ofDays(90))),
                        tuple(What.RESOLVED, end));
    }

    @Example
    void aMovedStartKeepsTheIdAndSaysWhatMovedIt() {
        ShortageCase open = opened(new Spell(START, null, -5), START);
        Instant earlier = START.minus(Duration.ofDays(3));
        Instant now = START.plus(Duration.ofDays(1));
        Revision moved = only(evaluate(List.of(open), facts(new Spell(earlier, null, -5)), now));
        assertThat(moved.after().id()).isEqualTo(open.id());
        assertThat(moved.after().deadline()).isEqualTo(earlier.plus(Duration.ofDays(90)));
        assertThat(moved.added()).containsExactly(HistoryItem.move(now, What.MOVED, Reason.LATE_DATA, START, earlier));
        assertThat(moved.after().version()).isEqualTo(open.version() + 1);
    }

    @Example
    void anEnforcementThatWasPrematureIsWithdrawnAndToldAgainAtItsNewDeadline() {
        Instant day91 = START.plus(Duration.ofDays(91));
        ShortageCase enforced = opened(new Spell(START, null, -5), day91);
        Instant later = START.plus(Duration.ofDays(5));
        Revision moved = only(evaluate(List.of(enforced), facts(new Spell(later, null, -5)), day91));
        assertThat(moved.added()).extracting(HistoryItem::what).containsExactly(What.MOVED, What.ENFORCEMENT_WITHDRAWN);
        Instant day95 = START.plus(Duration.ofDays(95));
        Revision again = only(evaluate(List.of(moved.after()), facts(new Spell(later, null, -5)), day95));
        assertThat(again.added()).containsExactly(HistoryItem.fact(day95, What.ENFORCED, Reason.GRACE_ENDED));
    }

    @Example
    void aResolvedCaseWhoseShortageGoesOnIsReopenedUnderItsId() {
        Instant end = START.plus(Duration.ofDays(10));
        Instant now = START.plus(Duration.ofDays(20));
        ShortageCase resolved = opened(new Spell(START, end, -5), now);
        Revision reopened = only(evaluate(List.of(resolved), facts(new Spell(START, null, -5)), now));
        assertThat(reopened.after().id()).isEqualTo(resolved.id());
        assertThat(reopened.after().stateAt(now)).isEqualTo(CaseState.GRACE);
        assertThat(reopened.added()).containsExactly(HistoryItem.fact(now, What.REOPENED, Reason.LATE_DATA));
    }

    @Example
    void anEndThatMovesAfterItHasPassedIsTold() {
        Instant now = START.plus(Duration.ofDays(20));
        Instant end = START.plus(Duration.ofDays(10));
        Instant other = START.plus(Duration.ofDays(12));
        ShortageCase resolved = opened(new Spell(START, end, -5), now);
        Revision moved = only(evaluate(List.of(resolved), facts(new Spell(START, other, -5)), now));
        assertThat(moved.added()).containsExactly(HistoryItem.move(now, What.END_MOVED, Reason.LATE_DATA, end, other));
    }

    @Example
    void whatOnlyTheCatalogueTookAwayIsVoidedForThatReason() {
        Spell spell = new Spell(START, null, -5);
        ShortageCase open = opened(spell, START);
        Facts covered = new Facts(PAIR, List.of(), null, NINETY, null, ONE_EDIT, then -> List.of(spell));
        Revision voided = only(evaluate(List.of(open), covered, START.plusSeconds(60)));
        assertThat(voided.added().getLast().reason()).isEqualTo(Reason.CATALOGUE_CHANGED);
        Facts bought = new Facts(PAIR, List.of(), null, NINETY, null, ONE_EDIT, then -> List.of());
        Revision late = only(evaluate(List.of(open), bought, START.plusSeconds(60)));
        assertThat(late.added().getLast().reason()).isEqualTo(Reason.LATE_DATA);
    }

    @Example
    void whatOnlyTheCatalogueMovedSaysSo() {
        Spell spell = new Spell(START, null, -5);
        ShortageCase open = opened(spell, START);
        Spell later = new Spell(START.plusSeconds(30), null, -2);
        Facts edited = new Facts(PAIR, List.of(later), null, NINETY, null, ONE_EDIT, then -> List.of(spell));
        Revision moved = only(evaluate(List.of(open), edited, START.plusSeconds(60)));
        assertThat(moved.added().getLast().what()).isEqualTo(What.MOVED);
        assertThat(moved.added().getLast().reason()).isEqualTo(Reason.CATALOGUE_CHANGED);
    }

    @Example
    void aRecordThatBeginsLaterMovesTheStartAndSaysThatItIsUncertain() {
        Spell spell = new Spell(START, null, -5);
        Instant from = START.plus(Duration.ofDays(3));
        Instant now = START.plus(Duration.ofDays(4));
        Facts clipped = new Facts(
                PAIR,
                List.of(new Spell(from, null, -5)),
                from,
                NINETY,
                null,
                new Basis(0, from),
                then -> List.of(spell));
        Revision moved = only(evaluate(List.of(opened(spell, now)), clipped, now));
        assertThat(moved.after().startUncertain()).isTrue();
        assertThat(moved.added()).containsExactly(HistoryItem.move(now, What.MOVED, Reason.RECORD_START, START, from));
        assertThat(evaluate(List.of(moved.after()), clipped, now)).isEmpty();
    }

    @Example
    void aRecordThatBeginsAfterItEndedVoidsIt() {
        Spell spell = new Spell(START, START.plus(Duration.ofDays(2)), -5);
        Instant now = START.plus(Duration.ofDays(4));
        Facts none = new Facts(PAIR, List.of(), null, NINETY, null, new Basis(0, now), then -> List.of(spell));
        Revision voided = only(evaluate(List.of(opened(spell, now)), none, now));
        assertThat(voided.added()).containsExactly(HistoryItem.fact(now, What.VOIDED, Reason.RECORD_START));
    }

    @Example
    void whereRecordAndCatalogueChangedTheOneThatDidItIsNamed() {
        Spell spell = new Spell(START, null, -5);
        Basis now = new Basis(1, START.minus(Duration.ofDays(1)));
        Function<Basis, List<Spell>> onlyTheCatalogueMatters =
                then -> then.catalogueEdits() == 0 ? List.of(spell) : List.of();
        Facts covered = new Facts(PAIR, List.of(), null, NINETY, null, now, onlyTheCatalogueMatters);
        Revision voided = only(evaluate(List.of(opened(spell, START)), covered, START.plusSeconds(60)));
        assertThat(voided.added().getLast().reason()).isEqualTo(Reason.CATALOGUE_CHANGED);
        Facts late = new Facts(PAIR, List.of(), null, NINETY, null, now, then -> List.of());
        Revision bought = only(evaluate(List.of(opened(spell, START)), late, START.plusSeconds(60)));
        assertThat(bought.added().getLast().reason()).isEqualTo(Reason.LATE_DATA);
    }

    @Example
    void aStartThatTurnsOutToBeCertainIsAChangeWithoutAStory() {
        Spell spell = new Spell(START, null, -5);
        Basis basis = new Basis(0, START);
        Facts uncertain = new Facts(PAIR, List.of(spell), START, NINETY, null, basis, then -> List.of(spell));
        ShortageCase open = only(evaluate(List.of(), uncertain, START)).after();
        assertThat(open.startUncertain()).isTrue();
        Facts certain = new Facts(PAIR, List.of(spell), null, NINETY, null, basis, then -> List.of(spell));
        Revision revised = only(evaluate(List.of(open), certain, START));
        assertThat(revised.after().startUncertain()).isFalse();
        assertThat(revised.after().version()).isEqualTo(open.version() + 1);
        assertThat(revised.added()).isEmpty();
    }

    @Example
    void anotherGraceMovesTheDeadline() {
        Spell spell = new Spell(START, null, -5);
        ShortageCase open = opened(spell, START);
        Terms thirty = new Terms(30, EnforcementAction.DISABLE);
        Instant now = START.plus(Duration.ofDays(40));
        Facts edited = new Facts(PAIR, List.of(spell), null, thirty, null, ONE_EDIT, then -> List.of(spell));
        Revision moved = only(evaluate(List.of(open), edited, now));
        Instant deadline = START.plus(Duration.ofDays(30));
        assertThat(moved.added())
                .containsExactly(
                        HistoryItem.move(now, What.DEADLINE_MOVED, Reason.CATALOGUE_CHANGED, open.deadline(), deadline),
                        HistoryItem.fact(deadline, What.ENFORCED, Reason.GRACE_ENDED));
        assertThat(moved.after().terms().action()).isEqualTo(EnforcementAction.DISABLE);
    }

    @Example
    void anEditThatChangesNothingIsOnlyNoted() {
        Spell spell = new Spell(START, null, -5);
        ShortageCase open = opened(spell, START);
        Facts edited = new Facts(PAIR, List.of(spell), null, NINETY, null, new Basis(7, null), then -> List.of(spell));
        Revision noted = only(evaluate(List.of(open), edited, START));
        assertThat(noted.added()).isEmpty();
        assertThat(noted.after().version()).isEqualTo(open.version());
        assertThat(noted.after().basis()).isEqualTo(new Basis(7, null));
    }

    @Example
    void doubtTakesNoEndAsComeThatWasStillToCome() {
        Instant end = START.plus(Duration.ofDays(10));
        Instant now = START.plus(Duration.ofDays(20));
        ShortageCase open = opened(new Spell(START, end, -5), START.plusSeconds(1));
        assertThat(open.inDoubtSince(end.minusSeconds(1)).stateAt(now)).isEqualTo(CaseState.GRACE);
        assertThat(open.inDoubtSince(end).stateAt(now)).isEqualTo(CaseState.RESOLVED);
        assertThat(open.inDoubtSince(null).stateAt(now)).isEqualTo(CaseState.RESOLVED);
    }

    private static ShortageCase opened(Spell spell, Instant now) {
        return only(evaluate(List.of(), facts(spell), now)).after();
    }

    private static Facts facts(Spell spell) {
        Function<Basis, List<Spell>> never = basis -> {
            throw new AssertionError("nothing but the ledgers has changed");
        };
        return new Facts(PAIR, List.of(spell), null, NINETY, null, new Basis(0, null), never);
    }

    private static List<Revision> evaluate(List<ShortageCase> cases, Facts facts, @Nullable Instant now) {
        return Reconciliation.of(cases, facts, now, () -> "case-1");
    }

    private static Revision only(List<Revision> revisions) {
        assertThat(revisions).hasSize(1);
        return revisions.getFirst();
    }
}
