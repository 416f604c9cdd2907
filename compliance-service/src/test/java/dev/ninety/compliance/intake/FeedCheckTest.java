package dev.ninety.compliance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.ledger.HashChain;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.ledger.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is done to a chained ledger, it is either the same ledger still or it does not pass. */
class FeedCheckTest {

    private static final String ACCOUNT = "example.com";

    @Property
    void pagesOfAnySizeGoOnUpToTheHead(
            @ForAll @IntRange(max = 30) int size, @ForAll @IntRange(min = 2, max = 9) int page) {
        List<LedgerEntry> ledger = ledger(size);
        List<LedgerEntry> copy = new ArrayList<>();
        Cursor cursor = start();
        while (true) {
            FeedCheck.GoesOn goesOn = (FeedCheck.GoesOn) FeedCheck.check(cursor, ask(ledger, cursor, page));
            copy.addAll(goesOn.fresh());
            if (goesOn.fresh().isEmpty()) {
                break;
            }
            cursor = cursor.reaching(goesOn.sequence(), goesOn.hash());
        }
        assertThat(copy).isEqualTo(ledger);
    }

    @Property
    void anEntryThatIsMissingIsAGap(
            @ForAll @IntRange(min = 3, max = 20) int size, @ForAll @IntRange(max = 30) int missing) {
        List<LedgerEntry> ledger = ledger(size);
        int gone = missing % (size - 1);
        ledger.remove(gone);
        assertBroken(FeedCheck.check(start(), ledger), SourceState.LEDGER_GAP);
    }

    @Property
    void anEntryThatIsChangedDoesNotVerify(
            @ForAll @IntRange(min = 1, max = 20) int size, @ForAll @IntRange(max = 30) int which) {
        List<LedgerEntry> ledger = ledger(size);
        int changed = which % size;
        ledger.set(changed, withDelta(ledger.get(changed), ledger.get(changed).delta() + 1));
        assertBroken(FeedCheck.check(start(), ledger), SourceState.LEDGER_HASH_MISMATCH);
    }

    @Property
    void anotherPastIsRewound(
            @ForAll @IntRange(min = 2, max = 20) int size, @ForAll @IntRange(min = 1, max = 20) int read) {
        List<LedgerEntry> ledger = ledger(size);
        Cursor cursor = readUpTo(ledger, Math.min(read, size));
        List<LedgerEntry> other = ledger(size, 7);
        assertBroken(FeedCheck.check(cursor, ask(other, cursor, 1000)), SourceState.LEDGER_REWOUND);
        List<LedgerEntry> shorter = ledger.subList(0, (int) cursor.sequence() - 1);
        assertBroken(FeedCheck.check(cursor, ask(shorter, cursor, 1000)), SourceState.LEDGER_REWOUND);
    }

    @Property
    void whatIsDeliveredTwiceCountsOnce(
            @ForAll @IntRange(min = 1, max = 20) int size, @ForAll @IntRange(max = 30) int which) {
        List<LedgerEntry> ledger = ledger(size);
        List<LedgerEntry> twice = new ArrayList<>(ledger);
        twice.add(which % size, ledger.get(which % size));
        assertThat(((FeedCheck.GoesOn) FeedCheck.check(start(), twice)).fresh()).isEqualTo(ledger);
    }

    @Property
    void anEntryOfNothingIsNoEntry(@ForAll @IntRange(min = 1, max = 5) int size) {
        List<LedgerEntry> ledger = ledger(size);
        ledger.set(size - 1, withDelta(ledger.getLast(), 0));
        assertBroken(FeedCheck.check(start(), ledger), SourceState.LEDGER_HASH_MISMATCH);
    }

    private static void assertBroken(FeedCheck.Verdict verdict, SourceState state) {
        assertThat(verdict).isInstanceOfSatisfying(FeedCheck.Broken.class, broken -> {
            assertThat(broken.state()).isEqualTo(state);
            assertThat(broken.detail()).isNotBlank();
        });
    }

    private static List<LedgerEntry> ask(List<LedgerEntry> ledger, Cursor cursor, int limit) {
        return ledger.stream()
                .filter(entry -> entry.sequence() > FeedCheck.askAfter(cursor))
                .limit(limit)
                .toList();
    }

    private static Cursor start() {
        return new Cursor(
                ACCOUNT, Source.USAGE, 0, HashChain.START, SourceState.SOURCE_NEVER_READ, null, Instant.EPOCH);
    }

    private static Cursor readUpTo(List<LedgerEntry> ledger, int count) {
        return start().reaching(count, ledger.get(count - 1).hash());
    }

    private static List<LedgerEntry> ledger(int size) {
        return ledger(size, 1);
    }

    private static List<LedgerEntry> ledger(int size, long delta) {
        List<LedgerEntry> ledger = new ArrayList<>();
        String hash = HashChain.START;
        for (int i = 1; i <= size; i++) {
            Instant at = Instant.ofEpochSecond(i);
            Posting posting =
                    new Posting("va", "tag", View.ACTUAL, at, delta, "USAGE", "PRODUCT_INSTANCE", "PID:SN" + i);
            hash = new HashChain().next(hash, ACCOUNT, i, posting, at, HashChain.FORMAT);
            ledger.add(new LedgerEntry(
                    HashChain.FORMAT,
                    i,
                    "va",
                    "tag",
                    View.ACTUAL,
                    at,
                    delta,
                    "USAGE",
                    "PRODUCT_INSTANCE",
                    "PID:SN" + i,
                    at,
                    hash));
        }
        return ledger;
    }

    private static LedgerEntry withDelta(LedgerEntry entry, long delta) {
        return new LedgerEntry(
                entry.format(),
                entry.sequence(),
                entry.virtualAccount(),
                entry.entitlementTag(),
                entry.view(),
                entry.effectiveAt(),
                delta,
                entry.reason(),
                entry.sourceType(),
                entry.sourceId(),
                entry.recordedAt(),
                entry.hash());
    }
}
