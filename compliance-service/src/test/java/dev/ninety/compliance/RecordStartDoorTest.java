package dev.ninety.compliance;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.position;
import static dev.ninety.compliance.testing.Api.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account whose record begins somewhere: no verdict and no case lie before it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class RecordStartDoorTest {

    private static final String VA = "campus";
    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String OTHER = "regid.2026-01.com.example.other,1.0_o";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    private static Map<String, Object> at(String account, String moment) {
        return position(account, VA, TAG, Map.of("at", moment));
    }

    @Test
    void whatAlreadyRanStartsWithTheRecordAndSaysSo() {
        String name = "opening.example.com";
        peers.account(name)
                .recordFrom("2026-02-01T00:00:00Z")
                .uses(VA, TAG, "2026-01-01T00:00:00Z", 3)
                .uses(VA, OTHER, "2026-02-01T00:00:00Z", 1);
        assertThat(evaluate(name).getInt("opened")).isEqualTo(2);
        assertThat(cases(name))
                .allSatisfy(one -> assertThat(one)
                        .containsEntry("shortSince", "2026-02-01T00:00:00Z")
                        .containsEntry("deadline", "2026-05-02T00:00:00Z")
                        .containsEntry(
                                "startUncertain", one.get("entitlementTag").equals(TAG)));
        assertThat(at(name, "2026-01-31T23:59:59Z"))
                .containsEntry("adjustedBalance", -3)
                .containsEntry("state", "INDETERMINATE")
                .containsEntry("reason", "RECORD_START")
                .containsEntry("caseId", null);
        assertThat(at(name, "2026-02-01T00:00:00Z"))
                .containsEntry("state", "GRACE")
                .containsEntry("reason", null);
        // By the shortage itself the grace would have ended on the first of April.
        assertThat(at(name, "2026-05-01T23:59:59Z")).containsEntry("state", "GRACE");
        assertThat(at(name, "2026-05-02T00:00:00Z")).containsEntry("state", "ENFORCEMENT");
    }

    @Test
    void aRecordThatBeginsElsewhereMovesAndVoidsCases() {
        String name = "moved-record.example.com";
        StubAccount account = peers.account(name)
                .uses(VA, TAG, "2026-01-01T00:00:00Z", 3)
                .uses(VA, OTHER, "2026-01-01T00:00:00Z", 1)
                .uses(VA, OTHER, "2026-01-10T00:00:00Z", -1);
        evaluate(name);
        clock.set("2026-03-02T00:00:00Z");
        account.recordFrom("2026-02-01T00:00:00Z");
        assertThat(evaluate(name).getInt("moved")).isEqualTo(1);
        assertThat(caseOf(name, TAG))
                .containsEntry("shortSince", "2026-02-01T00:00:00Z")
                .containsEntry("startUncertain", true);
        assertThat(told(caseOf(name, TAG)).getLast()).isEqualTo("MOVED 2026-03-02T00:00:00Z RECORD_START");
        assertThat(told(caseOf(name, OTHER)).getLast()).isEqualTo("VOIDED 2026-03-02T00:00:00Z RECORD_START");

        // As it was known before, the record reached back without end.
        assertThat(position(name, VA, TAG, Map.of("at", "2026-01-15T00:00:00Z", "knownAt", "2026-03-01T12:00:00Z")))
                .containsEntry("state", "GRACE");
        assertThat(at(name, "2026-01-15T00:00:00Z")).containsEntry("reason", "RECORD_START");

        clock.set("2026-03-03T00:00:00Z");
        account.recordFrom(null);
        evaluate(name);
        assertThat(caseOf(name, TAG))
                .containsEntry("shortSince", "2026-01-01T00:00:00Z")
                .containsEntry("startUncertain", false);
        assertThat(told(caseOf(name, TAG)).getLast()).isEqualTo("MOVED 2026-03-03T00:00:00Z RECORD_START");
        assertThat(at(name, "2026-01-15T00:00:00Z")).containsEntry("state", "GRACE");
    }

    @Test
    void aRecordThatBeginsInTheFutureOpensItsCaseThen() {
        String name = "future-record.example.com";
        peers.account(name).recordFrom("2026-04-01T00:00:00Z").uses(VA, TAG, "2026-01-01T00:00:00Z", 3);
        assertThat(evaluate(name).getInt("opened")).isZero();
        assertThat(position(name, VA, TAG)).containsEntry("reason", "RECORD_START");
        clock.set("2026-04-01T00:00:00Z");
        assertThat(evaluate(name).getInt("opened")).isEqualTo(1);
        assertThat(caseOf(name, TAG)).containsEntry("startUncertain", true);
    }

    @Test
    void anOlderDirectoryThatComesLateIsLeftAside() {
        String name = "late-directory.example.com";
        StubAccount account = peers.account(name).uses(VA, TAG, "2026-01-01T00:00:00Z", 3);
        account.recordFrom("2026-02-01T00:00:00Z");
        evaluate(name);
        account.forgetsRecordStarts();
        evaluate(name);
        assertThat(caseOf(name, TAG)).containsEntry("shortSince", "2026-02-01T00:00:00Z");
    }

    private static Map<String, Object> caseOf(String account, String tag) {
        List<Map<String, Object>> own = cases(account).stream()
                .filter(one -> one.get("entitlementTag").equals(tag))
                .toList();
        assertThat(own).hasSize(1);
        return own.getFirst();
    }
}
