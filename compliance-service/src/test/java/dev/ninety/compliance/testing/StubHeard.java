package dev.ninety.compliance.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the stubs say of an account besides ledgers: nothing, until a first finding or order makes them know it. */
public final class StubHeard {

    private List<Map<String, Object>> findings;
    private List<Map<String, Object>> orders;

    /** usage-service finds nothing wrong, and entitlement-service knows of no order. */
    public synchronized StubHeard nothing() {
        findings = new ArrayList<>();
        orders = new ArrayList<>();
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
