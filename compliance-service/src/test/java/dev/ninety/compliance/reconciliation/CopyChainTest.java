package dev.ninety.compliance.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.kit.ledger.HashChain;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.ledger.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A copy in which anything was changed is told from one that is as it was taken over. */
class CopyChainTest {

    private static final String ACCOUNT = "chain.example.com";
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static List<LedgerEntry> ledger(int size) {
        List<LedgerEntry> entries = new ArrayList<>();
        String hash = HashChain.START;
        for (int i = 1; i <= size; i++) {
            Posting posting = new Posting("va", "tag", View.ACTUAL, AT, i, "GRANT", "ENTITLEMENT", "e" + i);
            hash = new HashChain().next(hash, ACCOUNT, i, posting, AT.plusSeconds(i), HashChain.FORMAT);
            entries.add(entry(i, posting, i, hash));
        }
        return entries;
    }

    private static LedgerEntry entry(long sequence, Posting posting, long delta, String hash) {
        return new LedgerEntry(
                HashChain.FORMAT,
                sequence,
                posting.virtualAccount(),
                posting.entitlementTag(),
                posting.view(),
                posting.effectiveAt(),
                delta,
                posting.reason(),
                posting.sourceType(),
                posting.sourceId(),
                AT.plusSeconds(sequence),
                hash);
    }

    private static String fault(List<LedgerEntry> copy, long reached, String hash) {
        CopyChain chain = new CopyChain(ACCOUNT);
        copy.forEach(chain::next);
        return chain.fault(reached, hash);
    }

    @Property(tries = 200)
    void whateverIsChangedIsFound(
            @ForAll @IntRange(min = 1, max = 12) int size,
            @ForAll @IntRange(min = 0, max = 11) int which,
            @ForAll @IntRange(min = 0, max = 3) int how) {
        List<LedgerEntry> whole = ledger(size);
        String head = whole.getLast().hash();
        assertThat(fault(whole, size, head)).isNull();
        List<LedgerEntry> copy = new ArrayList<>(whole);
        int at = which % size;
        LedgerEntry one = copy.get(at);
        switch (how) {
            case 0 -> copy.remove(at);
            case 1 -> copy.set(at, withDelta(one, one.delta() + 1));
            case 2 -> copy.add(at, withDelta(one, 7));
            default -> copy.set(at, withHash(one, "f".repeat(64)));
        }
        assertThat(fault(copy, size, head)).isNotNull();
    }

    private static LedgerEntry withDelta(LedgerEntry one, long delta) {
        Posting posting = new Posting(
                one.virtualAccount(),
                one.entitlementTag(),
                one.view(),
                one.effectiveAt(),
                delta,
                one.reason(),
                one.sourceType(),
                one.sourceId());
        return entry(one.sequence(), posting, delta, one.hash());
    }

    private static LedgerEntry withHash(LedgerEntry one, String hash) {
        Posting posting = new Posting(
                one.virtualAccount(),
                one.entitlementTag(),
                one.view(),
                one.effectiveAt(),
                one.delta(),
                one.reason(),
                one.sourceType(),
                one.sourceId());
        return entry(one.sequence(), posting, one.delta(), hash);
    }

    @Example
    void anEmptyCopyIsWholeWhereNothingWasTakenOver() {
        assertThat(fault(List.of(), 0, HashChain.START)).isNull();
        assertThat(fault(List.of(), 1, "a".repeat(64))).contains("entry 0");
        CopyChain chain = new CopyChain(ACCOUNT);
        ledger(3).forEach(chain::next);
        assertThat(chain.recordedAt()).isEqualTo(AT.plusSeconds(3));
    }
}
