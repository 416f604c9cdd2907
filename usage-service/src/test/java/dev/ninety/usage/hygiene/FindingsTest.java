package dev.ninety.usage.hygiene;

import static dev.ninety.usage.Reports.DAY;
import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.usage.Reports;
import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is found, by the doors: what makes a finding appear, and what clears it. */
@QuarkusTest
class FindingsTest extends UsageServiceTest {

    private static final String A = "C9300-24P:FT1";
    private static final String B = "C9300L-24P:FT1";
    private static final String C = "C9500-40X:FT3";

    private List<Map<String, Object>> findings(String code) {
        return list("/findings?code=" + code);
    }

    private Map<String, Object> only(String code) {
        List<Map<String, Object>> found = findings(code);
        assertThat(found).as(code).hasSize(1);
        return found.getFirst();
    }

    private void register(String... udis) {
        for (String udi : udis) {
            given().urlEncodingEnabled(false)
                    .contentType("application/json")
                    .body("{}")
                    .put(url("/product-instances/" + segment(udi)))
                    .then()
                    .statusCode(201);
        }
    }

    private ValidatableResponse accept(Object id, String body) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post(url("/findings/" + id + "/acceptance"))
                .then();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> evidence(Map<String, Object> finding) {
        return (List<Map<String, Object>>) finding.get("evidence");
    }

    private static List<Object> kinds(Map<String, Object> finding) {
        return evidence(finding).stream().map(one -> one.get("kind")).toList();
    }

    @Test
    void oneSerialUnderTwoNamesCountsTwice() {
        register(A, B);
        send(report(A, DNA, 1).row(0, DAY, 4).json());
        assertThat(findings("DOUBLE_COUNT")).isEmpty();

        send(report(B, DNA, 1).row(DAY, 2 * DAY, 6).json());

        Map<String, Object> finding = only("DOUBLE_COUNT");
        assertThat(finding)
                .containsEntry("productInstance", A)
                .containsEntry("entitlementTag", DNA)
                .containsEntry("virtualAccount", "campus")
                .containsEntry("units", 4)
                .containsEntry("firstSeen", moment(DAY))
                .containsEntry("severity", "WARNING")
                .containsEntry("acceptance", null);
        assertThat(kinds(finding)).containsExactly("COUNTS_TOO_MUCH", "GOES_ON_COUNTING", "SHARED_SERIAL");

        post(A, "releases", Map.of("entitlementTag", DNA, "effectiveAt", moment(3 * DAY)));
        assertThat(findings("DOUBLE_COUNT")).isEmpty();
    }

    @Test
    void membersInCommonCountTwiceUnlessOneSwitchedTheOtherOff() {
        register(A, C);
        clock.set(moment(30 * DAY));
        send(report(A, DNA, 1).row(0, 40 * DAY, 4).json());
        send(report(C, DNA, 1).row(DAY, 2 * DAY, 4).listing(A, C).json());

        Map<String, Object> finding = only("DOUBLE_COUNT");
        assertThat(finding).containsEntry("units", 4).containsEntry("firstSeen", moment(DAY));
        assertThat(kinds(finding)).contains("SHARED_HA_MEMBER");

        clock.set(moment(41 * DAY));
        assertThat(findings("DOUBLE_COUNT"))
                .as("the row of the one that was switched off has ended")
                .isEmpty();
    }

    @Test
    void twoThatListTheSameMemberAreOneDevice() {
        register(A, C);
        send(report(A, DNA, 1).row(0, DAY, 4).listing("C9300-24P:STACK").json());
        send(report(C, DNA, 1).row(DAY, 2 * DAY, 3).listing("C9300-24P:STACK").json());
        assertThat(only("DOUBLE_COUNT")).containsEntry("productInstance", A).containsEntry("units", 4);

        send(report(C, DNA, 2).row(2 * DAY, 3 * DAY, 3).json());
        assertThat(findings("DOUBLE_COUNT")).as("it left the stack").isEmpty();
    }

    @Test
    void reportsAfterADecommissionAreFoundUntilItIsReactivated() {
        register(A);
        send(report(A, DNA, 1).row(0, DAY, 4).json());
        post(A, "decommission", Map.of("effectiveAt", moment(DAY)));
        assertThat(findings("REAPPEARED")).isEmpty();

        send(report(A, DNA, 2).row(2 * DAY, 3 * DAY, 4).json());
        assertThat(only("REAPPEARED"))
                .containsEntry("productInstance", A)
                .containsEntry("firstSeen", moment(2 * DAY))
                .containsEntry("units", null);

        post(A, "reactivate", Map.of("effectiveAt", moment(2 * DAY)));
        assertThat(findings("REAPPEARED")).isEmpty();
    }

    @Test
    void aContradictionIsFoundUnderItsReportId() {
        register(A);
        send(report(A, DNA, 7).row(0, DAY, 4).json());
        clock.set("2026-06-02T00:00:00Z");
        send(report(A, DNA, 7).row(0, DAY, 5).json()).statusCode(200);

        Map<String, Object> finding = only("CONFLICT");
        assertThat(finding).containsEntry("firstSeen", "2026-06-02T00:00:00Z").containsEntry("entitlementTag", DNA);
        assertThat(kinds(finding)).containsExactly("STANDS", "CONTRADICTS");

        accept(finding.get("id"), "{\"note\":\"the first is right\"}").statusCode(201);
        send(report(A, DNA, 7).row(0, DAY, 6).json()).statusCode(200);
        assertThat(only("CONFLICT").get("acceptance"))
                .isEqualTo(
                        Map.of("note", "the first is right", "recordedAt", "2026-06-02T00:00:00Z", "outdated", true));
    }

    @Test
    void whatLandedByFirstSightIsUnassignedUntilSomebodySaysWhere() {
        send(report(A, DNA, 1).row(0, DAY, 4).json());
        send(report(C, DNA, 1).row(0, DAY, 4).json());
        assertThat(findings("UNASSIGNED")).extracting("productInstance").containsExactlyInAnyOrder(A, C);

        post(A, "moves", Map.of("to", "lab", "effectiveAt", moment(DAY)));
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{}")
                .put(url("/product-instances/" + segment(C)))
                .then()
                .statusCode(200);
        assertThat(findings("UNASSIGNED")).isEmpty();
    }

    @Test
    void aVirtualAccountThatIsMappedToNothingIsFound() {
        assertThat(only("UNMAPPED_VIRTUAL_ACCOUNT"))
                .containsEntry("virtualAccount", "lab")
                .containsEntry("productInstance", null);
    }

    @Test
    void aClockThatCannotBeRightIsFoundWithItsReasons() {
        register(A, C);
        send(report(A, DNA, 1).row(0, 400 * DAY, 4).json());
        send(report(C, DNA, 1).row(0, DAY, 4).json());

        Map<String, Object> finding = only("CLOCK_SUSPECT");

        assertThat(finding).containsEntry("productInstance", A).containsEntry("severity", "WARNING");
        assertThat(evidence(finding).getFirst().get("why")).isEqualTo(List.of("AFTER_RECEIPT"));
    }

    @Test
    void gapsBetweenRowsCountAndGapsBetweenIdsInform() {
        register(A);
        send(report(A, DNA, 1).row(0, DAY, 4).json());
        send(report(A, NETWORK, 2).row(0, DAY, 4).json());
        send(report(A, DNA, 3).row(DAY, 2 * DAY, 4).json());
        assertThat(findings("CHAIN_GAP")).as("ids run across licences").isEmpty();

        send(report(A, DNA, 6).row(2 * DAY, 3 * DAY, 4).json());
        assertThat(only("CHAIN_GAP")).containsEntry("severity", "INFO").containsEntry("units", null);
        assertThat(evidence(only("CHAIN_GAP")).getFirst())
                .containsEntry("rowGaps", 0)
                .containsEntry("idGaps", 1);
        accept(only("CHAIN_GAP").get("id"), "{\"note\":\"purged\"}").statusCode(201);

        send(report(A, DNA, 7).row(4 * DAY, 5 * DAY, 4).json());
        assertThat(list("/findings?code=CHAIN_GAP&accepted=true"))
                .as("it covers no gap that came since")
                .isEmpty();
        assertThat(only("CHAIN_GAP")).containsEntry("severity", "WARNING");
        assertThat(evidence(only("CHAIN_GAP")).get(1))
                .containsEntry("kind", "ROW_GAP")
                .containsEntry("entitlementTag", DNA)
                .containsEntry("from", moment(3 * DAY))
                .containsEntry("until", moment(4 * DAY));
    }

    @Test
    void aGapIsFoundWhateverTheOrderOfArrivalAndClosedByWhatWasMissing() {
        register(A);
        send(report(A, DNA, 3).row(2 * DAY, 3 * DAY, 4).json());
        assertThat(findings("CHAIN_GAP")).isEmpty();

        send(report(A, DNA, 1).row(0, DAY, 4).json());
        assertThat(evidence(only("CHAIN_GAP")).getFirst())
                .containsEntry("rowGaps", 1)
                .containsEntry("idGaps", 1);

        send(report(A, DNA, 2).row(DAY, 2 * DAY, 4).json());
        assertThat(findings("CHAIN_GAP")).isEmpty();
    }

    @Test
    void telemetryTakesPartInTheChainOfIds() {
        register(A);
        send(report(A, DNA, 3).row(0, DAY, 4).json());
        send(report(A, NETWORK, 1).row(0, DAY, 4).json());
        assertThat(evidence(only("CHAIN_GAP")).getFirst()).containsEntry("idGaps", 1);

        send(report(A, DNA, 2).row(0, DAY, 4).json().replace("ENTITLEMENT", "BANDWIDTH"))
                .statusCode(200)
                .body("setAside", equalTo(1));
        assertThat(findings("CHAIN_GAP")).isEmpty();
    }

    @Test
    void anAcceptanceKeepsTheFindingAndItsNote() {
        send(report(A, DNA, 1).row(0, DAY, 4).json());
        Object id = only("UNASSIGNED").get("id");

        accept(id, "{\"note\":\"a spare\"}")
                .statusCode(201)
                .body("acceptance.note", equalTo("a spare"))
                .body("acceptance.outdated", equalTo(false));
        accept(id, "{\"note\":\"a spare\"}").statusCode(200);
        accept(id, "{\"note\":\"a spare, really\"}").statusCode(201);

        assertThat(list("/findings?code=UNASSIGNED&accepted=false")).isEmpty();
        assertThat(list("/findings?code=UNASSIGNED&accepted=true")).hasSize(1);
        given().get(url("/findings/" + id)).then().body("acceptance.note", equalTo("a spare, really"));
        assertThat(list("/finding-acceptances")).extracting("note").containsExactly("a spare", "a spare, really");

        post(A, "moves", Map.of("to", "lab", "effectiveAt", moment(DAY)));
        accept(id, "{\"note\":\"gone\"}").statusCode(404);
        assertThat(list("/finding-acceptances")).hasSize(2);
    }

    @Test
    void findingsAreListedPageByPageAndFiltered() {
        List<Reports> reports = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            reports.add(report("C9300-24P:P" + i, DNA, 1).row(0, 400 * DAY, 1));
        }
        send(Reports.ndjson(reports.toArray(Reports[]::new))).statusCode(200);

        HashSet<Object> seen = new HashSet<>();
        String after = "";
        int pages = 0;
        do {
            Response page = given().urlEncodingEnabled(false).get(url("/findings?limit=3" + after));
            page.then().statusCode(200);
            List<Map<String, Object>> items = page.path("items");
            items.forEach(
                    item -> assertThat(seen.add(item.get("id"))).as("%s", item).isTrue());
            after = page.path("next") == null ? null : "&after=" + page.path("next");
            pages++;
        } while (after != null);
        // Two for each instance, and a Virtual Account that is mapped to nothing.
        assertThat(seen).hasSize(15);
        assertThat(pages).isEqualTo(5);

        assertThat(list("/findings?productInstance=" + segment("C9300-24P:P3"))).hasSize(2);
        assertThat(list("/findings?productInstance=" + segment("C9300-24P:NONE")))
                .isEmpty();
        assertThat(list("/findings?virtualAccount=campus&code=UNASSIGNED")).hasSize(7);
        assertThat(list("/findings?virtualAccount=lab&code=UNASSIGNED")).isEmpty();
    }

    @Test
    void whatCannotBeAskedForIsRefusedByName() {
        given().get(url("/findings?code=NONE")).then().statusCode(400).body("errors[0].parameter", equalTo("code"));
        given().get(url("/findings?accepted=perhaps")).then().statusCode(400);
        given().get(url("/findings?productInstance=x")).then().statusCode(400);
        given().get(url("/findings?after=AAAA")).then().statusCode(400).body("errors[0].parameter", equalTo("after"));
        given().get(url("/findings/UNASSIGNED-12345678901234567890")).then().statusCode(404);
        given().get(url("/findings/CONFLICT-1.x")).then().statusCode(404);
        given().get(url("/findings/DOUBLE_COUNT--5")).then().statusCode(404);
        given().get(url("/findings/NONE-1")).then().statusCode(400).body("errors[0].parameter", equalTo("finding"));
        given().urlEncodingEnabled(false)
                .get(url("/findings/UNMAPPED_VIRTUAL_ACCOUNT-%00"))
                .then()
                .statusCode(404);
        for (String body : List.of(
                "{}", "{\"note\":\" \"}", "{\"note\":\"a\\u0000\"}", "{\"note\":\"" + "x".repeat(1_001) + "\"}")) {
            accept("UNASSIGNED-1", body).statusCode(422).body("errors[0].pointer", equalTo("/note"));
        }
        accept("UNASSIGNED-1", "{\"note\":{}}").statusCode(400);
        accept("UNASSIGNED-1", "[[[").statusCode(400);
        given().get("/v1/smart-accounts/nobody.example.com/findings").then().statusCode(404);
    }

    @Test
    void aFindingNamesItsAction() {
        send(report(A, DNA, 1).row(0, DAY, 4).json());

        given().get(url("/findings?code=UNASSIGNED"))
                .then()
                .body("items", hasSize(1))
                .body("items[0].action", notNullValue())
                .body("items[0].entitlementTag", nullValue());
    }
}
