package dev.ninety.usage.delivery;

import static dev.ninety.usage.Reports.ndjson;
import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.usage.EntitlementStub;
import dev.ninety.usage.Reports;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that are carried to the vendor by hand. */
@QuarkusTest
class ExportTest extends DeliveryTest {

    @BeforeEach
    void nothingIsConnected() {
        mode("virtual-accounts/campus", "DISCONNECTED");
    }

    @Test
    void whatIsSeenMovesAtTheSubmissionAndNotBefore() {
        send(ndjson(report(ONE, DNA, 1).row(0, 100, 4), report(TWO, DNA, 1).row(0, 100, 3)));

        export("e1", "campus", "XML")
                .statusCode(201)
                .body("state", equalTo("PENDING"))
                .body("reports", equalTo(2))
                .body("instances", equalTo(2))
                .body("createdAt", equalTo("2026-06-01T00:00:00Z"))
                .body("submittedAt", nullValue());
        assertThat(disclosed("campus", DNA, 50)).isZero();

        clock.set("2026-06-02T00:00:00Z");
        submit("e1", "2026-06-01T12:00:00Z")
                .statusCode(201)
                .body("state", equalTo("SUBMITTED"))
                .body("submittedAt", equalTo("2026-06-01T12:00:00Z"));
        assertThat(seen("campus", DNA, 50)).isEqualTo(Map.of("consumed", 7L, "confirmed", 0L, "assumed", 7L));

        submit("e1", "2026-06-01T12:00:00Z").statusCode(200);
        submit("e1", "2026-06-01T13:00:00Z").statusCode(409).body("code", equalTo("SUBMITTED"));
        export("e2", "campus", "XML").statusCode(409).body("code", equalTo("NOTHING_PENDING"));
        assertThat(list("/exports")).hasSize(1);
    }

    @Test
    void whatAnExportHoldsIsFrozen() {
        send(report(ONE, DNA, 1).row(0, 100, 4).json());
        export("e1", "campus", "XML").statusCode(201);
        byte[] file = file("e1");
        send(report(ONE, DNA, 1).row(0, 100, 4).row(100, 200, 9).json()).body("extended", equalTo(1));
        send(report(ONE, DNA, 2).row(200, 300, 11).json());

        export("e1", "campus", "XML").statusCode(200).body("reports", equalTo(1));
        assertThat(file("e1")).isEqualTo(file);
        submit("e1", "2026-06-01T00:00:00Z").statusCode(201);
        assertThat(consumed("campus", DNA, 250)).isEqualTo(11);
        assertThat(disclosed("campus", DNA, 250))
                .as("the prefix that was exported")
                .isEqualTo(4);

        export("e2", "campus", "XML").statusCode(201).body("reports", equalTo(2));
        submit("e2", "2026-06-01T00:00:00Z").statusCode(201);
        assertThat(disclosed("campus", DNA, 250)).isEqualTo(11);
    }

    @Test
    void anExportHoldsWhatIsCarriedByHandAndNothingElse() {
        send(report(ONE, DNA, 1).row(0, 100, 4).json());
        given().contentType("application/json")
                .body(report("X:elsewhere", DNA, 1).row(0, 9, 1).json())
                .post(url("/rum-reports?virtualAccount=branch"))
                .then()
                .statusCode(200);
        send(report(ONE, DNA, 1).row(0, 100, 5).json()).body("conflict", equalTo(1));
        send("{\"payload\":{\"asset_identification\":{\"report_id\":7,\"instance\":{\"sudi\":{\"udi_pid\":\"C9300-24P\","
                        + "\"udi_serial_number\":\"DL1\"}}},\"meta\":{\"report_type\":\"telemetry\"},\"measurements\":[]}}")
                .body("setAside", equalTo(1));
        send("{\"no\":\"report\"}\n" + report(ONE, NETWORK, 2).row(0, 100, 5).json())
                .body("quarantined", equalTo(1));

        export("e1", "campus", "XML").body("reports", equalTo(3)).body("instances", equalTo(1));
        export("e2", "branch", "XML").statusCode(409).body("code", equalTo("NOTHING_PENDING"));

        post(ONE, "moves", Map.of("to", "branch", "effectiveAt", "2026-05-01T00:00:00Z"));
        export("e3", "branch", "XML").body("reports", equalTo(3));
        export("e4", "campus", "XML").statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XML", "BUNDLE"})
    void whatIsExportedAndImportedElsewhereIsConsumedThere(String format) {
        send(ndjson(
                report(ONE, DNA, 1).row(0, 100, 4).row(100, 200, 6),
                report(ONE, NETWORK, 2).row(0, 100, 2),
                report(TWO, DNA, 1).row(50, 100, 3).listing(TWO, ONE)));
        send(Reports.xml(report(TWO, NETWORK, 2).row(0, 1000, 8)));
        List<String> contents = contents();
        export("e1", "campus", format).statusCode(201);
        byte[] file = file("e1");
        List<Map<String, Object>> consumption = list("/consumption?at=" + moment(150));

        account = "u" + UUID.randomUUID() + ".example.com";
        EntitlementStub.account(account, "campus", "branch");
        given().body(file).post(url("/rum-reports")).then().statusCode(200).body("accepted", equalTo(4));

        assertThat(list("/consumption?at=" + moment(150))).isEqualTo(consumption);
        assertThat(contents()).containsExactlyInAnyOrderElementsOf(contents);
    }

    private List<String> contents() {
        List<String> contents = new ArrayList<>();
        for (Map<String, Object> item : list("/rum-reports")) {
            contents.add(given().get(url("/rum-reports/" + item.get("id"))).asString());
        }
        return contents;
    }

    @Test
    void aFileIsNamedAsTheVendorsToolsNameIt() {
        send(report(ONE, DNA, 1).row(0, 100, 4).json());
        export("x", "campus", "XML");
        export("b", "campus", "BUNDLE");

        given().get(url("/exports/x/file"))
                .then()
                .header("Content-Type", containsString("application/xml"))
                .header("Content-Disposition", equalTo("attachment; filename=\"UD_VA_1780272000.xml\""));
        given().get(url("/exports/b/file"))
                .then()
                .header("Content-Type", containsString("application/gzip"))
                .header("Content-Disposition", equalTo("attachment; filename=\"UD_SA_1780272000.tar.gz\""));
    }

    @Test
    void theEffectTellsWhatASubmissionWillChange() {
        send(report(ONE, DNA, 1).row(0, 100, 4).row(100, 200, 6).json());
        export("e1", "campus", "XML");
        submit("e1", "2026-06-01T00:00:00Z");
        send(ndjson(
                report(ONE, DNA, 2).row(300, 400, 1),
                report(TWO, DNA, 1).row(0, 100, 5).listing(TWO, ONE),
                report(TWO, NETWORK, 1).row(0, 100, 2)));
        post(TWO, "moves", Map.of("to", "lab", "effectiveAt", moment(60)));
        int posted = ledger().size();
        export("e2", "campus", "XML").statusCode(201).body("reports", equalTo(1));
        export("e3", "lab", "XML").statusCode(201).body("reports", equalTo(2));

        List<Map<String, Object>> effect = list("/exports/e3/effect?limit=1000");
        assertThat(ledger()).as("asking changes nothing").hasSize(posted);
        List<Map<String, Object>> paged = new ArrayList<>();
        String next = null;
        do {
            var page = given().urlEncodingEnabled(false)
                    .get(url("/exports/e3/effect?limit=1" + (next == null ? "" : "&after=" + next)));
            paged.addAll(page.path("items"));
            next = page.path("next");
        } while (next != null);
        assertThat(paged).isEqualTo(effect);
        assertThat(effect).isNotEmpty();

        List<Long> probes = List.of(-1L, 0L, 50L, 100L, 150L, 350L, 1000L);
        List<Long> before = probes.stream().map(this::dnaSeen).toList();
        submit("e3", "2026-06-01T00:00:00Z").statusCode(201);
        for (int i = 0; i < probes.size(); i++) {
            long probe = probes.get(i);
            long changed = effect.stream()
                    .filter(item -> item.get("entitlementTag").equals(DNA)
                            && String.valueOf(item.get("effectiveAt")).compareTo(moment(probe)) <= 0)
                    .mapToLong(item -> ((Number) item.get("delta")).longValue())
                    .sum();
            assertThat(dnaSeen(probe)).as("at %d", probe).isEqualTo(before.get(i) + changed);
        }
        assertThat(list("/exports/e3/effect")).isEmpty();
        assertThat(list("/exports/e2/effect")).isNotEmpty();
    }

    private long dnaSeen(long second) {
        return disclosed("campus", DNA, second) + disclosed("lab", DNA, second);
    }

    @Test
    void whatContradictsOrCannotBeIsRefused() {
        send(report(ONE, DNA, 1).row(0, 100, 4).json());
        export("e1", "nowhere", "XML").statusCode(422).body("errors[0].pointer", equalTo("/virtualAccount"));
        export("e1", "campus", "XML").statusCode(201);

        export("e1", "campus", "BUNDLE").statusCode(409).body("errors[0].pointer", equalTo("/format"));
        export("e1", "branch", "XML").statusCode(409).body("errors[0].pointer", equalTo("/virtualAccount"));
        export("e2", "campus", "PDF").statusCode(400).body("errors[0].pointer", equalTo("/format"));
        export("-", "campus", "XML").statusCode(400).body("errors[0].parameter", equalTo("id"));
        given().contentType("application/json")
                .body("{}")
                .put(url("/exports/e2"))
                .then()
                .statusCode(422);
        given().contentType("application/json")
                .body("null")
                .put(url("/exports/e2"))
                .then()
                .statusCode(400);
        submit("e1", "2026-06-01T00:00:01Z").statusCode(422).body("code", equalTo("IN_THE_FUTURE"));
        submit("none", "2026-06-01T00:00:00Z").statusCode(404);
        given().contentType("application/json")
                .body("{}")
                .post(url("/exports/e1/submission"))
                .then()
                .statusCode(422);
        for (String path : List.of("/exports/none", "/exports/none/file", "/exports/none/effect")) {
            given().get(url(path)).then().statusCode(404);
        }
        given().get(url("/exports/e1/effect?after=x")).then().statusCode(400);
    }

    @Test
    void whatNoXmlCanHoldTravelsInABundle() {
        String odd =
                report(ONE, DNA, 1).row(0, 100, 4).json().replace("{\"payload\"", "{\"site\":\"a\uffffb\",\"payload\"");
        send(odd).statusCode(200);

        export("e1", "campus", "XML").statusCode(422).body("code", equalTo("NOT_IN_XML"));
        export("e1", "campus", "BUNDLE").statusCode(201);

        byte[] file = file("e1");

        account = "u" + UUID.randomUUID() + ".example.com";
        EntitlementStub.account(account, "campus");
        given().body(file).post(url("/rum-reports")).then().statusCode(200).body("accepted", equalTo(1));
        assertThat(contents()).containsExactly(odd);
    }
}
