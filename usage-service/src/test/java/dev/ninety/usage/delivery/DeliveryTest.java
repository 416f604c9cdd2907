package dev.ninety.usage.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.UsageServiceTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short words for the doors of delivery. */
abstract class DeliveryTest extends UsageServiceTest {

    static final String ONE = "C9300-24P:DL1";
    static final String TWO = "ISR4331/K9:DL2";

    void mode(String what, String mode) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("mode", mode))
                .put(url("/" + what + "/delivery-mode"))
                .then()
                .statusCode(201);
    }

    ValidatableResponse export(String id, String virtualAccount, String format) {
        return given().contentType("application/json")
                .body(Map.of("virtualAccount", virtualAccount, "format", format))
                .put(url("/exports/" + id))
                .then();
    }

    byte[] file(String id) {
        return given().get(url("/exports/" + id + "/file"))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    ValidatableResponse submit(String id, String submittedAt) {
        return given().contentType("application/json")
                .body(Map.of("submittedAt", submittedAt))
                .post(url("/exports/" + id + "/submission"))
                .then();
    }

    ValidatableResponse ack(String query, String content) {
        return given().urlEncodingEnabled(false)
                .contentType("application/xml")
                .body(content.getBytes(StandardCharsets.UTF_8))
                .post(url("/acks" + query))
                .then();
    }

    static String ackFile(String data) {
        return "<smartLicense><smartLicenseRumAck><data>" + data + "</data></smartLicenseRumAck></smartLicense>";
    }

    /** What the vendor sees consumed; 0 where it sees nothing. */
    long disclosed(String virtualAccount, String tag, long second) {
        return seen(virtualAccount, tag, second).getOrDefault("consumed", 0L);
    }

    /** What the vendor sees, by name: consumed, confirmed, assumed. */
    Map<String, Long> seen(String virtualAccount, String tag, long second) {
        List<Map<String, Object>> items = list("/consumption?view=DISCLOSED&at=" + moment(second));
        Map<String, Long> seen = new HashMap<>();
        items.stream()
                .filter(item -> item.get("virtualAccount").equals(virtualAccount)
                        && item.get("entitlementTag").equals(tag))
                .forEach(item -> List.of("consumed", "confirmed", "assumed")
                        .forEach(name -> seen.put(name, ((Number) item.get(name)).longValue())));
        assertThat(items).as("one item a pair").doesNotHaveDuplicates();
        return seen;
    }
}
