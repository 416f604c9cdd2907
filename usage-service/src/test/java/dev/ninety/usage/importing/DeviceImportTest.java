package dev.ninety.usage.importing;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.EntitlementStub;
import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The door for lists of devices: forms, fates, and what they do to consumption. */
@QuarkusTest
class DeviceImportTest extends UsageServiceTest {

    private static final String SWITCH = "C9300-24P:DI1";
    private static final String ROUTER = "ISR4331/K9:DI2";

    @Inject
    Sql sql;

    private ValidatableResponse json(String body) {
        return bring(body.getBytes(StandardCharsets.UTF_8), "application/json", "");
    }

    private ValidatableResponse csv(String body, String query) {
        return bring(body.getBytes(StandardCharsets.UTF_8), "text/csv", query);
    }

    private ValidatableResponse bring(byte[] body, String type, String query) {
        return given().urlEncodingEnabled(false)
                .contentType(type)
                .body(body)
                .post(url("/imports/product-instances" + query))
                .then();
    }

    private static String device(String udi, String hostname, String virtualAccount) {
        int colon = udi.lastIndexOf(':');
        return """
                {"instanceName":%s,"productTagName":"regid.x","sudi":{"udiPid":"%s","udiSerialNumber":"%s"},\
                "virtualAccountName":%s}""".formatted(
                        quoted(hostname), udi.substring(0, colon), udi.substring(colon + 1), quoted(virtualAccount));
    }

    private static String quoted(String text) {
        return text == null ? "null" : '"' + text + '"';
    }

    private ValidatableResponse get(String udi) {
        return given().urlEncodingEnabled(false)
                .get(url("/product-instances/" + segment(udi)))
                .then();
    }

    @Test
    void theVendorsListNamesAndPlacesDevices() {
        String list = "{\"status\":\"SUCCESS\",\"devices\":[" + device(SWITCH, "sw-1", "branch  OFFICES") + ","
                + device(ROUTER, "edge-1", "lab") + "]}";

        json(list)
                .statusCode(200)
                .body("created", equalTo(2))
                .body("sha256", matchesPattern("[0-9a-f]{64}"))
                .body("preview", equalTo(false))
                .body("columns", nullValue())
                .body("lines.pointer", contains("/devices/0", "/devices/1"))
                .body("lines.productInstance", contains(SWITCH, ROUTER));
        json(list).body("unchanged", equalTo(2)).body("created", equalTo(0));

        get(SWITCH)
                .body("hostname", equalTo("sw-1"))
                .body("virtualAccount", equalTo("branch"))
                .body("firstSighted", equalTo(false));
        assertThat(list("/never-reported")).hasSize(2);
    }

    @Test
    void theOtherSpellingAndABareListAreTheSame() {
        json("""
                [{"instance_name":"sw-1","sudi":{"udi_pid":"C9300-24P","udi_serial_number":"DI1"},"virtual_account_name":"lab"}]
                """).body("created", equalTo(1)).body("lines.pointer", contains("/0"));

        get(SWITCH).body("hostname", equalTo("sw-1")).body("virtualAccount", equalTo("lab"));
    }

    @Test
    void aTableIsReadByItsTitles() {
        String table =
                "Host Name;Product ID;Serial Number;Virtual Account\nsw-1;C9300-24P;DI1;lab\n\nedge-1;ISR4331/K9;DI2\n";

        csv(table, "")
                .statusCode(200)
                .body("created", equalTo(1))
                .body("refused", equalTo(1))
                .body("columns.field", contains("hostname", "pid", "serial", "virtualAccount"))
                .body("lines.pointer", contains("/lines/2", "/lines/4"))
                .body("lines[1].reason", equalTo("MALFORMED_LINE"))
                .body("lines[1].detail", containsString("3 cells"));
        get(ROUTER).statusCode(404);
    }

    @Test
    void aTableMayNameDevicesInOneCellAndItsOwnTitles() {
        String table = "Box,Where\nUDI_PID:C9300-24P; UDI_SN:DI1;,lab\n";

        csv(table, "").statusCode(422).body("errors[0].code", equalTo("MISSING_COLUMN"));
        csv(table, "?column=udi:Box&column=virtualAccount:Where").body("created", equalTo(1));
        csv(table, "?column=colour:Box").statusCode(400).body("errors[0].parameter", equalTo("column"));

        get(SWITCH).body("virtualAccount", equalTo("lab")).body("hostname", nullValue());
    }

    @Test
    void aPreviewWritesNothingAtAll() {
        String table = "PID,Serial\nC9300-24P,DI1\n";

        csv(table, "?preview=true").body("preview", equalTo(true)).body("created", equalTo(1));
        csv(table, "?preview=perhaps").statusCode(400);

        assertThat(list("/product-instances")).isEmpty();
        assertThat(list("/imports")).isEmpty();
        assertThat(sql.list("SELECT 1 AS n FROM ledger_head WHERE smart_account = ?", row -> row.number("n"), account))
                .isEmpty();
    }

    @Test
    void aFirstSightedInstanceIsPlacedForAllTimeUpToItsFirstMove() {
        send(report(SWITCH, DNA, 1).row(0, 100, 4).json());
        post(SWITCH, "moves", Map.of("to", "branch", "effectiveAt", moment(50))).statusCode(201);

        json("[" + device(SWITCH, "sw-1", "lab") + "]").body("changed", equalTo(1));

        assertThat(consumed("campus", DNA, 10)).isZero();
        assertThat(consumed("lab", DNA, 10)).isEqualTo(4);
        assertThat(consumed("lab", DNA, 50)).isZero();
        assertThat(consumed("branch", DNA, 50)).isEqualTo(4);
        assertThat(ledger())
                .last()
                .satisfies(entry -> assertThat(entry.get("reason")).isEqualTo("MOVE"));
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("virtualAccount", "lab"))
                .put(url("/product-instances/" + segment(SWITCH)))
                .then()
                .statusCode(200);
    }

    @Test
    void aRegisteredInstanceStaysWhereItIs() {
        json("[" + device(SWITCH, "sw-1", "lab") + "]").body("created", equalTo(1));
        int posted = ledger().size();

        json("[" + device(SWITCH, "sw-2", "branch") + "]")
                .body("refused", equalTo(1))
                .body("lines[0].reason", equalTo("REGISTERED_ELSEWHERE"));
        get(SWITCH).body("hostname", equalTo("sw-1")).body("virtualAccount", equalTo("lab"));
        assertThat(ledger()).hasSize(posted);

        post(SWITCH, "moves", Map.of("to", "branch", "effectiveAt", moment(0))).statusCode(201);
        json("[" + device(SWITCH, "sw-2", "branch") + "]").body("changed", equalTo(1));
        json("[" + device(SWITCH, "sw-2", "lab") + "]").body("unchanged", equalTo(1));
    }

    @Test
    void aLineWithoutVirtualAccountOnlyNames() {
        json("[" + device(SWITCH, "sw-1", null) + "]").body("created", equalTo(1));
        get(SWITCH).body("firstSighted", equalTo(true)).body("virtualAccount", equalTo("campus"));

        csv("PID,Serial,Hostname\nC9300-24P,DI1,\nISR4331/K9,DI2,edge-1\n", "?virtualAccount=Branch%20Offices")
                .body("changed", equalTo(1))
                .body("created", equalTo(1));

        get(SWITCH)
                .body("firstSighted", equalTo(false))
                .body("hostname", equalTo("sw-1"))
                .body("virtualAccount", equalTo("branch"));
        csv("PID,Serial\nC9300-24P,DI1\n", "?virtualAccount=nowhere")
                .statusCode(422)
                .body("errors[0].parameter", equalTo("virtualAccount"));
    }

    @Test
    void aDecommissionedInstanceIsOnlyNamed() {
        send(report(SWITCH, DNA, 1).row(0, 100, 4).json());
        post(SWITCH, "decommission", Map.of("effectiveAt", moment(50))).statusCode(201);

        json("[" + device(SWITCH, "sw-1", "lab") + "]")
                .body("changed", equalTo(1))
                .body("lines[0].reason", equalTo("DECOMMISSIONED"));

        get(SWITCH).body("hostname", equalTo("sw-1")).body("firstVirtualAccount", equalTo("campus"));
        assertThat(consumed("lab", DNA, 10)).isZero();
    }

    @Test
    void badLinesAreRefusedOneByOneAndTheOthersStand() {
        String list = "[" + device(SWITCH, "sw-1", "lab") + "," + device(SWITCH, "sw-1", "LAB") + ","
                + device(SWITCH, "sw-2", "lab") + "," + device(ROUTER, "edge", "nowhere") + ","
                + device("C9300-24P:" + "x".repeat(101), "long", null) + "," + device("C:H1", "a\\u0000b", null) + ","
                + device("C:\\ud800", "half", null)
                + ",7,null,{\"sudi\":{\"udiPid\":1}},{\"sudi\":[]},{\"instanceName\":{}},"
                + device("=cmd:H2", "=HYPERLINK(1)\u202e", "lab") + "]";

        json(list)
                .statusCode(200)
                .body("created", equalTo(2))
                .body("unchanged", equalTo(1))
                .body(
                        "lines.reason",
                        equalTo(Arrays.asList(
                                null,
                                null,
                                "DUPLICATE_LINE",
                                "UNKNOWN_VIRTUAL_ACCOUNT",
                                "INVALID_UDI",
                                "INVALID_HOSTNAME",
                                "INVALID_UDI",
                                "MALFORMED_LINE",
                                "MALFORMED_LINE",
                                "MALFORMED_LINE",
                                "INVALID_UDI",
                                "MALFORMED_LINE",
                                null)));
        assertThat(list("/product-instances")).hasSize(2);
    }

    @Test
    void aNameThatSeveralHaveIsNotGuessed() {
        EntitlementStub.server()
                .stubFor(WireMock.get("/v1/smart-accounts/" + account + "/directory")
                        .willReturn(WireMock.okJson("""
                                {"smartAccount":"%s","name":"x","licences":[],"virtualAccounts":[
                                 {"virtualAccount":"one","name":"Same","default":true},
                                 {"virtualAccount":"two","name":"same","default":false}]}
                                """.formatted(account))));

        json("[" + device(SWITCH, null, "Same") + "," + device(ROUTER, null, "two") + "]")
                .body("created", equalTo(1))
                .body("lines[0].reason", equalTo("AMBIGUOUS_VIRTUAL_ACCOUNT"));
    }

    @Test
    void aVirtualAccountThatIsNewIsAskedForBeforeItIsRefused() {
        json("[" + device(SWITCH, null, "later") + "]").body("lines[0].reason", equalTo("UNKNOWN_VIRTUAL_ACCOUNT"));

        EntitlementStub.account(account, "campus", "branch", "lab", "later");

        json("[" + device(SWITCH, null, "later") + "]").body("created", equalTo(1));
    }

    @Test
    void everyFileAndTheFateOfItsLinesAreOnRecord() {
        json("[" + device(SWITCH, "sw-1", "lab") + "," + device(ROUTER, "edge", "nowhere") + "]");

        Map<String, Object> file = list("/imports").getFirst();
        assertThat(file).containsEntry("kind", "product-instances");
        assertThat(file.get("lines")).isEqualTo(Map.of("CREATED", 1, "REFUSED", 1));
        List<Map<String, Object>> lines = list("/imports/product-instances/" + file.get("sha256"));
        assertThat(lines).extracting("status").containsExactly("CREATED", "REFUSED");
        assertThat(String.valueOf(lines.getFirst().get("content"))).contains("sw-1");
    }

    @Test
    void whatIsNoListOfDevicesIsRefusedWhole() {
        for (String body : List.of(
                "", "{", "null", "7", "{}", "{\"devices\":{}}", "[".repeat(10_000), "{\"devices\":[]} x", "\u0000")) {
            assertThat(json(body).extract().statusCode()).as(body).isEqualTo(400);
            json(body).contentType("application/problem+json");
        }
        csv("", "").statusCode(400);
        csv("PID,Serial\n\"unclosed", "").statusCode(400);
        csv("PID,Serial,PID\na,b,c\n", "").statusCode(422);
        bring(new byte[] {'P', 'I', 'D', ',', 'S', 'N', '\n', (byte) 0xff, ',', 'x'}, "text/csv;charset=utf-8", "")
                .statusCode(400)
                .body("errors[0].detail", containsString("Line 2"));
        bring(new byte[] {0x1f, (byte) 0x8b, 1, 2}, "application/json", "").statusCode(400);
        csv("PID,Serial\n", "").statusCode(200).body("lines", hasSize(0));
        json("{\"devices\":[]}").statusCode(200).body("received", equalTo(0));
        assertThat(list("/product-instances")).isEmpty();
    }

    @Test
    void manyThousandDevicesComeInOneGo() {
        StringBuilder table = new StringBuilder("PID,Serial,Hostname,Virtual Account\n");
        for (int i = 0; i < 20_000; i++) {
            table.append("C9300-24P,S").append(i).append(",sw-").append(i).append(i % 2 == 0 ? ",lab\n" : ",branch\n");
        }
        csv(table.toString(), "").statusCode(200).body("created", equalTo(20_000));
        csv(table.toString(), "").body("unchanged", equalTo(20_000));
        assertThat(list("/never-reported"))
                .containsExactly(
                        Map.of("virtualAccount", "branch", "count", 10_000),
                        Map.of("virtualAccount", "lab", "count", 10_000));
    }
}
