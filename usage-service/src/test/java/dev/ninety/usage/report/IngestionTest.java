package dev.ninety.usage.report;

import static dev.ninety.usage.Reports.DAY;
import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.ninety.usage.Reports;
import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The door for RUM reports: forms, acknowledgements, and what they do to consumption. */
@QuarkusTest
class IngestionTest extends UsageServiceTest {

    private static final String SWITCH = "C9300-24P:FCW0001A001";

    @Test
    void aReportCountsFromItsStartAndCarriesForward() {
        send(Reports.xml(report(SWITCH, DNA, 1).row(0, DAY, 2)))
                .statusCode(200)
                .body("received", equalTo(1))
                .body("accepted", equalTo(1))
                .body("flagged", equalTo(1))
                .body("problems[0].flags", contains("FIRST_SIGHT"))
                .body("problems[0].productInstance", equalTo(SWITCH))
                .body("problems[0].reportId", equalTo(1));
        assertThat(consumed("campus", DNA, -1)).isZero();
        assertThat(consumed("campus", DNA, 0)).isEqualTo(2);
        assertThat(consumed("campus", DNA, 90 * DAY)).isEqualTo(2);
    }

    @Test
    void sendingAgainIsADuplicateAndPostsNothing() {
        String body = Reports.xml(report(SWITCH, DNA, 1).row(0, DAY, 2));
        send(body).statusCode(200);
        int before = ledger().size();
        send(body).statusCode(200).body("duplicate", equalTo(1)).body("accepted", equalTo(0));
        assertThat(ledger()).hasSize(before);
    }

    @Test
    void anOpenReportGrowsWhateverTheOrder() {
        Reports early = report(SWITCH, DNA, 7).row(0, 10, 1);
        Reports late = report(SWITCH, DNA, 7).row(0, 20, 1).row(20, 30, 5);
        send(early.json()).body("accepted", equalTo(1));
        send(late.json()).body("extended", equalTo(1));
        send(early.json()).body("duplicate", equalTo(1));
        assertThat(consumed("campus", DNA, 19)).isEqualTo(1);
        assertThat(consumed("campus", DNA, 20)).isEqualTo(5);
        List<Map<String, Object>> versions = list("/rum-reports?productInstance=" + segment(SWITCH));
        assertThat(versions).extracting(v -> v.get("stands")).containsExactly(false, true);
    }

    @Test
    void aConflictIsKeptOnceAndNotCounted() {
        send(report(SWITCH, DNA, 1).row(0, 10, 1).json());
        Reports other = report(SWITCH, DNA, 1).row(0, 10, 9);
        send(other.json()).body("conflict", equalTo(1)).body("problems[0].status", equalTo("CONFLICT"));
        send(other.json()).body("conflict", equalTo(1));
        assertThat(consumed("campus", DNA, 5)).isEqualTo(1);
        assertThat(list("/rum-reports?status=CONFLICT")).hasSize(1);
    }

    @Test
    void aHigherReportIdWinsWhereRowsOverlapAndOverlapIsFlagged() {
        send(report(SWITCH, DNA, 5).row(0, 100, 5).json());
        send(report(SWITCH, DNA, 3).row(50, 200, 3).json()).body("problems[0].flags", hasItem("OVERLAP"));
        assertThat(consumed("campus", DNA, 60)).isEqualTo(5);
        assertThat(consumed("campus", DNA, 100)).isEqualTo(3);
    }

    @Test
    void gapsInIdsAndInTimeAreFlagged() {
        send(report(SWITCH, DNA, 1).row(0, 10, 1).json());
        send(report(SWITCH, DNA, 2).row(10, 20, 1).json()).body("flagged", equalTo(0));
        send(report(SWITCH, DNA, 3).row(30, 40, 1).json()).body("problems[0].flags", contains("CHAIN_GAP"));
        send(report(SWITCH, DNA, 9).row(40, 50, 1).json()).body("problems[0].flags", contains("CHAIN_GAP"));
    }

    @Test
    void anUncataloguedTagAndACrookedClockAreFlagged() {
        send(report(SWITCH, "MYSTERY_TAG", 1).row(-40L * 365 * DAY, 0, 1).json())
                .body("problems[0].flags", hasItem("UNCATALOGUED"))
                .body("problems[0].flags", hasItem("CLOCK_SUSPECT"));
        send(report(SWITCH, DNA, 2).row(0, 2000 * DAY, 1).json()).body("problems[0].flags", hasItem("CLOCK_SUSPECT"));
    }

    @Test
    void telemetryIsSetAsideAndCreatesTheInstance() {
        String telemetry = """
                {"payload":{"asset_identification":{"report_id":4,"instance":{"sudi":{"udi_pid":"C9300-48U","udi_serial_number":"T1"}}},
                "meta":{"report_type":"telemetry"},"measurements":[{"metric_name":"hardware_inventory","values":[]}]}}""";
        send(telemetry).statusCode(200).body("setAside", equalTo(1));
        send(telemetry).statusCode(200).body("setAside", equalTo(1));
        given().urlEncodingEnabled(false)
                .get(url("/product-instances/C9300-48U%3AT1"))
                .then()
                .statusCode(200)
                .body("virtualAccount", equalTo("campus"));
        assertThat(list("/rum-reports?status=SET_ASIDE")).hasSize(1);
        assertThat(ledger()).isEmpty();
    }

    @Test
    void everyFormOfABodyIsTaken() throws IOException {
        Reports one = report("C9300-24P:F1", DNA, 1).row(0, 10, 1);
        Reports two = report("C9300-24P:F2", DNA, 1).row(0, 10, 1);
        String list = "[" + one.json() + ",\n " + two.json() + "]";
        send(list).body("accepted", equalTo(2));
        send("{\"usage\":[" + one.json() + "," + two.json() + "]}").body("duplicate", equalTo(2));
        send("{\"status\":\"ok\",\"usage\":[" + one.json() + "],\"x\":{\"y\":[1]}}")
                .body("duplicate", equalTo(1));
        send(Reports.ndjson(one, two)).body("duplicate", equalTo(2));
        send("{\"payload\":" + one.payload() + "}").body("duplicate", equalTo(1));
        send(Reports.xml(one, two).replace("<smartLicense>", "").replace("</smartLicense>", ""))
                .body("duplicate", equalTo(2));
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(Reports.xml(one, two).getBytes(StandardCharsets.UTF_8));
        }
        given().contentType("application/octet-stream")
                .body(zipped.toByteArray())
                .post(url("/rum-reports"))
                .then()
                .statusCode(200)
                .body("duplicate", equalTo(2));
    }

    @Test
    void aBrokenReportAmongGoodOnesIsQuarantinedAndTheGoodOnesStand() {
        Reports good = report(SWITCH, DNA, 1).row(0, 10, 1);
        Reports bad = report(SWITCH, DNA, 2).row(10, 20, -1);
        given().config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", io.restassured.http.ContentType.TEXT)))
                .contentType("application/x-ndjson")
                .body(good.json() + "\n{\"payload\": oh\n" + bad.json() + "\n")
                .post(url("/rum-reports"))
                .then()
                .statusCode(200)
                .body("received", equalTo(3))
                .body("accepted", equalTo(1))
                .body("quarantined", equalTo(2))
                .body("problems.findAll { it.status == 'QUARANTINED' }.index", contains(1, 2))
                .body("problems[2].pointer", equalTo("/payload/measurements/0/value/value"));
        assertThat(consumed("campus", DNA, 5)).isEqualTo(1);
        List<Map<String, Object>> items = list("/quarantine");
        assertThat(items).hasSize(2);
        Object id = items.getFirst().get("id");
        given().post(url("/quarantine/" + id + "/replay"))
                .then()
                .statusCode(200)
                .body("quarantined", equalTo(1));
        assertThat(list("/quarantine")).hasSize(2);
        assertThat(given().get(url("/quarantine/" + id)).asString()).isEqualTo("{\"payload\": oh");
    }

    @Test
    void aBodyWithoutAnyReadableReportIsRefusedAndNothingOfItIsKept() {
        send(report(SWITCH, DNA, 1).row(0, 10, "x").json())
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/0/payload/measurements/0/value/value"));
        send("<smartLicense><RUMReport>").statusCode(400).contentType("application/problem+json");
        send("").statusCode(400);
        assertThat(list("/quarantine")).isEmpty();
        assertThat(list("/product-instances")).isEmpty();
    }

    @Test
    void acknowledgementsAreStreamedWhenAskedFor() {
        String lines = given().accept("application/x-ndjson")
                .body(Reports.ndjson(
                        report(SWITCH, DNA, 1).row(0, 10, 1),
                        report(SWITCH, DNA, 1).row(0, 10, 2)))
                .post(url("/rum-reports"))
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        assertThat(lines.lines()).hasSize(2);
        assertThat(lines.lines().toList().get(1))
                .contains("\"status\":\"CONFLICT\"")
                .contains("\"index\":1");
    }

    @Test
    void aReportIsGivenBackExactlyAsReceived() {
        String sent =
                "{ \"payload\" : " + report(SWITCH, DNA, 1).row(0, 10, 1).payload() + ",\n\"signature\":{\"é\":1} }";
        send(sent).statusCode(200);
        Object id = list("/rum-reports").getFirst().get("id");
        assertThat(given().get(url("/rum-reports/" + id)).asString()).isEqualTo(sent);
    }

    @Test
    void newInstancesLandWhereTheSenderSays() {
        given().urlEncodingEnabled(false)
                .body(report(SWITCH, DNA, 1).row(0, 10, 1).json())
                .post(url("/rum-reports?virtualAccount=lab"))
                .then()
                .statusCode(200);
        assertThat(consumed("lab", DNA, 5)).isEqualTo(1);
        given().body("{}")
                .post(url("/rum-reports?virtualAccount=nowhere"))
                .then()
                .statusCode(422)
                .body("errors[0].parameter", equalTo("virtualAccount"));
    }

    @Test
    void aSteadyFleetPostsNothing() {
        send(report(SWITCH, DNA, 1).row(0, DAY, 3).json());
        int before = ledger().size();
        for (int day = 1; day < 5; day++) {
            send(report(SWITCH, DNA, 1 + day).row(day * DAY, (day + 1) * DAY, 3).json())
                    .body("accepted", equalTo(1));
        }
        assertThat(ledger()).hasSize(before);
    }

    @Test
    void anUnknownAccountIsNotFoundAndKnownOnesNeedNobody() {
        given().body("{}")
                .post("/v1/smart-accounts/nobody.example.com/rum-reports")
                .then()
                .statusCode(404)
                .body("detail", containsString("nobody.example.com"));
        given().body("{}")
                .post("/v1/smart-accounts/bad%20id/rum-reports")
                .then()
                .statusCode(400);
        given().get("/v1/smart-accounts/nobody.example.com/ledger").then().statusCode(404);
        given().get(url("/ledger")).then().statusCode(200).body("items", hasSize(0));
    }
}
