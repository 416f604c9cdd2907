package dev.ninety.suite.verdict;

import static dev.ninety.suite.http.JsonClient.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Await;
import dev.ninety.suite.http.Answer;
import dev.ninety.suite.http.JsonClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What compliance-service says of one Smart Account, with names in place of ids.
 *
 * @param indeterminate why no judgement is possible; empty where it is
 * @param unread which sources could not be read anew, so that this may be behind; empty where all were
 */
public record Verdict(
        String smartAccount, List<Line> lines, List<Case> endedCases, List<String> indeterminate, List<String> unread) {

    /** A service that was away is asked again after some seconds only. */
    private static final Duration INTAKE_LIMIT = Duration.ofSeconds(30);

    /**
     * One licence in one Virtual Account.
     *
     * @param vendorInUse what the vendor last counted
     * @param unseen how much of that no report shows
     * @param vendorOnly whether the vendor's counts are all that can be known of its use
     * @param reason why no judgement is possible; empty where it is
     */
    public record Line(
            String virtualAccount,
            String licence,
            long owned,
            long consumed,
            long balance,
            long lent,
            long borrowed,
            long adjustedBalance,
            Optional<Long> vendorInUse,
            Optional<Long> unseen,
            boolean vendorOnly,
            String state,
            String reason,
            Optional<Case> openCase) {}

    /**
     * A case, open or ended.
     *
     * @param daysLeft of the grace period
     * @param shortBy now, or the peak of a case that has ended
     * @param startUncertain whether it was short already when the record starts
     * @param owner who cares for it; empty for nobody
     * @param causes why it is short
     */
    public record Case(
            String virtualAccount,
            String licence,
            String state,
            Instant shortSince,
            Instant deadline,
            Optional<Instant> resolvedAt,
            long daysLeft,
            long shortBy,
            boolean startUncertain,
            String enforcementAction,
            Optional<String> owner,
            List<Why> causes) {}

    /**
     * Why something is short.
     *
     * @param units how many it is about
     */
    public record Why(String code, long units) {}

    /** Has the account evaluated now and reads the outcome. */
    public static Verdict evaluate(JsonClient entitlements, JsonClient compliance, String smartAccount) {
        String account = path("v1", "smart-accounts", smartAccount);
        JsonNode evaluation = refresh(compliance, smartAccount);
        Names names =
                new Names(entitlements.get(account + "/directory").expect(200).json());
        Map<String, Case> cases = new HashMap<>();
        compliance
                .items(account + "/cases")
                .forEach(item -> cases.put(item.path("id").asText(), readCase(item, names)));
        List<Line> lines = compliance.items(account + "/positions").stream()
                .map(item -> readLine(item, names, cases))
                .toList();
        List<Case> ended = cases.values().stream()
                .filter(entry -> entry.state().equals("RESOLVED"))
                .sorted((a, b) -> a.shortSince().compareTo(b.shortSince()))
                .toList();
        return new Verdict(
                smartAccount,
                lines,
                ended,
                texts(evaluation.path("indeterminate"), "reason"),
                texts(evaluation.path("intake"), "detail"));
    }

    /** Has the account evaluated, if need be again until all its sources were read, and answers the evaluation. */
    public static JsonNode refresh(JsonClient compliance, String smartAccount) {
        String evaluations = path("v1", "smart-accounts", smartAccount) + "/evaluations";
        List<Answer> answers = new ArrayList<>();
        Await.within(INTAKE_LIMIT, () -> {
            Answer answer = compliance.post(evaluations).expect(200, 503);
            answers.add(answer);
            return answer.status() == 200 && answer.json().path("intake").isEmpty();
        });
        return answers.getLast().expect(200).json();
    }

    private static List<String> texts(JsonNode items, String field) {
        return items.valueStream().map(item -> item.path(field).asText()).toList();
    }

    private static Line readLine(JsonNode item, Names names, Map<String, Case> cases) {
        return new Line(
                names.virtualAccount(item.path("virtualAccount").asText()),
                names.licence(item.path("entitlementTag").asText()),
                item.path("owned").asLong(),
                item.path("consumed").asLong(),
                item.path("balance").asLong(),
                item.path("lent").asLong(),
                item.path("borrowed").asLong(),
                item.path("adjustedBalance").asLong(),
                number(item, "vendorInUse"),
                number(item, "unseen"),
                item.path("usageSource").asText().equals("VENDOR_ONLY"),
                item.path("state").asText(),
                item.hasNonNull("reason") ? item.path("reason").asText() : "",
                Optional.ofNullable(cases.get(item.path("caseId").asText())));
    }

    private static Case readCase(JsonNode item, Names names) {
        return new Case(
                names.virtualAccount(item.path("virtualAccount").asText()),
                names.licence(item.path("entitlementTag").asText()),
                item.path("state").asText(),
                Instant.parse(item.path("shortSince").asText()),
                Instant.parse(item.path("deadline").asText()),
                item.hasNonNull("resolvedAt")
                        ? Optional.of(Instant.parse(item.path("resolvedAt").asText()))
                        : Optional.empty(),
                item.path("daysLeft").asLong(),
                item.path("shortBy").asLong(),
                item.path("startUncertain").asBoolean(),
                item.path("enforcementAction").asText(),
                item.hasNonNull("owner") ? Optional.of(item.path("owner").asText()) : Optional.empty(),
                item.path("causes")
                        .valueStream()
                        .map(why -> new Why(
                                why.path("code").asText(), why.path("units").asLong()))
                        .toList());
    }

    private static Optional<Long> number(JsonNode item, String field) {
        return item.hasNonNull(field) ? Optional.of(item.path(field).asLong()) : Optional.empty();
    }
}
