package dev.ninety.kit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The published form of the chain: these hashes were worked out by another program from docs/ledger.md. */
class HashChainTest {

    private static final Instant RECORDED = Instant.parse("2026-02-03T04:05:06.789012Z");
    private static final String FIRST = "d052ed90cae7f0c482e7882b2ad83dde03867e9af014f42e0bb5775180016634";
    private static final String SECOND = "33316ea2f809027013a2f0b5e13de202610d3ea02c91c796a32334a61f3976db";

    private final HashChain chain = new HashChain();

    @Test
    void givesThePublishedHashes() {
        Posting grant = posting("TAG,1.0_x", "2026-01-01T00:00:00Z", 5, "GRANT");
        Posting returned = posting("Lizenz-\u00e9", "2026-03-01T00:00:00.500Z", -2, "RETURN");
        assertThat(chain.next(HashChain.START, "example.com", 1, grant, RECORDED, 1))
                .isEqualTo(FIRST);
        assertThat(chain.next(FIRST, "example.com", 2, returned, RECORDED, 1)).isEqualTo(SECOND);
    }

    @Test
    void verifiesAnEntryAndNothingElse() {
        LedgerEntry entry = entry(5, "campus", FIRST);
        assertThat(chain.verifies(HashChain.START, "example.com", entry)).isTrue();
        assertThat(chain.verifies(HashChain.START, "example.org", entry)).isFalse();
        assertThat(chain.verifies(SECOND, "example.com", entry)).isFalse();
        assertThat(chain.verifies(HashChain.START, "example.com", entry(6, "campus", FIRST)))
                .isFalse();
        assertThat(chain.verifies(HashChain.START, "example.com", entry(5, "branch", FIRST)))
                .isFalse();
        assertThat(chain.verifies(HashChain.START, "example.com", entry(5, "campus", SECOND)))
                .isFalse();
    }

    private static Posting posting(String tag, String effectiveAt, long delta, String reason) {
        return new Posting(
                "campus", tag, View.ACTUAL, Instant.parse(effectiveAt), delta, reason, "ENTITLEMENT", "order-1");
    }

    private static LedgerEntry entry(long delta, String virtualAccount, String hash) {
        return new LedgerEntry(
                1,
                1,
                virtualAccount,
                "TAG,1.0_x",
                View.ACTUAL,
                Instant.parse("2026-01-01T00:00:00Z"),
                delta,
                "GRANT",
                "ENTITLEMENT",
                "order-1",
                RECORDED,
                hash);
    }
}
