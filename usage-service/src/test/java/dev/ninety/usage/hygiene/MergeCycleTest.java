package dev.ninety.usage.hygiene;

import static dev.ninety.usage.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ninety.usage.UsageServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two names of one device are never merged into each other at the same moment, whatever was undone. */
@QuarkusTest
class MergeCycleTest extends UsageServiceTest {

    private static final String ONE = "C9300-24P:SAME1";
    private static final String OTHER = "C9300-24P-A:SAME1";

    @BeforeEach
    void bothCount() {
        send(report(ONE, DNA, 1).row(0, 1000, 3).json()).statusCode(200);
        send(report(OTHER, DNA, 1).row(0, 1000, 5).json()).statusCode(200);
    }

    @Test
    void overATimeThatWasUndoneOnlyLater() {
        long id = merge(ONE, OTHER, 100);
        undo(ONE, id, 200, null).statusCode(201);

        mergeOf(OTHER, ONE, 150).statusCode(409).body("code", equalTo("MERGE_CYCLE"));
        assertThat(consumed("campus", DNA, 180)).isEqualTo(5);
        merge(OTHER, ONE, 200);
        assertThat(consumed("campus", DNA, 199)).isEqualTo(5);
        assertThat(consumed("campus", DNA, 200)).isEqualTo(3);
    }

    @Test
    void evenIfTheUndoLiesAhead() {
        long id = merge(ONE, OTHER, 100);
        undo(ONE, id, 100_000_000, null).statusCode(201);

        mergeOf(OTHER, ONE, 150).statusCode(409);
    }

    @Test
    void whatWasUndoneAsAWholeIsNoObstacle() {
        long id = merge(ONE, OTHER, 100);
        undo(ONE, id, 100, null).statusCode(201);

        merge(OTHER, ONE, 50);
        assertThat(consumed("campus", DNA, 120)).isEqualTo(3);
    }

    @Test
    void theVendorCanBeToldOfAnUndoLater() {
        long id = merge(ONE, OTHER, 100);
        undo(ONE, id, 200, null).statusCode(201);
        undo(ONE, id, 200, "2026-05-31T00:00:00Z").statusCode(201);
        undo(ONE, id, 200, "2026-05-31T00:00:00Z").statusCode(200);
        undo(ONE, id, 200, "2026-05-30T00:00:00Z").statusCode(409);
    }

    private long merge(String from, String into, long second) {
        return ((Number) mergeOf(from, into, second).statusCode(201).extract().path("id")).longValue();
    }

    private ValidatableResponse mergeOf(String from, String into, long second) {
        return post(from, "merges", Map.of("into", into, "effectiveAt", moment(second)));
    }

    private ValidatableResponse undo(String from, long id, long second, String disclosedAt) {
        return post(
                from,
                "merges/" + id + "/undo",
                disclosedAt == null
                        ? Map.of("effectiveAt", moment(second))
                        : Map.of("effectiveAt", moment(second), "disclosedAt", disclosedAt));
    }
}
