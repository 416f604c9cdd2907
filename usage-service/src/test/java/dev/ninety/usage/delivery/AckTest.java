package dev.ninety.usage.delivery;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the vendor answers to exports. */
@QuarkusTest
class AckTest extends DeliveryTest {

    @BeforeEach
    void somethingIsExported() {
        mode("virtual-accounts/campus", "DISCONNECTED");
        send(report(ONE, DNA, 1).row(0, 100, 4).json());
        export("e1", "campus", "XML").statusCode(201);
    }

    private void exportFromBranch() {
        mode("virtual-accounts/branch", "DISCONNECTED");
        given().body(report(TWO, DNA, 1).row(0, 100, 3).json())
                .post(url("/rum-reports?virtualAccount=branch"))
                .then()
                .statusCode(200);
        export("e2", "branch", "XML").statusCode(201);
    }

    @Test
    void anAckConfirmsWhatWasSubmitted() {
        submit("e1", "2026-06-01T00:00:00Z").statusCode(201);
        clock.set("2026-06-05T00:00:00Z");

        ack("?export=e1", ackFile("x"))
                .statusCode(201)
                .body("export", equalTo("e1"))
                .body("virtualAccount", equalTo("campus"))
                .body("receivedAt", equalTo("2026-06-05T00:00:00Z"))
                .body("acknowledgements", equalTo(1))
                .body("policies", equalTo(0));

        assertThat(seen("campus", DNA, 50)).isEqualTo(Map.of("consumed", 4L, "confirmed", 4L, "assumed", 0L));
        given().get(url("/exports/e1"))
                .then()
                .body("state", equalTo("ACKNOWLEDGED"))
                .body("submittedAt", equalTo("2026-06-01T00:00:00Z"))
                .body("acknowledgedAt", equalTo("2026-06-05T00:00:00Z"));
    }

    @Test
    void anAckAloneShowsTheVendorWhatWasExported() {
        ack("", ackFile("x")).statusCode(201).body("export", equalTo("e1"));

        assertThat(disclosed("campus", DNA, 50)).isEqualTo(4);
        export("e3", "campus", "XML").statusCode(409).body("code", equalTo("NOTHING_PENDING"));
        submit("e1", "2026-05-30T00:00:00Z").statusCode(201).body("state", equalTo("ACKNOWLEDGED"));
        assertThat(seen("campus", DNA, 50)).isEqualTo(Map.of("consumed", 4L, "confirmed", 4L, "assumed", 0L));
    }

    @Test
    void theSameBytesMayAnswerAnotherExportToo() {
        export("e2", "campus", "BUNDLE").statusCode(201);
        ack("?export=e1", ackFile("x")).statusCode(201).body("export", equalTo("e1"));

        ack("?export=e2", ackFile("x")).statusCode(201).body("export", equalTo("e2"));
        ack("?export=e2", ackFile("x")).statusCode(200).body("export", equalTo("e2"));
        assertThat(list("/acks")).hasSize(2);
    }

    @Test
    void theSameAckAgainIsTheSame() {
        int id = ack("", ackFile("x")).statusCode(201).extract().path("id");
        int posted = ledger().size();

        ack("", ackFile("x")).statusCode(200).body("id", equalTo(id));
        ack("?export=e1&virtualAccount=campus", ackFile("x")).statusCode(200).body("id", equalTo(id));
        ack("?export=e9", ackFile("x")).statusCode(422);

        assertThat(list("/acks")).hasSize(1);
        assertThat(ledger()).hasSize(posted);
        assertThat(given().get(url("/acks/" + id)).asString()).isEqualTo(ackFile("x"));
        given().get(url("/acks/" + (id + 1000))).then().statusCode(404);
        ack("?export=e1", ackFile("a second file of the same answer")).statusCode(201);
    }

    @Test
    void anAckOfSeveralExportsHasToSayWhich() {
        exportFromBranch();

        ack("", ackFile("x")).statusCode(422).body("code", equalTo("WHICH_EXPORT"));
        ack("?virtualAccount=lab", ackFile("x")).statusCode(422).body("errors[0].parameter", equalTo("export"));
        ack("?export=e7", ackFile("x")).statusCode(422).body("code", equalTo("UNKNOWN_EXPORT"));
        ack("?export=e1&virtualAccount=branch", ackFile("x")).statusCode(422);
        assertThat(list("/acks")).isEmpty();
        ack("?virtualAccount=branch", ackFile("x")).statusCode(201).body("export", equalTo("e2"));
        ack("", ackFile("y")).statusCode(201).body("export", equalTo("e1"));
        ack("", ackFile("z")).statusCode(422);
    }

    @Test
    void whatIsNoAckLeavesNothing() {
        ack("", "").statusCode(400);
        ack("", "<smartLicense>")
                .statusCode(400)
                .body("errors[0].detail", org.hamcrest.Matchers.containsString("line 1"));
        ack("", "<smartLicense/>").statusCode(422).body("code", equalTo("NO_ACKNOWLEDGEMENT"));
        ack("", "<!DOCTYPE a [<!ENTITY b \"c\">]>" + ackFile("&b;")).statusCode(400);
        ack("?export=%20", ackFile("x")).statusCode(400);
        ack("", "x".repeat(17 << 20)).statusCode(413);

        assertThat(list("/acks")).isEmpty();
        given().get(url("/exports/e1")).then().body("state", equalTo("PENDING"));
    }
}
