package dev.ninety.usage.delivery;

import static dev.ninety.usage.Reports.ndjson;
import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known here and the vendor does not see. */
@QuarkusTest
class DisclosureDifferenceTest extends DeliveryTest {

    private List<Map<String, Object>> difference(long second) {
        return list("/disclosure/difference?limit=1000&at=" + moment(second));
    }

    @Test
    void whatWasNotDeliveredIsListedUntilItIs() {
        mode("virtual-accounts/campus", "DISCONNECTED");
        send(ndjson(
                report(ONE, DNA, 1).row(0, 100, 4),
                report(ONE, NETWORK, 2).row(50, 100, 2),
                report(TWO, DNA, 1).row(0, 100, 3)));

        assertThat(difference(0)).hasSize(3).anySatisfy(item -> {
            assertThat(item)
                    .containsEntry("virtualAccount", "campus")
                    .containsEntry("entitlementTag", DNA)
                    .containsEntry("productInstance", ONE)
                    .containsEntry("actual", 4)
                    .containsEntry("disclosed", 0);
            assertThat((List<?>) item.get("reports")).hasSize(1);
        });
        assertThat(difference(0))
                .as("nothing differs yet, and a report waits")
                .anySatisfy(item -> assertThat(item)
                        .containsEntry("entitlementTag", NETWORK)
                        .containsEntry("actual", 0));
        List<Map<String, Object>> paged = new ArrayList<>();
        String next = null;
        do {
            var page = given().urlEncodingEnabled(false)
                    .get(url(
                            "/disclosure/difference?limit=1&at=" + moment(0) + (next == null ? "" : "&after=" + next)));
            paged.addAll(page.path("items"));
            next = page.path("next");
        } while (next != null);
        assertThat(paged).isEqualTo(difference(0));

        export("e1", "campus", "XML");
        assertThat(difference(0)).hasSize(3);
        submit("e1", "2026-06-01T00:00:00Z");
        assertThat(difference(0)).isEmpty();
    }

    @Test
    void aDropThatWasNotDeliveredLeavesTheVendorWithMore() {
        send(report(ONE, DNA, 1).row(0, 100, 4).json());
        mode("virtual-accounts/campus", "ON_PREM");
        send(report(ONE, DNA, 2).row(100, 200, 1).json());

        assertThat(difference(150))
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("actual", 1).containsEntry("disclosed", 4));
        assertThat(difference(50))
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("actual", 4).containsEntry("disclosed", 4));
    }

    @Test
    void aMoveThatTheVendorWasNotToldOfIsADifferenceInTwoPlaces() {
        send(report(ONE, DNA, 1).row(0, 100, 4).json());
        assertThat(difference(50)).isEmpty();
        post(ONE, "moves", Map.of("to", "branch", "effectiveAt", moment(60)));

        assertThat(difference(50)).isEmpty();
        assertThat(difference(70))
                .hasSize(2)
                .allSatisfy(item -> assertThat((List<?>) item.get("reports")).isEmpty());
        assertThat(difference(70))
                .extracting(item -> item.get("virtualAccount") + " " + item.get("actual") + " " + item.get("disclosed"))
                .containsExactlyInAnyOrder("branch 4 0", "campus 0 4");
        given().get(url("/disclosure/difference?at=x")).then().statusCode(400);
        given().get(url("/disclosure/difference?after=x")).then().statusCode(400);
    }
}
