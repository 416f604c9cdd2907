package dev.ninety.usage.hygiene;

import static dev.ninety.usage.Reports.DAY;
import static dev.ninety.usage.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One device under two names becomes one again, in the ledger, from a date on. */
@QuarkusTest
class MergesTest extends UsageServiceTest {

    private static final String A = "C9300-24P:MG1";
    private static final String B = "C9300L-24P:MG1";
    private static final String C = "C9500-40X:MG3";

    @BeforeEach
    void bothCount() {
        send(report(A, DNA, 1).row(0, DAY, 4).json());
        send(report(B, DNA, 1).row(DAY, 2 * DAY, 6).json());
        send(report(C, DNA, 1).row(DAY, 2 * DAY, 1).json());
    }

    private ValidatableResponse merge(String udi, String into, long at) {
        return post(udi, "merges", Map.of("into", into, "effectiveAt", moment(at)));
    }

    private ValidatableResponse undo(String udi, Number id, long at) {
        return post(udi, "merges/" + id + "/undo", Map.of("effectiveAt", moment(at)));
    }

    private long disclosed(long second) {
        return list("/consumption?view=DISCLOSED&at=" + moment(second)).stream()
                .mapToLong(item -> ((Number) item.get("consumed")).longValue())
                .sum();
    }

    @Test
    void aMergedInstanceCountsNothingUntilThatIsUndone() {
        assertThat(list("/findings?code=DOUBLE_COUNT"))
                .extracting("productInstance")
                .containsExactly(A);

        Number id = merge(A, B, 3 * DAY)
                .statusCode(201)
                .body("into", equalTo(B))
                .body("undo", nullValue())
                .extract()
                .path("id");
        assertThat(consumed("campus", DNA, 2 * DAY)).isEqualTo(11);
        assertThat(consumed("campus", DNA, 3 * DAY)).isEqualTo(7);
        assertThat(ledger()).extracting("reason").contains("MERGE");
        assertThat(list("/findings?code=DOUBLE_COUNT")).isEmpty();

        undo(A, id, 5 * DAY).statusCode(201).body("undo.effectiveAt", equalTo(moment(5 * DAY)));
        assertThat(consumed("campus", DNA, 4 * DAY)).isEqualTo(7);
        assertThat(consumed("campus", DNA, 5 * DAY))
                .as("what carried forward before does again")
                .isEqualTo(11);
        assertThat(list("/findings?code=DOUBLE_COUNT")).hasSize(1);
        assertThat(list("/product-instances/" + segment(A) + "/merges")).hasSize(1);
    }

    @Test
    void theVendorSeesAMergeOnlyOnceItWasTold() {
        merge(A, B, 3 * DAY).statusCode(201);
        assertThat(disclosed(4 * DAY)).isEqualTo(11);

        Map<String, Object> told = Map.of("into", B, "effectiveAt", moment(3 * DAY), "disclosedAt", moment(10 * DAY));
        post(A, "merges", told).statusCode(201).body("disclosedAt", equalTo(moment(10 * DAY)));
        post(A, "merges", told).statusCode(200);
        assertThat(disclosed(4 * DAY)).isEqualTo(7);
        assertThat(list("/product-instances/" + segment(A) + "/merges")).hasSize(1);

        post(A, "merges", Map.of("into", B, "effectiveAt", moment(3 * DAY), "disclosedAt", "2027-01-01T00:00:00Z"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/disclosedAt"));
    }

    @Test
    void theSameAgainAddsNothingAndAnotherContradicts() {
        Number id = merge(A, B, 3 * DAY).statusCode(201).extract().path("id");
        merge(A, B, 3 * DAY).statusCode(200).body("id", equalTo(id));
        merge(A, B, 4 * DAY).statusCode(409).body("code", equalTo("ALREADY_MERGED"));
        merge(A, C, 3 * DAY).statusCode(409);

        undo(A, id, 2 * DAY).statusCode(422).body("errors[0].pointer", equalTo("/effectiveAt"));
        undo(A, id, 4 * DAY).statusCode(201);
        undo(A, id, 4 * DAY).statusCode(200);
        undo(A, id, 5 * DAY).statusCode(409).body("code", equalTo("ALREADY_UNDONE"));
        int entries = ledger().size();

        merge(A, B, 3 * DAY).statusCode(201);
        assertThat(ledger()).hasSizeGreaterThan(entries);
        assertThat(consumed("campus", DNA, 9 * DAY)).isEqualTo(7);
    }

    @Test
    void nothingIsMergedIntoItselfNeitherDirectlyNorInACircle() {
        merge(A, A, DAY).statusCode(422).body("errors[0].pointer", equalTo("/into"));
        merge(A, "C9300:NONE", DAY).statusCode(422).body("errors[0].pointer", equalTo("/into"));
        merge(A, B, DAY).statusCode(201);
        merge(B, C, DAY).statusCode(201);
        merge(C, A, DAY).statusCode(409).body("code", equalTo("MERGE_CYCLE"));
    }

    @Test
    void aMergedInstanceSwitchesNothing() {
        send(report(B, NETWORK, 1).row(0, DAY, 2).json());
        send(report(A, NETWORK, 1).row(2 * DAY, 3 * DAY, 5).listing(B).json());
        assertThat(consumed("campus", NETWORK, 4 * DAY)).isEqualTo(5);

        Number id = merge(A, B, 2 * DAY).statusCode(201).extract().path("id");
        assertThat(consumed("campus", NETWORK, 4 * DAY)).isEqualTo(2);

        undo(A, id, 2 * DAY).statusCode(201);
        assertThat(consumed("campus", NETWORK, 4 * DAY)).isEqualTo(5);
    }

    @Test
    void badInputIsRefusedByName() {
        post(A, "merges", Map.of()).statusCode(422);
        post(A, "merges", Map.of("into", "x", "effectiveAt", moment(0)))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/into"));
        post(A, "merges", Map.of("into", List.of(), "effectiveAt", moment(0))).statusCode(400);
        post("C9300:NONE", "merges", Map.of("into", B, "effectiveAt", moment(0)))
                .statusCode(404);
        post(A, "merges/0/undo", Map.of("effectiveAt", moment(0))).statusCode(404);
        post(A, "merges/x/undo", Map.of("effectiveAt", moment(0))).statusCode(400);
        post(A, "merges/99999999999999999999/undo", Map.of("effectiveAt", moment(0)))
                .statusCode(400);
        given().urlEncodingEnabled(false)
                .get(url("/product-instances/C9300%3ANONE/merges"))
                .then()
                .statusCode(404);
    }
}
