package dev.ninety.usage.report;

import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Half of a character is no text: no database keeps it as it was, so what holds one is refused where it stands. */
@QuarkusTest
class HalfCharacterTest extends UsageServiceTest {

    private static final String SWITCH = "C9300-24P:FDO0001A001";

    @Test
    void spoilsOnlyTheReportThatHoldsIt() {
        String good = report(SWITCH, DNA, 1).row(0, 100, 4).json();
        String inTag = report(SWITCH, "tag\\ud800", 2).row(0, 100, 4).json();
        String inText = report("C9300-24P:Z@", DNA, 3).row(0, 100, 4).json().replace("@", "\\ud800");

        send(good + "\n" + inTag + "\n" + inText + "\n")
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("quarantined", equalTo(2));
        assertThat(consumed("campus", DNA, 50)).isEqualTo(4);
        assertThat(list("/product-instances")).hasSize(1);
    }

    @Test
    void isRefusedWithTheNameOfItsField() {
        send(report(SWITCH, DNA, 1).row(0, 100, 4).json()).statusCode(200);
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{\"entitlementTag\":\"\\ud800\",\"effectiveAt\":\"2026-01-01T00:00:00Z\"}")
                .post(url("/product-instances/" + segment(SWITCH) + "/releases"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/entitlementTag"));
        for (String parameter : new String[] {"serial", "hostname", "virtualAccount"}) {
            given().urlEncodingEnabled(false)
                    .get(url("/product-instances?" + parameter + "=%00"))
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo(parameter));
        }
        given().contentType("application/json")
                .body(Map.of("serials", List.of(Map.of("serial", "\u0000", "retiredAt", "2026-01-01T00:00:00Z"))))
                .post(url("/imports/retired-serials"))
                .then()
                .statusCode(200)
                .body("refused", equalTo(1));
    }
}
