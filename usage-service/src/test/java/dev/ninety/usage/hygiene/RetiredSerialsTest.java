package dev.ninety.usage.hygiene;

import static dev.ninety.usage.Reports.DAY;
import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists of retired devices: what they propose, and what is measured afterwards. */
@QuarkusTest
class RetiredSerialsTest extends UsageServiceTest {

    private static final String A = "C9300-24P:RT1";
    private static final String B = "ISR4331/K9:RT2";

    private ValidatableResponse csv(String table, String query) {
        return given().contentType("text/csv")
                .body(table.getBytes(StandardCharsets.UTF_8))
                .post(url("/imports/retired-serials" + query))
                .then();
    }

    private ValidatableResponse json(String body) {
        return given().contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(url("/imports/retired-serials"))
                .then();
    }

    @Test
    void aRetiredDeviceIsProposedForDecommissionAndMeasuredUntilItIsReleased() {
        send(report(A, DNA, 1).row(0, DAY, 4).json());

        csv("Serial Number,Retirement Date\nRT1,2026-05-01\n", "")
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("lines[0].productInstance", equalTo(A))
                .body("lines[0].stillCounted", equalTo(true))
                .body("lines[0].proposal.effectiveAt", equalTo("2026-05-01T00:00:00Z"));

        assertThat(list("/retired-serials").getFirst())
                .containsEntry("serial", "RT1")
                .containsEntry("productInstance", A)
                .containsEntry("stillCounted", true)
                .containsEntry("releasedAt", null)
                .containsEntry("daysToRelease", 31);
        assertThat(consumed("campus", DNA, 150 * DAY))
                .as("nothing is decommissioned by itself")
                .isEqualTo(4);

        clock.set("2026-06-10T12:00:00Z");
        post(A, "decommission", Map.of("effectiveAt", "2026-05-01T00:00:00Z", "reason", "Retired"));
        clock.set("2026-07-01T00:00:00Z");
        assertThat(list("/retired-serials").getFirst())
                .containsEntry("stillCounted", false)
                .containsEntry("releasedAt", "2026-06-10T12:00:00Z")
                .containsEntry("daysToRelease", 40)
                .containsEntry("proposal", null);
    }

    @Test
    void jsonNamesDevicesInAnyOfItsWays() {
        send(report(A, DNA, 1).row(0, DAY, 4).json());
        send(report(B, DNA, 1).row(0, DAY, 4).json());

        json("""
                {"serials":[{"udi":"UDI_PID:C9300-24P; UDI_SN:RT1;","retiredAt":"2026-05-01"},
                {"pid":"ISR4331/K9","serial":"RT2","retiredAt":"2026-05-01T00:00:00Z"},
                {"serial":"RT9","retiredAt":"2026-May-01"},{"serial":"RT8"},{"serial":7,"retiredAt":"2026-05-01"},5]}
                """)
                .statusCode(200)
                .body("received", equalTo(6))
                .body("lines.status", contains("ACCEPTED", "ACCEPTED", "ACCEPTED", "REFUSED", "REFUSED", "REFUSED"))
                .body(
                        "lines.reason",
                        contains(null, null, "UNKNOWN_DEVICE", "INVALID_MOMENT", "MALFORMED_LINE", "MALFORMED_LINE"))
                .body("lines[1].productInstance", equalTo(B))
                .body("lines[2].proposal", nullValue())
                .body("lines.pointer[5]", equalTo("/serials/5"));

        assertThat(list("/retired-serials")).extracting("serial").containsExactly("RT1", "RT2", "RT9");
        assertThat(list("/imports")).extracting("kind").containsExactly("retired-serials");

        send(report("C9300-24P:RT9", DNA, 1).row(0, DAY, 4).json());
        assertThat(list("/retired-serials").getLast()).containsEntry("productInstance", "C9300-24P:RT9");
    }

    @Test
    void theSameListAgainChangesNothingAndAPreviewWritesNothing() {
        String table = "Serial,Retired\nRT1,2026-05-01\n";
        csv(table, "?preview=true").body("accepted", equalTo(1)).body("preview", equalTo(true));
        assertThat(list("/retired-serials")).isEmpty();
        assertThat(list("/imports")).isEmpty();

        csv(table, "").body("accepted", equalTo(1));
        csv(table, "").body("unchanged", equalTo(1)).body("accepted", equalTo(0));
        csv("Serial,Retired\nRT1,2026-05-02\n", "").body("accepted", equalTo(1));
        assertThat(list("/retired-serials")).extracting("retiredAt").containsExactly("2026-05-02T00:00:00Z");
    }

    @Test
    void pagesHoldEveryDeviceOnce() {
        csv("Serial,Retired\nRT1,2026-05-01\nRT2,2026-05-01\nRT3,2026-05-01\n", "")
                .statusCode(200);

        String next =
                given().get(url("/retired-serials?limit=2")).then().extract().path("next");
        assertThat(list("/retired-serials?limit=2&after=" + next))
                .extracting("serial")
                .containsExactly("RT3");
    }

    @Test
    void whatIsNoListIsRefused() {
        for (String body :
                List.of("", "null", "{}", "{\"serials\":{}}", "[".repeat(5_000), "\u0000", "{\"serials\":[")) {
            json(body).statusCode(400);
        }
        csv("Serial\nRT1\n", "").statusCode(422).body("errors[0].code", equalTo("MISSING_COLUMN"));
        csv("Serial,Retired\nRT1,2026-05-01\n", "?preview=maybe").statusCode(400);
        csv("Serial,Retired\nRT1,\"2026\n", "").statusCode(400);
        csv("Serial,Retired\nRT1,soon\nRT2\n", "")
                .statusCode(200)
                .body("lines.reason", contains("INVALID_MOMENT", "MALFORMED_LINE"));
        assertThat(list("/retired-serials")).isEmpty();
    }
}
