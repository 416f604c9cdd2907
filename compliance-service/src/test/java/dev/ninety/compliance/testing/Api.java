package dev.ninety.compliance.testing;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The doors of compliance-service, as tests use them. */
public final class Api {

    private Api() {}

    public static JsonPath evaluate(String smartAccount) {
        return given().post("/v1/smart-accounts/{sa}/evaluations", smartAccount)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The position of one pair; null where it has none. */
    public static Map<String, Object> position(String smartAccount, String virtualAccount, String tag) {
        return position(smartAccount, virtualAccount, tag, Map.of());
    }

    public static Map<String, Object> position(
            String smartAccount, String virtualAccount, String tag, Map<String, String> query) {
        List<Map<String, Object>> items = positions(smartAccount, query);
        return items.stream()
                .filter(item -> item.get("virtualAccount").equals(virtualAccount)
                        && item.get("entitlementTag").equals(tag))
                .findFirst()
                .orElse(null);
    }

    public static List<Map<String, Object>> positions(String smartAccount, Map<String, String> query) {
        return given().queryParams(query)
                .get("/v1/smart-accounts/{sa}/positions", smartAccount)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** All cases of an account, by the start of their shortage. */
    public static List<Map<String, Object>> cases(String smartAccount) {
        return cases(smartAccount, Map.of());
    }

    public static List<Map<String, Object>> cases(String smartAccount, Map<String, String> query) {
        List<Map<String, Object>> items = given().queryParams(query)
                .get("/v1/smart-accounts/{sa}/cases", smartAccount)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
        return items.stream()
                .sorted(Comparator.comparing(item -> (String) item.get("shortSince")))
                .toList();
    }

    public static ValidatableResponse one(String smartAccount, Object id) {
        return given().get("/v1/smart-accounts/{sa}/cases/{id}", smartAccount, id)
                .then()
                .statusCode(200);
    }

    /** What a case's history tells, oldest first. */
    @SuppressWarnings("unchecked")
    public static List<String> told(Map<String, Object> oneCase) {
        return ((List<Map<String, Object>>) oneCase.get("history"))
                .stream()
                        .map(item -> item.get("what") + " " + item.get("at") + " " + item.get("reason"))
                        .toList();
    }
}
