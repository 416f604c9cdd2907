package dev.ninety.usage.obligation;

import static dev.ninety.usage.Reports.DAY;
import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.ninety.usage.EntitlementStub;
import dev.ninety.usage.UsageServiceTest;
import dev.ninety.usage.obligation.app.Obligations;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the doors tell of obligations, policies, changes and what became due. */
@QuarkusTest
class ObligationDoorTest extends UsageServiceTest {

    private static final String SWITCH = "C9300-24P:O1";

    @Inject
    Obligations obligations;

    @Test
    void aSubscriptionIsReportedAgainAndAgainAndAPerpetualLicenceOnce() {
        clock.set("2026-01-11T00:00:00Z");
        send(report(SWITCH, DNA, 1).row(0, 10 * DAY, 2).json());
        send(report(SWITCH, NETWORK, 2).row(0, 10 * DAY, 2).json());

        Map<String, Object> dna = only("?status=CURRENT");
        assertThat(dna)
                .containsEntry("productInstance", SWITCH)
                .containsEntry("entitlementTag", DNA)
                .containsEntry("virtualAccount", "campus")
                .containsEntry("due", "2026-04-11T00:00:00Z")
                .containsEntry("rule", "FREQUENCY")
                .containsEntry("reportedThrough", "2026-01-11T00:00:00Z")
                .containsEntry("ackState", "AWAITED");
        assertThat(at(dna, "metBy", "reportId")).isEqualTo(1);
        assertThat(at(dna, "metBy", "basis")).isEqualTo("ASSUMED");
        assertThat(at(dna, "policy", "class")).isEqualTo("SUBSCRIPTION");
        assertThat(at(dna, "policy", "frequency")).isEqualTo(value(90, "DEFAULT", null));
        Map<String, Object> network = only("?status=NOT_REQUIRED");
        assertThat(network)
                .containsEntry("entitlementTag", NETWORK)
                .containsEntry("due", null)
                .containsEntry("rule", null);

        clock.set("2026-04-10T23:59:59Z");
        assertThat(only("?status=DUE_SOON")).containsEntry("entitlementTag", DNA);
        clock.set("2026-04-11T00:00:00Z");
        assertThat(only("?status=OVERDUE")).containsEntry("entitlementTag", DNA);
        assertThat(list("/obligations?status=CURRENT")).isEmpty();
    }

    @Test
    void onlyWhatTheVendorHasSeenMeetsAnything() {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("mode", "DISCONNECTED", "effectiveFrom", "2026-01-01T00:00:00Z"))
                .put(url("/virtual-accounts/campus/delivery-mode"))
                .then()
                .statusCode(201);
        clock.set("2026-06-01T00:00:00Z");
        send(report(SWITCH, DNA, 1).row(0, 10 * DAY, 2).json());
        assertThat(only(""))
                .containsEntry("rule", "FIRST_REPORT")
                .containsEntry("due", "2026-04-01T00:00:00Z")
                .containsEntry("status", "OVERDUE")
                .containsEntry("metBy", null)
                .containsEntry("ackState", null)
                .containsEntry("reportedThrough", null);
    }

    @Test
    void aPolicyMovesWhatIsDueAndIsReadAsItWasKnown() {
        clock.set("2026-01-11T00:00:00Z");
        send(report(SWITCH, DNA, 1).row(0, 10 * DAY, 2).json());
        list("/obligations");
        clock.advance(Duration.ofDays(1));
        Map<String, ?> policy =
                Map.of("class", "SUBSCRIPTION", "frequencyDays", 30, "effectiveFrom", "2026-02-01T00:00:00Z");
        given().contentType("application/json")
                .body(policy)
                .put(url("/reporting-policies/p1"))
                .then()
                .statusCode(201);

        assertThat(only("")).containsEntry("due", "2026-04-11T00:00:00Z");
        clock.set("2026-02-01T00:00:00Z");
        Map<String, Object> moved = only("");
        assertThat(moved).containsEntry("due", "2026-02-10T00:00:00Z").containsEntry("status", "DUE_SOON");
        assertThat(at(moved, "policy", "frequency")).isEqualTo(value(30, "SMART_ACCOUNT", "p1"));
        assertThat(only("?at=2026-01-31T23:59:59Z")).containsEntry("due", "2026-04-11T00:00:00Z");
        assertThat(only("?knownAt=2026-01-11T12:00:00Z")).containsEntry("due", "2026-04-11T00:00:00Z");
        assertThat(list("/obligations?at=2026-06-01T00:00:00Z&knownAt=2026-01-10T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void aChangeThatSomebodySaysIsOwedUntilAReportEndsAfterIt() {
        clock.set("2026-01-11T00:00:00Z");
        send(report(SWITCH, NETWORK, 1).row(0, 10 * DAY, 2).json());
        Map<String, Object> change =
                Map.of("entitlementTag", NETWORK, "changedAt", "2026-01-20T00:00:00Z", "note", "re-licensed");
        post(SWITCH, "changes", change).statusCode(201);
        post(SWITCH, "changes", change).statusCode(200);
        assertThat(list("/product-instances/" + segment(SWITCH) + "/changes")).hasSize(1);
        assertThat(only("")).containsEntry("status", "NOT_REQUIRED");
        clock.set("2026-01-21T00:00:00Z");
        assertThat(only("")).containsEntry("rule", "CHANGE").containsEntry("due", "2026-04-20T00:00:00Z");
        clock.set("2026-01-22T00:00:00Z");
        send(report(SWITCH, NETWORK, 2).row(10 * DAY, 21 * DAY, 2).json());
        assertThat(only("")).containsEntry("status", "NOT_REQUIRED");
    }

    @Test
    void aClockThatWasSetBackLosesNothing() {
        clock.set("2026-01-11T00:00:00Z");
        send(report(SWITCH, NETWORK, 1).row(0, 10 * DAY, 2).json());
        clock.set("2026-02-11T00:00:00Z");
        post(SWITCH, "changes", Map.of("entitlementTag", NETWORK, "changedAt", "2026-01-20T00:00:00Z"))
                .statusCode(201);
        clock.set("2026-02-05T00:00:00Z");
        assertThat(only("")).containsEntry("rule", "CHANGE").containsEntry("due", "2026-04-20T00:00:00Z");
    }

    @Test
    void aWrongChangeIsRefusedByItsField() {
        clock.set("2026-01-11T00:00:00Z");
        post("C9300-24P:NONE", "changes", Map.of("entitlementTag", DNA, "changedAt", "2026-01-20T00:00:00Z"))
                .statusCode(404);
        send(report(SWITCH, NETWORK, 1).row(0, 10 * DAY, 2).json());
        post(SWITCH, "changes", Map.of())
                .statusCode(422)
                .body("errors.pointer", contains("/entitlementTag", "/changedAt"));
        post(SWITCH, "changes", Map.of("entitlementTag", "a\u0000b", "changedAt", "2026-01-20T00:00:00Z"))
                .statusCode(422);
        post(SWITCH, "changes", Map.of("entitlementTag", DNA, "changedAt", 5)).statusCode(400);
        assertThat(list("/product-instances/" + segment(SWITCH) + "/changes")).isEmpty();
    }

    @Test
    void aReleaseEndsWhatIsOwedAndNewUseStartsAnew() {
        clock.set("2026-01-11T00:00:00Z");
        send(report(SWITCH, DNA, 1).row(0, 10 * DAY, 2).json());
        post(SWITCH, "releases", Map.of("entitlementTag", DNA, "effectiveAt", "2026-01-15T00:00:00Z"))
                .statusCode(201);
        clock.set("2026-01-20T00:00:00Z");
        assertThat(only("")).containsEntry("status", "NOT_REQUIRED").containsEntry("due", null);
        clock.set("2026-02-01T00:00:00Z");
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("mode", "DISCONNECTED"))
                .put(url("/product-instances/" + segment(SWITCH) + "/delivery-mode"))
                .then()
                .statusCode(201);
        send(report(SWITCH, DNA, 2).row(20 * DAY, 25 * DAY, 2).json());
        assertThat(only("")).containsEntry("rule", "FIRST_REPORT").containsEntry("due", "2026-04-21T00:00:00Z");
    }

    @Test
    void theEndOfATermIsDueBeforehandWhereTheLicenceIsUsed() {
        clock.set("2026-01-11T00:00:00Z");
        send(report(SWITCH, DNA, 1).row(0, 10 * DAY, 2).json());
        EntitlementStub.termEnds(
                account,
                EntitlementStub.termEnd("campus", DNA, "2026-03-01T00:00:00Z"),
                EntitlementStub.termEnd("branch", DNA, "2026-02-15T00:00:00Z"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(only("")).containsEntry("rule", "TERM_END").containsEntry("due", "2026-03-01T00:00:00Z");
        post(SWITCH, "moves", Map.of("to", "branch", "effectiveAt", "2026-01-12T00:00:00Z"))
                .statusCode(201);
        assertThat(only("")).containsEntry("due", "2026-02-15T00:00:00Z").containsEntry("virtualAccount", "campus");
        clock.set("2026-02-01T00:00:00Z");
        send(report(SWITCH, DNA, 2).row(10 * DAY, 20 * DAY, 2).json());
        assertThat(only("")).containsEntry("rule", "FREQUENCY").containsEntry("virtualAccount", "branch");
        EntitlementStub.termEnds(account);
        assertThat(only("?knownAt=2026-01-11T00:00:30Z")).containsEntry("rule", "FREQUENCY");
    }

    @Test
    void whatBecomesDueIsAnnouncedOnceWithItsOwnDate() throws Exception {
        clock.set("2026-01-11T00:00:00Z");
        send(report(SWITCH, DNA, 1).row(0, 10 * DAY, 2).json());
        assertThat(list("/events")).isEmpty();
        clock.set("2026-06-01T00:00:00Z");

        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch together = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                running.add(replicas.submit(() -> {
                    together.await();
                    return obligations.refresh(account);
                }));
            }
            together.countDown();
            for (Future<?> one : running) {
                one.get();
            }
        }

        List<Map<String, Object>> events = list("/events");
        assertThat(events).extracting("type").containsExactly("REPORT_DUE_SOON", "REPORT_OVERDUE");
        assertThat(events).extracting("at").containsExactly("2026-03-12T00:00:00Z", "2026-04-11T00:00:00Z");
        assertThat(events).extracting("sequence").containsExactly(1, 2);
        assertThat(events).extracting("recordedAt").containsOnly("2026-06-01T00:00:00Z");
        assertThat(events).extracting("due").containsOnly("2026-04-11T00:00:00Z");
        assertThat(list("/events?after=1")).hasSize(1);

        // A fact that came late makes no noise of thresholds that lie before it: one announcement, of the latest.
        send(report("C9300-24P:O2", DNA, 1).row(0, 10 * DAY, 2).json());
        assertThat(list("/events?after=2")).extracting("type").containsExactly("REPORT_OVERDUE");
        given().get(url("/events?after=x")).then().statusCode(400);
    }

    @Test
    void theSummaryCountsByVirtualAccountAndNamesTheWorst() {
        clock.set("2026-01-11T00:00:00Z");
        send(report(SWITCH, DNA, 1).row(0, 10 * DAY, 2).json());
        send(report(SWITCH, NETWORK, 2).row(0, 10 * DAY, 2).json());
        clock.set("2026-01-21T00:00:00Z");
        send(report("C9300-24P:O2", DNA, 1).row(0, 20 * DAY, 2).json());
        clock.set("2026-04-15T00:00:00Z");

        ValidatableResponse now = given().get(url("/reporting-status")).then().statusCode(200);
        ValidatableResponse past = given().get(url("/reporting-status?at=2026-04-15T00:00:00Z"))
                .then()
                .statusCode(200);
        for (ValidatableResponse answer : List.of(now, past)) {
            answer.body("at", equalTo("2026-04-15T00:00:00Z"))
                    .body("counts", hasSize(3))
                    .body("counts.find { it.status == 'OVERDUE' }.count", equalTo(1))
                    .body("counts.find { it.status == 'DUE_SOON' }.count", equalTo(1))
                    .body("counts.find { it.status == 'NOT_REQUIRED' }.count", equalTo(1))
                    .body("worst.productInstance", contains(SWITCH, "C9300-24P:O2"))
                    .body("worst.overdue", contains(1, 0))
                    .body("worst.obligations", contains(2, 1))
                    .body("worst.status", contains("OVERDUE", "DUE_SOON"))
                    .body("worst.virtualAccount", contains("campus", "campus"));
        }
    }

    @Test
    void pagesFollowEachOtherByWhatIsDue() {
        clock.set("2026-02-11T00:00:00Z");
        for (int i = 0; i < 5; i++) {
            send(report("C9300-24P:P" + i, DNA, 1).row(0, (30 - i) * DAY, 2).json());
            send(report("C9300-24P:P" + i, NETWORK, 2).row(0, 10 * DAY, 2).json());
        }
        for (String query : List.of("", "&at=2026-02-11T00:00:00Z")) {
            List<Map<String, Object>> whole = list("/obligations?limit=1000" + query);
            List<Map<String, Object>> pages = new ArrayList<>();
            String after = "";
            while (after != null) {
                var page = given().urlEncodingEnabled(false).get(url("/obligations?limit=3" + query + after));
                pages.addAll(page.<List<Map<String, Object>>>path("items"));
                String next = page.path("next");
                after = next == null ? null : "&after=" + next;
            }
            assertThat(pages).hasSize(10).isEqualTo(whole);
        }
        assertThat(list("/obligations")).extracting("due").startsWith("2026-04-27T00:00:00Z", "2026-04-28T00:00:00Z");
        assertThat(list("/obligations?dueBefore=2026-04-28T00:00:00Z")).hasSize(1);
        assertThat(list("/obligations?productInstance=C9300-24P:P3")).hasSize(2);
        assertThat(list("/obligations?virtualAccount=branch")).isEmpty();
        given().get(url("/obligations?status=LATE")).then().statusCode(400);
        given().get(url("/obligations?dueBefore=x")).then().statusCode(400);
        given().get(url("/obligations?after=x")).then().statusCode(400);
        given().get(url("/obligations?productInstance=x")).then().statusCode(400);
        given().get(url("/obligations?virtualAccount=%00")).then().statusCode(400);
    }

    private Map<String, Object> only(String query) {
        List<Map<String, Object>> items = list("/obligations" + query);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    @SuppressWarnings("unchecked")
    private static Object at(Map<String, Object> item, String field, String inner) {
        return ((Map<String, Object>) item.get(field)).get(inner);
    }

    private static Map<String, Object> value(int days, String source, String policyId) {
        Map<String, Object> value = new HashMap<>();
        value.put("days", days);
        value.put("source", source);
        value.put("policyId", policyId);
        return value;
    }
}
