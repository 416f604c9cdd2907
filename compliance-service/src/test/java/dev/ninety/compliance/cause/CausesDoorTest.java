package dev.ninety.compliance.cause;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static dev.ninety.compliance.testing.Api.one;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ninety.compliance.testing.StubAccount;
import dev.ninety.compliance.testing.StubPeers;
import dev.ninety.compliance.testing.StubPorts;
import dev.ninety.compliance.testing.TestClock;
import dev.ninety.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why a case is short, and who took more than is owned, as its door tells. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(StubPorts.class)
class CausesDoorTest {

    private static final String VA = "campus";
    private static final String TAG = "regid.2026-01.com.example.advantage,1.0_a";
    private static final String TOP = "regid.2026-01.com.example.premier,1.0_p";
    private static final String JANUARY = "2026-01-01T00:00:00Z";
    private static final String FEBRUARY = "2026-02-01T00:00:00Z";

    @Inject
    StubPeers peers;

    @Inject
    TestClock clock;

    @BeforeEach
    void healthyPeers() {
        peers.heal();
        clock.set("2026-03-01T00:00:00Z");
    }

    /** Short of 3 in one Virtual Account since February: 5 owned, 8 consumed by two instances. */
    private StubAccount shortOfThree(String name) {
        StubAccount account = peers.account(name)
                .shipped(TAG, "switching", 1, 90, "RESTRICT")
                .shipped(TOP, "switching", 2, 90, "RESTRICT")
                .owns(VA, TAG, JANUARY, 5)
                .uses("C9300-24T:OLD", VA, TAG, JANUARY, 5)
                .uses("C9300-24T:NEW", VA, TAG, FEBRUARY, 3);
        account.heard().nothing();
        return account;
    }

    private static JsonPath only(String account) {
        evaluate(account);
        return one(account, cases(account).getFirst().get("id")).extract().jsonPath();
    }

    private static Map<String, Object> cause(JsonPath body, String code) {
        return body.<Map<String, Object>>getList("causes").stream()
                .filter(cause -> cause.get("code").equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " in " + body.getList("causes.code")));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> evidence(Map<String, Object> cause) {
        return (List<Map<String, Object>>) cause.get("evidence");
    }

    @Test
    void whatMoneyAloneCuresIsGenuineAndTheLastInIsOver() {
        String name = "genuine.example.com";
        shortOfThree(name);
        JsonPath body = only(name);
        assertThat(body.getList("causes.code")).containsExactly("GENUINE_SHORTAGE");
        Map<String, Object> genuine = cause(body, "GENUINE_SHORTAGE");
        assertThat(genuine).containsEntry("units", 3);
        assertThat(evidence(genuine))
                .extracting(one -> List.of(one.get("source"), one.get("units"), one.get("sequences"), one.get("more")))
                .containsExactly(List.of("ENTITLEMENT", 5, List.of(1), 0), List.of("USAGE", 8, List.of(1, 2), 0));
        assertThat(body.getList("causesUnknown")).isEmpty();
        Map<String, Object> over =
                body.<Map<String, Object>>getList("overConsuming").getFirst();
        assertThat(body.getList("overConsuming")).hasSize(1);
        assertThat(over)
                .containsEntry("productInstance", "C9300-24T:NEW")
                .containsEntry("units", 3)
                .containsEntry("since", FEBRUARY)
                .containsEntry("action", "RESTRICT")
                .containsEntry("actionFrom", body.getString("deadline"));
        assertThat(evidence(over).getFirst())
                .containsEntry("source", "USAGE")
                .containsEntry("virtualAccount", VA)
                .containsEntry("entitlementTag", TAG)
                .containsEntry("sequences", List.of(2));
    }

    @Test
    void surplusElsewhereOfTheLicenceOrAHigherTierIsInTheWrongVirtualAccount() {
        String name = "wrong-va.example.com";
        shortOfThree(name).owns("lab", TAG, JANUARY, 1).owns("edge", TOP, JANUARY, 1);
        JsonPath body = only(name);
        assertThat(body.getList("causes.code")).containsExactly("WRONG_VIRTUAL_ACCOUNT", "GENUINE_SHORTAGE");
        assertThat(cause(body, "GENUINE_SHORTAGE")).containsEntry("units", 1);
        Map<String, Object> wrong = cause(body, "WRONG_VIRTUAL_ACCOUNT");
        assertThat(wrong).containsEntry("units", 2);
        assertThat(evidence(wrong))
                .extracting(one -> one.get("virtualAccount"), one -> one.get("entitlementTag"))
                .containsExactly(tuple("edge", TOP), tuple("lab", TAG));
    }

    @Test
    void findingsCountWholeAndAcceptedOnesNot() {
        String name = "artefacts.example.com";
        shortOfThree(name)
                .heard()
                .finding("DOUBLE_COUNT", "DOUBLE_COUNT-1", "C9300-24T:OLD", VA, TAG, 4L)
                .finding("DOUBLE_COUNT", "DOUBLE_COUNT-2", "C9300-24T:OTHER", "lab", TAG, 4L)
                .finding("STALE_INSTANCE", "STALE_INSTANCE-3", "C9300-24T:NEW", VA, TAG, 1L, true)
                .finding("STALE_INSTANCE", "STALE_INSTANCE-4", "C9300-24T:OLD", VA, TAG, 2L, false);
        JsonPath body = only(name);
        assertThat(body.getList("causes.code"))
                .as("what is cleared once is enough")
                .containsExactly("DOUBLE_COUNT", "STALE_INSTANCE");
        assertThat(cause(body, "DOUBLE_COUNT"))
                .as("of the four units that are counted twice, three are short")
                .containsEntry("units", 4)
                .containsEntry("explains", 3);
        assertThat(evidence(cause(body, "DOUBLE_COUNT")))
                .extracting(one -> List.of(one.get("source"), one.get("units"), one.get("ids")))
                .containsExactly(List.of("FINDING", 4, List.of("DOUBLE_COUNT-1")));
        assertThat(cause(body, "STALE_INSTANCE"))
                .as("an acceptance that is outdated covers nothing")
                .containsEntry("units", 1);
    }

    @Test
    void aTermThatEndedAndAnOrderThatDidNotComeAreCauses() {
        String name = "ended.example.com";
        shortOfThree(name)
                .grants("SUB-1", VA, TAG, 2, JANUARY, "2026-02-10T00:00:00Z")
                .heard()
                .order("PO-1", "PLACED", VA, TAG, 4, 1)
                .order("PO-2", "OVERDUE", VA, TAG, 1, 0)
                .order("PO-3", "PLACED", "lab", TAG, 9, 0);
        JsonPath body = only(name);
        assertThat(body.getList("causes.code")).containsExactly("TERM_EXPIRED", "LATE_DELIVERY", "GENUINE_SHORTAGE");
        Map<String, Object> ended = cause(body, "TERM_EXPIRED");
        assertThat(ended).containsEntry("units", 2);
        assertThat(evidence(ended).getFirst())
                .containsEntry("sequences", List.of(3))
                .containsEntry("source", "ENTITLEMENT");
        Map<String, Object> late = cause(body, "LATE_DELIVERY");
        assertThat(late).containsEntry("units", 4);
        assertThat(evidence(late).getFirst())
                .containsEntry("ids", List.of("PO-1", "PO-2"))
                .containsEntry("source", "ORDER");
        assertThat(cause(body, "GENUINE_SHORTAGE")).containsEntry("units", 3);
    }

    @Test
    void aTermThatWasProlongedHasNotEndedAndOneThatWasRenewedForLessHasInPart() {
        String name = "prolonged.example.com";
        shortOfThree(name)
                .grants("SUB-1", VA, TAG, 2, JANUARY, "2026-02-10T00:00:00Z")
                .prolongs("SUB-1", VA, TAG, 2, "2026-02-10T00:00:00Z", "2027-02-10T00:00:00Z")
                .grants("SUB-2", VA, TAG, 4, JANUARY, "2026-02-20T00:00:00Z")
                .grants("SUB-3", VA, TAG, 1, "2026-02-20T00:00:00Z", "2027-02-20T00:00:00Z")
                .uses("C9300-24T:NEWER", VA, TAG, "2026-02-25T00:00:00Z", 6);
        JsonPath body = only(name);
        assertThat(body.getInt("shortBy")).isEqualTo(6);
        assertThat(cause(body, "TERM_EXPIRED"))
                .as("of the four that ended one was renewed, and two were prolonged")
                .containsEntry("units", 3);
        assertThat(evidence(cause(body, "TERM_EXPIRED")).getFirst()).containsEntry("sequences", List.of(7, 8));
    }

    @Test
    void aTermThatEndedLongBeforeIsNoCause() {
        String name = "long-ago.example.com";
        shortOfThree(name).grants("SUB-1", VA, TAG, 2, "2025-01-01T00:00:00Z", "2025-12-31T00:00:00Z");
        assertThat(only(name).getList("causes.code")).containsExactly("GENUINE_SHORTAGE");
    }

    @Test
    void aLicenceWithoutAFamilyHasNoCoverageRule() {
        String name = "alone.example.com";
        peers.account(name).uses(VA, TAG, FEBRUARY, 3).heard().nothing();
        JsonPath body = only(name);
        assertThat(body.getList("causes.code")).containsExactly("MISSING_COVERAGE_RULE", "GENUINE_SHORTAGE");
        assertThat(evidence(cause(body, "MISSING_COVERAGE_RULE")).getFirst())
                .containsEntry("source", "CATALOGUE")
                .containsEntry("ids", List.of(TAG));
    }

    @Test
    void whatWasNeverHeardOfIsSaid() {
        String name = "unheard.example.com";
        peers.account(name).uses(VA, TAG, FEBRUARY, 3);
        assertThat(only(name).getList("causesUnknown")).containsExactly("FINDINGS", "ORDERS");
    }

    @Test
    void aShortageThatIsOverIsExplainedAsItWas() {
        String name = "over.example.com";
        StubAccount account = shortOfThree(name);
        account.heard().finding("STALE_INSTANCE", "STALE_INSTANCE-1", "C9300-24T:NEW", VA, TAG, 3L);
        evaluate(name);
        clock.set("2026-03-02T00:00:00Z");
        account.uses("C9300-24T:NEW", VA, TAG, "2026-03-02T00:00:00Z", -3).owns("lab", TAG, "2026-03-02T00:00:00Z", 9);
        account.heard().cleared("STALE_INSTANCE-1");
        JsonPath body = only(name);
        assertThat(body.getString("state")).isEqualTo("RESOLVED");
        assertThat(body.getList("causes.code")).containsExactly("STALE_INSTANCE");
        assertThat(body.getList("overConsuming.productInstance")).containsExactly("C9300-24T:NEW");
        assertThat((Object) body.get("overConsuming[0].actionFrom")).isNull();
    }

    @Test
    void aCaseThatNeverWasHasNoCauses() {
        String name = "void-causes.example.com";
        StubAccount account = shortOfThree(name);
        evaluate(name);
        account.owns(VA, TAG, JANUARY, 9);
        JsonPath body = only(name);
        assertThat(body.getString("state")).isEqualTo("VOIDED");
        assertThat(body.getList("causes")).isEmpty();
        assertThat(body.getList("overConsuming")).isEmpty();
    }

    @Test
    void listsTellEvidenceWhereItIsAskedFor() {
        String name = "listed.example.com";
        shortOfThree(name).uses("ISR4331/K9:EDGE", "edge", TAG, FEBRUARY, 2);
        evaluate(name);
        List<Map<String, Object>> plain = cases(name);
        assertThat(plain).hasSize(2);
        for (Map<String, Object> one : plain) {
            assertThat(firstCause(one))
                    .containsEntry("code", "GENUINE_SHORTAGE")
                    .containsEntry("evidence", null);
            Map<String, Object> asked = cases(name, Map.of("causes", "true")).stream()
                    .filter(other -> other.get("id").equals(one.get("id")))
                    .findFirst()
                    .orElseThrow();
            JsonPath alone = one(name, one.get("id")).extract().jsonPath();
            assertThat(asked.get("causes")).isEqualTo(alone.getList("causes"));
            assertThat(asked.get("overConsuming")).isEqualTo(alone.getList("overConsuming"));
        }
        given().queryParam("causes", "perhaps")
                .get("/v1/smart-accounts/{sa}/cases", name)
                .then()
                .statusCode(400);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> firstCause(Map<String, Object> one) {
        return ((List<Map<String, Object>>) one.get("causes")).getFirst();
    }

    @Test
    void manyEntriesAreReadInPortionsAndOnlyTheLatestAreListed() {
        String name = "many-entries.example.com";
        StubAccount account = peers.account(name).shipped(TAG, "switching", 1, 90, "NOTIFY_ONLY");
        account.heard().nothing();
        account.uses("C9300-24T:FIRST", VA, TAG, JANUARY, 2);
        for (int i = 0; i < 600; i++) { // taken and given back, twelve hundred times
            account.uses("C9300-24T:BLINKS", VA, TAG, "2026-02-01T00:%02d:%02dZ".formatted(i / 60, i % 60), 1);
            account.uses("C9300-24T:BLINKS", VA, TAG, "2026-02-01T00:%02d:%02d.500Z".formatted(i / 60, i % 60), -1);
        }
        JsonPath body = only(name);
        assertThat(body.getList("overConsuming.productInstance")).containsExactly("C9300-24T:FIRST");
        Map<String, Object> usage = evidence(cause(body, "GENUINE_SHORTAGE")).getFirst();
        assertThat(usage)
                .containsEntry("source", "USAGE")
                .containsEntry("units", 2)
                .containsEntry("more", 1101);
        assertThat((List<?>) usage.get("sequences")).hasSize(100).last().isEqualTo(1201);
    }
}
