package dev.ninety.compliance.testing;

import dev.ninety.kit.ledger.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the stubs say of an account besides ledgers: nothing, until a first finding or order makes them know it. */
public final class StubHeard {

    private List<Map<String, Object>> findings;
    private List<Map<String, Object>> orders;
    private List<Map<String, Object>> prices;
    private List<Map<String, Object>> standing;
    private List<Map<String, Object>> events;
    private final List<Map<String, Object>> reports = new ArrayList<>();

    /** usage-service finds nothing wrong, and entitlement-service knows of no order. */
    public synchronized StubHeard nothing() {
        findings = new ArrayList<>();
        orders = new ArrayList<>();
        prices = new ArrayList<>();
        return this;
    }

    public StubHeard finding(String code, String id, String instance, String virtualAccount, String tag, Long units) {
        return finding(code, id, instance, virtualAccount, tag, units, null);
    }

    /** @param outdated whether an acceptance speaks of another state; null for no acceptance */
    public synchronized StubHeard finding(
            String code, String id, String instance, String virtualAccount, String tag, Long units, Boolean outdated) {
        findings = findings == null ? new ArrayList<>() : findings;
        findings.removeIf(one -> id.equals(one.get("id")));
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("id", id);
        finding.put("code", code);
        finding.put("severity", "WARNING");
        finding.put("productInstance", instance);
        finding.put("entitlementTag", tag);
        finding.put("virtualAccount", virtualAccount);
        finding.put("units", units);
        finding.put("evidence", List.of());
        finding.put("action", "Clear it.");
        finding.put("acceptance", outdated == null ? null : Map.of("note", "known", "outdated", outdated));
        findings.add(finding);
        return this;
    }

    /** A finding says what its instance has in common with the one that goes on counting: a serial, or a member. */
    public synchronized StubHeard beside(String id, String survivor, String sharing) {
        findings.stream()
                .filter(one -> id.equals(one.get("id")))
                .forEach(one -> one.put(
                        "evidence",
                        List.of(
                                Map.of("kind", "GOES_ON_COUNTING", "productInstance", survivor, "units", 1),
                                Map.of("kind", "SHARED_" + sharing, "value", "FOC1"))));
        return this;
    }

    /** What a unit was bought at last; replaces what was said before. */
    public synchronized StubHeard price(String tag, boolean lasting, String amount, String currency, String from) {
        prices = prices == null ? new ArrayList<>() : prices;
        prices.removeIf(one ->
                tag.equals(one.get("entitlementTag")) && one.get("lasting").equals(lasting));
        prices.add(Map.of(
                "entitlementTag",
                tag,
                "lasting",
                lasting,
                "unitPrice",
                Map.of("amount", amount, "currency", currency),
                "entitlement",
                from));
        return this;
    }

    /** Null where entitlement-service has no prices of the account. */
    synchronized List<Map<String, Object>> prices() {
        return prices == null ? null : List.copyOf(prices);
    }

    /** The list is told with a finding twice, as one that changes while it is read page by page. */
    public synchronized StubHeard toldAgain(String id, Long units) {
        Map<String, Object> again = new LinkedHashMap<>(findings.stream()
                .filter(one -> id.equals(one.get("id")))
                .findFirst()
                .orElseThrow());
        again.put("units", units);
        findings.add(again);
        return this;
    }

    public synchronized StubHeard cleared(String id) {
        findings.removeIf(one -> id.equals(one.get("id")));
        return this;
    }

    /** An order of which some units may be granted. */
    public synchronized StubHeard order(
            String reference, String state, String virtualAccount, String tag, long quantity, long granted) {
        orders = orders == null ? new ArrayList<>() : orders;
        orders.removeIf(one -> reference.equals(one.get("orderReference")));
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("orderReference", reference);
        order.put("virtualAccount", virtualAccount);
        order.put("entitlementTag", tag);
        order.put("quantity", quantity);
        order.put("granted", granted);
        order.put("orderedAt", "2026-01-15T00:00:00Z");
        order.put("expectedAt", null);
        order.put("state", state);
        orders.add(order);
        return this;
    }

    /** usage-service has received a report that counts from a moment on. */
    public synchronized StubHeard report(String instance, String tag, long start, String recordedAt, String content) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("id", reports.size() + 1);
        report.put("productInstance", instance);
        report.put("entitlementTag", tag);
        report.put("reportId", 1_000 + reports.size());
        report.put("status", "ACCEPTED");
        report.put("receivedAt", recordedAt);
        report.put("recordedAt", recordedAt);
        report.put("rows", List.of(Map.of("start", start, "end", start + 3_600, "count", 1)));
        report.put("sha256", HexFormat.of().formatHex(Sha256.of(content.getBytes(StandardCharsets.UTF_8))));
        report.put("content", content);
        reports.add(report);
        return this;
    }

    synchronized List<Map<String, Object>> reports(String instance) {
        return reports.stream()
                .filter(one -> instance == null || instance.equals(one.get("productInstance")))
                .toList();
    }

    /** usage-service tells that a report became due soon or overdue. */
    public synchronized StubHeard event(String type, String at, String instance, String tag, String due) {
        events = events == null ? new ArrayList<>() : events;
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("sequence", events.size() + 1);
        event.put("type", type);
        event.put("at", at);
        event.put("recordedAt", at);
        event.put("productInstance", instance);
        event.put("entitlementTag", tag);
        event.put("virtualAccount", "campus");
        event.put("rule", "FREQUENCY");
        event.put("due", due);
        events.add(event);
        return this;
    }

    /** Null where usage-service does not know the account. */
    synchronized List<Map<String, Object>> events(long after) {
        return events == null
                ? null
                : events.stream()
                        .filter(one -> (int) one.get("sequence") > after)
                        .toList();
    }

    /** How the records of a Virtual Account stand. */
    public synchronized StubHeard standing(
            String virtualAccount, long active, long required, long overdue, long affected, long withoutEvidence) {
        inOrder();
        standing.removeIf(one -> virtualAccount.equals(one.get("virtualAccount")));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("virtualAccount", virtualAccount);
        figures.put("active", active);
        figures.put("required", required);
        figures.put("overdue", overdue);
        figures.put("affected", affected);
        figures.put("withoutEvidence", withoutEvidence);
        standing.add(figures);
        return this;
    }

    /** usage-service counts nothing of the account, until a Virtual Account has figures. */
    public synchronized StubHeard inOrder() {
        standing = standing == null ? new ArrayList<>() : standing;
        return this;
    }

    /** Null where usage-service does not count. */
    synchronized Map<String, Object> standing() {
        if (standing == null) {
            return null;
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", List.copyOf(standing));
        page.put("next", null);
        return page;
    }

    /** Null where usage-service does not know the account. */
    synchronized List<Map<String, Object>> findings(String code) {
        return findings == null
                ? null
                : findings.stream().filter(one -> code.equals(one.get("code"))).toList();
    }

    /** Null where entitlement-service has no orders of the account. */
    synchronized List<Map<String, Object>> orders(String state) {
        return orders == null
                ? null
                : orders.stream().filter(one -> state.equals(one.get("state"))).toList();
    }
}
