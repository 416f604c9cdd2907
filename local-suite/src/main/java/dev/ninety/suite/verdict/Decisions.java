package dev.ninety.suite.verdict;

import static dev.ninety.suite.http.JsonClient.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.http.JsonClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What there is to decide in one Smart Account: how well it stands, and the cheapest way out of every shortage.
 *
 * @param score 0 to 100; empty where it cannot be told
 * @param withheld why there is no score; empty where there is one
 * @param lost points by the reason for which they are lost
 */
public record Decisions(
        String smartAccount, Optional<Integer> score, String withheld, Map<String, Long> lost, List<WayOut> waysOut) {

    /**
     * The first plan for one open case.
     *
     * @param steps what it takes; empty where there is no plan
     * @param cost what it costs
     * @param curedUntil until when nothing is short then
     */
    public record WayOut(
            String virtualAccount, String licence, List<String> steps, String cost, Optional<Instant> curedUntil) {}

    /** Reads them as they stand. */
    public static Decisions read(JsonClient entitlements, JsonClient compliance, String smartAccount) {
        String account = path("v1", "smart-accounts", smartAccount);
        Names names =
                new Names(entitlements.get(account + "/directory").expect(200).json());
        JsonNode score = compliance.get(account + "/score").expect(200).json();
        Map<String, Long> lost = new TreeMap<>();
        score.path("deductions")
                .forEach(one -> lost.merge(
                        one.path("reason").asText(), one.path("points").asLong(), Long::sum));
        List<WayOut> waysOut = new ArrayList<>();
        for (String state : List.of("ENFORCEMENT", "GRACE")) {
            compliance
                    .items(account + "/cases?state=" + state)
                    .forEach(one -> waysOut.add(wayOut(compliance, account, one, names)));
        }
        return new Decisions(
                smartAccount,
                score.hasNonNull("score") ? Optional.of(score.path("score").asInt()) : Optional.empty(),
                score.path("reason").asText(""),
                lost,
                List.copyOf(waysOut));
    }

    private static WayOut wayOut(JsonClient compliance, String account, JsonNode one, Names names) {
        JsonNode plan = compliance
                .get(account + path("cases", one.path("id").asText(), "remedies"))
                .expect(200)
                .json()
                .path("items")
                .path(0);
        return new WayOut(
                names.virtualAccount(one.path("virtualAccount").asText()),
                names.licence(one.path("entitlementTag").asText()),
                plan.path("steps").valueStream().map(step -> step(step, names)).toList(),
                cost(plan),
                plan.hasNonNull("curedUntil")
                        ? Optional.of(Instant.parse(plan.path("curedUntil").asText()))
                        : Optional.empty());
    }

    private static String step(JsonNode step, Names names) {
        String kind = step.path("kind").asText();
        return switch (kind) {
            case "CLEAR" ->
                step.path("action").asText() + " "
                        + step.path("productInstance").asText();
            case "TRANSFER", "LEND" ->
                kind + " " + step.path("quantity").asLong() + " from "
                        + names.virtualAccount(step.path("from").asText());
            default -> kind + " " + step.path("quantity").asLong();
        };
    }

    private static String cost(JsonNode plan) {
        if (plan.isMissingNode()) {
            return "";
        }
        if (!plan.hasNonNull("cost")) {
            return "a price is missing";
        }
        return plan.path("cost").isEmpty()
                ? "nothing"
                : plan.path("cost")
                        .valueStream()
                        .map(money -> money.path("amount").asText() + " "
                                + money.path("currency").asText())
                        .collect(Collectors.joining(" and "));
    }
}
