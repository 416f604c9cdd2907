package dev.ninety.system.harness;

import static dev.ninety.suite.http.JsonClient.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ninety.suite.Await;
import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.http.Answer;
import dev.ninety.suite.http.JsonClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Smart Account as its licence manager handles it: through the three services' doors. */
public final class Account {

    private final Suite suite;
    private final String name;

    private Account(Suite suite, String name) {
        this.suite = suite;
        this.name = name;
    }

    /** A Smart Account that was made elsewhere. */
    public static Account existing(Suite suite, String name) {
        return new Account(suite, name);
    }

    /** Creates the Smart Account, if need be, with these Virtual Accounts; the first is the default. */
    public static Account create(Suite suite, String name, String... virtualAccounts) {
        Account account = new Account(suite, name);
        account.entitlements()
                .put(account.path(), Map.of("name", "Account of " + name))
                .expect(200, 201);
        for (String virtualAccount : virtualAccounts) {
            account.entitlements()
                    .put(account.path("virtual-accounts", virtualAccount), virtualAccount(virtualAccount))
                    .expect(200, 201);
        }
        return account;
    }

    public String name() {
        return name;
    }

    /** The account's own path, extended by parts. */
    public String path(String... parts) {
        String below = parts.length == 0 ? "" : JsonClient.path(parts);
        return JsonClient.path("v1", "smart-accounts", name) + below;
    }

    public JsonClient entitlements() {
        return suite.client(Service.ENTITLEMENT);
    }

    public JsonClient usage() {
        return suite.client(Service.USAGE);
    }

    public JsonClient compliance() {
        return suite.client(Service.COMPLIANCE);
    }

    /** A purchase; without an end it is perpetual. */
    public Answer grant(
            String id, String virtualAccount, String tag, long quantity, Instant starts, @Nullable Instant ends) {
        return entitlements()
                .put(path("entitlements", id), entitlement(virtualAccount, tag, quantity, starts, ends))
                .expect(200, 201);
    }

    /** The body of an entitlement. */
    public static Map<String, @Nullable Object> entitlement(
            String virtualAccount, String tag, long quantity, Instant starts, @Nullable Instant ends) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("virtualAccount", virtualAccount);
        body.put("entitlementTag", tag);
        body.put("quantity", quantity);
        body.put("startsAt", starts.toString());
        body.put("endsAt", ends == null ? null : ends.toString());
        body.put("orderReference", "PO-1");
        return body;
    }

    /** Hands in RUM reports, one a line, for devices of a Virtual Account; answers the acknowledgement. */
    public JsonNode report(String virtualAccount, Rum... reports) {
        return reportLines(virtualAccount, Stream.of(reports).map(Rum::line).collect(Collectors.joining("\n")))
                .expect(200)
                .json();
    }

    /** Hands in anything as reports, one a line. */
    public Answer reportLines(String virtualAccount, String lines) {
        return usage().send(
                        "POST",
                        path("rum-reports") + "?virtualAccount=" + query(virtualAccount),
                        BodyPublishers.ofString(lines),
                        Map.of("Content-Type", "application/x-ndjson"));
    }

    /** Intake and evaluation now, whatever of its sources can be read. */
    public Answer evaluateOnce() {
        return compliance().post(path("evaluations")).expect(200, 503);
    }

    /**
     * Intake and evaluation, again until both sources were read: a service that was away is left alone for some
     * seconds, which the answer says; it is a 503 where not even the account is known yet.
     */
    public JsonNode evaluate() {
        List<Answer> answers = new ArrayList<>();
        Await.until("both sources of " + name + " to be read", Limits.WATCHDOG, () -> {
            Answer answer = evaluateOnce();
            answers.add(answer);
            return answer.status() == 200 && answer.json().path("intake").isEmpty();
        });
        return answers.getLast().json();
    }

    public List<JsonNode> positions() {
        return compliance().items(path("positions"));
    }

    /** The position of one licence in one Virtual Account now; a missing node where it was never posted. */
    public JsonNode position(String virtualAccount, String tag) {
        return only(positions(), virtualAccount, tag);
    }

    /** The same at another moment. */
    public JsonNode position(String virtualAccount, String tag, Instant at) {
        return only(compliance().items(path("positions") + "?at=" + query(at.toString())), virtualAccount, tag);
    }

    /** All cases of one licence in one Virtual Account, the earliest shortage first. */
    public List<JsonNode> cases(String virtualAccount, String tag) {
        return compliance().items(path("cases")).stream()
                .filter(item -> isOf(item, virtualAccount, tag))
                .sorted((a, b) -> moment(a, "shortSince").compareTo(moment(b, "shortSince")))
                .toList();
    }

    /** One case with its history. */
    public JsonNode caseById(String id) {
        return compliance().get(path("cases", id)).expect(200).json();
    }

    public static Instant moment(JsonNode node, String field) {
        return Instant.parse(node.path(field).asText());
    }

    private static JsonNode only(List<JsonNode> items, String virtualAccount, String tag) {
        List<JsonNode> found =
                items.stream().filter(item -> isOf(item, virtualAccount, tag)).toList();
        if (found.size() > 1) {
            throw new AssertionError("more than one position of " + tag + " in " + virtualAccount + ": " + found);
        }
        return found.isEmpty() ? MissingNode.getInstance() : found.getFirst();
    }

    private static boolean isOf(JsonNode item, String virtualAccount, String tag) {
        return item.path("virtualAccount").asText().equals(virtualAccount)
                && item.path("entitlementTag").asText().equals(tag);
    }

    private static Map<String, Object> virtualAccount(String id) {
        return Map.of(
                "name", "Virtual Account " + id,
                "businessUnit", "Workplace IT",
                "region", "EMEA",
                "environment", "production",
                "default", false);
    }
}
