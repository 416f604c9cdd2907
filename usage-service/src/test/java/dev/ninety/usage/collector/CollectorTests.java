package dev.ninety.usage.collector;

import static io.restassured.RestAssured.given;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.DeviceStub;
import dev.ninety.usage.Reports;
import dev.ninety.usage.UsageServiceTest;
import dev.ninety.usage.collector.app.Collector;
import dev.ninety.usage.collector.store.TargetClaims;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the collector share: a device that answers nothing yet, and short words for its doors. */
abstract class CollectorTests extends UsageServiceTest {

    static final String SWITCH = "C9300-24P:FCW0001A001";

    @Inject
    Collector collector;

    @Inject
    TargetClaims claims;

    @Inject
    Sql sql;

    @BeforeEach
    void aDeviceThatAnswersNothing() {
        sql.update("DELETE FROM collection_target");
        DeviceStub.server().resetAll();
        DeviceStub.secret(account, "device", "admin", "password");
        DeviceStub.answers("list", DeviceStub.json("{\"usage_list\":[]}"));
    }

    static ResponseDefinitionBuilder usage(Reports... reports) {
        return DeviceStub.json(
                Arrays.stream(reports).map(Reports::json).collect(Collectors.joining(",", "{\"usage\":[", "]}")));
    }

    static Map<String, Object> target() {
        return Map.of("url", DeviceStub.url(), "secretRef", "device");
    }

    static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    ValidatableResponse put(String id, Map<String, Object> body) {
        return given().contentType("application/json")
                .body(body)
                .put(url("/collection-targets/" + id))
                .then();
    }

    ValidatableResponse get(String id) {
        return given().get(url("/collection-targets/" + id)).then().statusCode(200);
    }

    ValidatableResponse collect(String id) {
        return collect(id, 200);
    }

    ValidatableResponse collect(String id, int status) {
        return given().post(url("/collection-targets/" + id + "/collections"))
                .then()
                .statusCode(status);
    }

    Instant nextAttempt(String id) {
        return Instant.parse(get(id).extract().path("nextAttemptAt"));
    }

    boolean claimed() {
        return !sql.list(
                        "SELECT 1 AS one FROM collection_target WHERE lease_until IS NOT NULL",
                        row -> row.number("one"))
                .isEmpty();
    }

    void letLeasesRunOut() {
        sql.update("UPDATE collection_target SET lease_until = clock_timestamp() WHERE lease_until IS NOT NULL");
    }
}
