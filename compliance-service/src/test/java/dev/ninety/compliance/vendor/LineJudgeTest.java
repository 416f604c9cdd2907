package dev.ninety.compliance.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.Names;
import dev.ninety.compliance.account.RecordStarts;
import dev.ninety.compliance.account.Structure;
import dev.ninety.compliance.account.VirtualAccount;
import dev.ninety.compliance.catalogue.Pair;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** One line of a file of counts: what it is taken for, and why it is not taken. */
class LineJudgeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant FILE = Instant.parse("2026-02-01T00:00:00Z");
    private static final Structure STRUCTURE = new Structure(
            new RecordStarts(List.of()),
            List.of(
                    new VirtualAccount("campus", "Main Campus", List.of()),
                    new VirtualAccount("lab", "Lab", List.of()),
                    new VirtualAccount("lab-2", "LAB", List.of()),
                    // The name of one is the id of another: an id goes first.
                    new VirtualAccount("odd", "campus", List.of())),
            new Names().add("DNA Advantage", "tag-a").add("Secure", "tag-b").add("Secure", "tag-c"));
    private static final Resolver RESOLVER = new Resolver(STRUCTURE, "tag-a"::equals);

    private static UsageLine line(String virtualAccount, String tag, String license, Long inUse, String takenAt) {
        return new UsageLine(
                0, "/0", virtualAccount, tag, license, inUse, null, takenAt, false, List.of(), List.of(), null, "{}");
    }

    private static Judgement judge(UsageLine line) {
        return new LineJudge(RESOLVER, null, FILE, NOW).judge(line);
    }

    private static void assertCounted(UsageLine line, String virtualAccount, String tag, String takenAt) {
        CountKey key = new CountKey(new Pair(virtualAccount, tag), Instant.parse(takenAt));
        assertThat(judge(line)).isEqualTo(new Judgement.Counted(key, new Count(7, null)));
    }

    private static void assertWaits(String reason, UsageLine line) {
        assertThat(judge(line))
                .isInstanceOfSatisfying(
                        Judgement.Waiting.class,
                        waiting -> assertThat(waiting.reason()).isEqualTo(reason));
    }

    private static void assertRefused(String reason, UsageLine line) {
        assertThat(judge(line))
                .isInstanceOfSatisfying(
                        Judgement.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Example
    void idsAndNamesBothNameAVirtualAccountAndAnIdGoesFirst() {
        assertCounted(line("campus", "tag-x", null, 7L, null), "campus", "tag-x", "2026-02-01T00:00:00Z");
        assertCounted(line(" main  CAMPUS ", "tag-x", null, 7L, null), "campus", "tag-x", "2026-02-01T00:00:00Z");
        assertWaits("AMBIGUOUS_VIRTUAL_ACCOUNT", line("Lab", "tag-x", null, 7L, null));
        assertWaits("UNKNOWN_VIRTUAL_ACCOUNT", line("Depot", "tag-x", null, 7L, null));
    }

    @Example
    void aTagIsTakenAsItStandsAndANameOnlyWhereItIsCertain() {
        assertCounted(line("campus", null, "dna advantage", 7L, null), "campus", "tag-a", "2026-02-01T00:00:00Z");
        assertCounted(line("campus", null, "tag-a", 7L, null), "campus", "tag-a", "2026-02-01T00:00:00Z");
        assertCounted(line("campus", "tag-z", "Secure", 7L, null), "campus", "tag-z", "2026-02-01T00:00:00Z");
        assertWaits("AMBIGUOUS_LICENCE", line("campus", null, "Secure", 7L, null));
        assertWaits("UNKNOWN_LICENCE", line("campus", null, "tag-z", 7L, null));
    }

    @Example
    void aDateIsTheBeginningOfItsDayAndNothingIsCountedInTheFuture() {
        assertCounted(line("campus", "tag-x", null, 7L, "2026-01-31"), "campus", "tag-x", "2026-01-31T00:00:00Z");
        assertCounted(
                line("campus", "tag-x", null, 7L, "2026-01-31T10:00:00+02:00"),
                "campus",
                "tag-x",
                "2026-01-31T08:00:00Z");
        assertCounted(line("campus", "tag-x", null, 7L, NOW.toString()), "campus", "tag-x", NOW.toString());
        assertRefused("TAKEN_IN_FUTURE", line("campus", "tag-x", null, 7L, "2026-03-02"));
        assertRefused("BAD_DATE", line("campus", "tag-x", null, 7L, "31.01.2026"));
        assertRefused("BAD_DATE", line("campus", "tag-x", null, 7L, "2026-02-30"));
        assertRefused("BAD_DATE", line("campus", "tag-x", null, 7L, "+999999999-01-01T00:00:00Z"));
    }

    @Example
    void whatIsMissingIsNamed() {
        assertRefused("MISSING_VIRTUAL_ACCOUNT", line(" ", "tag-x", null, 7L, null));
        assertRefused("MISSING_LICENCE", line("campus", null, "", 7L, null));
        assertThat(judge(line("campus", "tag-x", null, null, null))).isInstanceOf(Judgement.Skipped.class);
        UsageLine mustCount = new UsageLine(
                0, "/items/0", "campus", "tag-x", null, null, null, null, true, List.of(), List.of(), null, "{}");
        assertRefused("MISSING_IN_USE", mustCount);
        LineJudge ofOneAccount = new LineJudge(RESOLVER, "Main Campus", FILE, NOW);
        assertThat(ofOneAccount.judge(line(null, "tag-x", null, 7L, null)))
                .isEqualTo(new Judgement.Counted(new CountKey(new Pair("campus", "tag-x"), FILE), new Count(7, null)));
    }

    @Example
    void whatCannotBeWrittenIsRefused() {
        assertRefused("BAD_TEXT", line("campus\u0000", "tag-x", null, 7L, null));
        assertRefused("BAD_TEXT", line("campus", "tag\u0007", null, 7L, null));
        assertRefused("BAD_TEXT", line("campus", null, "x".repeat(301), 7L, null));
        assertRefused("BAD_TEXT", line("campus", "half \ud83d", null, 7L, null));
        assertRefused("BAD_COUNT", line("campus", "tag-x", null, -1L, null));
        assertRefused("BAD_COUNT", line("campus", "tag-x", null, 1_000_000_000_001L, null));
    }

    @Example
    void whatIsBoughtIsWhatTheLineSaysElseTheTermsThatCoverItsMoment() {
        List<Term> terms = List.of(
                new Term(5, null, null),
                new Term(3, FILE, null),
                new Term(2, FILE.plusSeconds(1), null),
                new Term(1, null, FILE));
        assertThat(quantity(9L, terms)).isEqualTo(9);
        assertThat(quantity(null, terms)).isEqualTo(8);
        assertThat(quantity(null, List.of())).isNull();
        assertThat(quantity(-1L, List.of())).isNull();
        assertThat(quantity(1_000_000_000_001L, List.of())).isNull();
    }

    private static Long quantity(Long said, List<Term> terms) {
        UsageLine line =
                new UsageLine(0, "/0", "campus", "tag-x", null, 7L, said, null, false, terms, List.of(), null, "{}");
        return ((Judgement.Counted) judge(line)).count().quantity();
    }

    @Property
    void everyTextHasAFate(
            @ForAll String virtualAccount, @ForAll String license, @ForAll long inUse, @ForAll String takenAt) {
        assertThat(judge(line(virtualAccount, null, license, inUse, takenAt))).isNotNull();
    }
}
