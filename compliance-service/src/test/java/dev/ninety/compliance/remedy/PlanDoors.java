package dev.ninety.compliance.remedy;

import static dev.ninety.compliance.testing.Api.cases;
import static dev.ninety.compliance.testing.Api.evaluate;
import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The doors of plans, as tests read them. */
final class PlanDoors {

    private PlanDoors() {}

    static JsonPath ofCase(String name) {
        evaluate(name);
        return given().get(
                        "/v1/smart-accounts/{sa}/cases/{id}/remedies",
                        name,
                        cases(name).getFirst().get("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath ofAccount(String name) {
        evaluate(name);
        return given().get("/v1/smart-accounts/{sa}/remedies", name)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static List<List<String>> told(JsonPath answer) {
        List<Map<String, Object>> plans = answer.getList("items");
        return plans.stream().map(PlanDoors::steps).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<String> steps(Map<String, Object> plan) {
        return ((List<Map<String, Object>>) plan.get("steps"))
                .stream()
                        .map(step -> switch ((String) step.get("kind")) {
                            case "CLEAR" ->
                                step.get("action") + " " + step.get("productInstance")
                                        + (step.get("into") == null ? "" : " into " + step.get("into"));
                            case "RENEW", "BUY" ->
                                step.get("kind") + " " + step.get("quantity") + " in "
                                        + step.get("virtualAccount") + " from " + step.get("startsAt") + " to "
                                        + step.get("endsAt");
                            default ->
                                step.get("kind") + " " + step.get("quantity") + " from " + step.get("from") + " to "
                                        + step.get("to");
                        })
                        .toList();
    }

    static List<Object> costs(JsonPath answer) {
        return answer.getList("items.cost.amount").stream()
                .map(amounts -> (Object) Objects.toString(amounts))
                .toList();
    }
}
