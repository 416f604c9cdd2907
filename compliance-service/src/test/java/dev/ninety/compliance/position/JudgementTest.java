package dev.ninety.compliance.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.catalogue.Catalogue;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Licence;
import dev.ninety.compliance.catalogue.LicenceVersion;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Terms;
import dev.ninety.compliance.catalogue.UsageSource;
import dev.ninety.compliance.intake.NeverReported;
import dev.ninety.compliance.vendor.VendorCount;
import dev.ninety.kit.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What a position means, against the sentences of the rule. */
class JudgementTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Terms TEN_DAYS = new Terms(10, EnforcementAction.RESTRICT);

    @Property
    void unseenUseMakesNothingShortAndNothingCured(
            @ForAll boolean doubted,
            @ForAll boolean recorded,
            @ForAll @LongRange(min = -9, max = 9) long balance,
            @ForAll @LongRange(max = 6) long lent,
            @ForAll @LongRange(max = 6) long borrowed,
            @ForAll boolean late,
            @ForAll @LongRange(max = 12) long inUse,
            @ForAll @LongRange(max = 12) long consumedThen) {
        Coverage.Covered covered = new Coverage.Covered(balance, lent, borrowed);
        long adjusted = balance - lent + borrowed;
        PositionState whileShort = adjusted >= 0 ? null : late ? PositionState.ENFORCEMENT : PositionState.GRACE;
        long unseen = new VendorCount(inUse, START, consumedThen).unseen();
        Verdict verdict = Judgement.of(doubted ? "LEDGER_GAP" : null, recorded, covered, whileShort, unseen);

        // One unit after the other that the vendor sees and we do not, taken off the adjusted balance.
        long left = adjusted;
        for (long unit = consumedThen; unit < inUse; unit++) {
            left--;
        }
        assertThat(unseen).isEqualTo(adjusted - left);
        if (doubted) {
            assertThat(verdict).isEqualTo(new Verdict(PositionState.INDETERMINATE, "LEDGER_GAP"));
        } else if (!recorded) {
            assertThat(verdict).isEqualTo(new Verdict(PositionState.INDETERMINATE, "RECORD_START"));
        } else if (adjusted < 0) {
            assertThat(verdict).isEqualTo(new Verdict(whileShort, null));
        } else if (left < 0) {
            assertThat(verdict).isEqualTo(new Verdict(PositionState.INDETERMINATE, "UNSEEN_USAGE"));
        } else {
            assertThat(verdict.state()).isEqualTo(balance < 0 ? PositionState.COVERED : PositionState.IN_COMPLIANCE);
            assertThat(verdict.reason()).isNull();
        }
    }

    @Property
    void theClockOfAShortageBeginsWithTheRecordAtTheEarliest(
            @ForAll @IntRange(max = 30) int recordDay, @ForAll @IntRange(max = 40) int daysLater) {
        Timeline shortage = Timeline.from(START, -3);
        Instant from = START.plus(Duration.ofDays(recordDay));
        Instant at = from.plus(Duration.ofDays(daysLater));
        assertThat(Judgement.whileShort(shortage, new RecordStart(from), TEN_DAYS, at))
                .isEqualTo(daysLater < 10 ? PositionState.GRACE : PositionState.ENFORCEMENT);
    }

    @Example
    void theCatalogueSaysHowUseBecomesKnownAndElseHowItDidSoFar() {
        CatalogueView catalogue = new Catalogue(
                        List.of(
                                licence("firewall", UsageSource.VENDOR_ONLY),
                                licence("switch", UsageSource.RUM),
                                licence("new", null)),
                        90)
                .latest();
        Silence silence = new Silence(
                catalogue, Map.of(), Set.of("switch", "new", "uncatalogued"), new NeverReported(false, Map.of()));
        assertThat(silence.usageSource("firewall")).isEqualTo(UsageSource.VENDOR_ONLY);
        assertThat(silence.usageSource("switch")).isEqualTo(UsageSource.RUM);
        assertThat(silence.usageSource("new")).isEqualTo(UsageSource.VENDOR_ONLY);
        assertThat(silence.usageSource("uncatalogued")).isEqualTo(UsageSource.VENDOR_ONLY);
        assertThat(silence.usageSource("reported")).isEqualTo(UsageSource.RUM);
        assertThat(silence.unseen(new Pair("va", "new"))).isZero();
    }

    private static LicenceVersion licence(String tag, UsageSource source) {
        return new LicenceVersion(
                null, new Licence(tag, null, null, EnforcementAction.NOTIFY_ONLY, null, source, null, null));
    }
}
