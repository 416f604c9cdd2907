package dev.ninety.compliance.testing;

import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.ledger.HashChain;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.ledger.LedgerHead;
import dev.ninety.kit.ledger.Posting;
import dev.ninety.kit.ledger.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One Smart Account as the stubs know it: a catalogue, and two ledgers that are properly chained. */
public final class StubAccount {

    private final String name;
    private final Supplier<Instant> clock;
    private final Map<Source, List<LedgerEntry>> ledgers = new EnumMap<>(Source.class);
    private final Map<Source, UnaryOperator<List<LedgerEntry>>> lies = new EnumMap<>(Source.class);
    private final List<Map<String, Object>> licenceVersions = new ArrayList<>();
    private final Map<String, String> usageSources = new HashMap<>();
    private final Map<String, String> licenceTypes = new HashMap<>();
    private final Map<String, Map<String, String>> prices = new HashMap<>();
    private final List<Map<String, Object>> recordFroms = new ArrayList<>();
    private final Map<String, Map<String, Object>> virtualAccounts = new TreeMap<>();
    private final Map<String, Map<String, Object>> names = new TreeMap<>();
    private final Map<List<String>, Long> confirmed = new HashMap<>();
    private final Map<List<String>, Long> miscounts = new HashMap<>();
    private final Map<String, List<Map<String, Object>>> effects = new HashMap<>();
    private final StubHeard heard = new StubHeard();
    private final StubWrites writes = new StubWrites(this);
    private Map<String, Long> silent;
    private int changes;

    StubAccount(String name, Supplier<Instant> clock) {
        this.name = name;
        this.clock = clock;
        for (Source source : Source.values()) {
            ledgers.put(source, new ArrayList<>());
        }
    }

    public String name() {
        return name;
    }

    /** What is written to it. */
    public StubWrites writes() {
        return writes;
    }

    /** What is said of it besides ledgers. */
    public StubHeard heard() {
        return heard;
    }

    public synchronized StubAccount shipped(String tag, String family, Integer tierRank, int graceDays, String action) {
        return version(null, tag, family, tierRank, graceDays, action);
    }

    public synchronized StubAccount edited(String tag, String family, Integer tierRank, int graceDays, String action) {
        return version(clock.get(), tag, family, tierRank, graceDays, action);
    }

    private StubAccount version(
            Instant recordedAt, String tag, String family, Integer tierRank, int graceDays, String action) {
        Map<String, Object> licence = new LinkedHashMap<>();
        licence.put("entitlementTag", tag);
        licence.put("displayName", "Licence " + tag);
        licence.put("family", family);
        licence.put("tierRank", tierRank);
        licence.put("licenceType", licenceTypes.getOrDefault(tag, "SUBSCRIPTION"));
        licence.put("enforcementType", "UNENFORCED");
        licence.put("enforcementAction", action);
        licence.put("graceDays", graceDays);
        licence.put("unitPrice", prices.get(tag));
        licence.put("usageSource", usageSources.get(tag));
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("recordedAt", recordedAt);
        version.put("licence", licence);
        licenceVersions.add(version);
        changes++;
        return this;
    }

    /** The record begins here, as is said now; null takes it back. */
    public synchronized StubAccount recordFrom(String moment) {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("recordFrom", moment);
        version.put("recordedAt", clock.get());
        recordFroms.add(version);
        changes++;
        return this;
    }

    /** An answer from before the record was given a start. */
    public synchronized StubAccount forgetsRecordStarts() {
        recordFroms.clear();
        changes++;
        return this;
    }

    public synchronized StubAccount virtualAccount(String id, String itsName) {
        Map<String, Object> virtualAccount = new LinkedHashMap<>();
        virtualAccount.put("virtualAccount", id);
        virtualAccount.put("name", itsName);
        virtualAccount.put("mappings", new ArrayList<>());
        virtualAccounts.put(id, virtualAccount);
        changes++;
        return this;
    }

    /** From {@code effectiveFrom} on, or from the beginning where it is null, a Virtual Account belongs there. */
    @SuppressWarnings("unchecked")
    public synchronized StubAccount belongs(
            String id, String effectiveFrom, String businessUnit, String region, String environment) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("effectiveFrom", effectiveFrom);
        mapping.put("businessUnit", businessUnit);
        mapping.put("region", region);
        mapping.put("environment", environment);
        mapping.put("recordedAt", clock.get());
        ((List<Object>) virtualAccounts.get(id).get("mappings")).add(mapping);
        changes++;
        return this;
    }

    /** A licence's name, and all the tags that it stands for. */
    public synchronized StubAccount named(String licence, String... tags) {
        names.put(licence, Map.of("name", licence, "entitlementTags", List.of(tags)));
        changes++;
        return this;
    }

    /** What one unit costs by the catalogue; to be said before the tag's versions. */
    public synchronized StubAccount price(String tag, String amount, String currency) {
        prices.put(tag, Map.of("amount", amount, "currency", currency));
        return this;
    }

    /** How the catalogue says that a tag is bought; to be said before the tag's versions. */
    public synchronized StubAccount licenceType(String tag, String type) {
        licenceTypes.put(tag, type);
        return this;
    }

    /** How the catalogue says that the use of a tag becomes known; to be said before the tag's versions. */
    public synchronized StubAccount usageSource(String tag, String source) {
        usageSources.put(tag, source);
        return this;
    }

    /** From {@code at} on so many more are owned. */
    public StubAccount owns(String virtualAccount, String tag, String at, long delta) {
        return post(Source.ENTITLEMENT, virtualAccount, tag, View.ACTUAL, at, delta);
    }

    /** From {@code at} on so many more are consumed. */
    public StubAccount uses(String virtualAccount, String tag, String at, long delta) {
        return post(Source.USAGE, virtualAccount, tag, View.ACTUAL, at, delta);
    }

    /** From {@code at} on the vendor sees so many more in use. */
    public StubAccount shows(String virtualAccount, String tag, String at, long delta) {
        return post(Source.USAGE, virtualAccount, tag, View.DISCLOSED, at, delta);
    }

    /** So many of the units that the vendor sees in use are confirmed, at whatever moment. */
    public synchronized StubAccount confirmed(String virtualAccount, String tag, long units) {
        confirmed.put(List.of(virtualAccount, tag), units);
        return this;
    }

    /** An export is pending that would show so many more in use from {@code at} on; without a tag, nothing. */
    public synchronized StubAccount pending(String export, String virtualAccount, String tag, String at, long delta) {
        List<Map<String, Object>> effect = effects.computeIfAbsent(export, none -> new ArrayList<>());
        if (tag != null) {
            effect.add(
                    Map.of("virtualAccount", virtualAccount, "entitlementTag", tag, "effectiveAt", at, "delta", delta));
        }
        return this;
    }

    /** What an export that is pending would change; null where there is none of that id. */
    synchronized List<Map<String, Object>> effect(String export) {
        List<Map<String, Object>> effect = effects.get(export);
        return effect == null ? null : List.copyOf(effect);
    }

    /** What the vendor sees at a moment, as usage-service tells it. */
    synchronized List<Map<String, Object>> disclosed(Instant at, Instant knownAt) {
        Map<List<String>, Long> consumed = new LinkedHashMap<>();
        for (LedgerEntry entry : ledger(Source.USAGE)) {
            if (entry.view() == View.DISCLOSED && !entry.recordedAt().isAfter(knownAt)) {
                long counts = entry.effectiveAt().isAfter(at) ? 0 : entry.delta();
                consumed.merge(List.of(entry.virtualAccount(), entry.entitlementTag()), counts, Long::sum);
            }
        }
        List<Map<String, Object>> items = new ArrayList<>();
        consumed.forEach((pair, units) -> {
            long sure = confirmed.getOrDefault(pair, 0L);
            items.add(Map.of(
                    "virtualAccount",
                    pair.get(0),
                    "entitlementTag",
                    pair.get(1),
                    "consumed",
                    units,
                    "confirmed",
                    sure,
                    "assumed",
                    units - sure));
        });
        return items;
    }

    /** The sums of a ledger at a moment, as its own service tells them: what is owned, or what is consumed. */
    synchronized List<Map<String, Object>> totals(Source source, Instant at, Instant knownAt) {
        Map<List<String>, Long> units = new LinkedHashMap<>();
        for (LedgerEntry entry : ledgers.get(source)) {
            if (entry.view() == View.ACTUAL && !entry.recordedAt().isAfter(knownAt)) {
                long counts = entry.effectiveAt().isAfter(at) ? 0 : entry.delta();
                units.merge(List.of(entry.virtualAccount(), entry.entitlementTag()), counts, Long::sum);
            }
        }
        miscounts.forEach((pair, more) -> units.merge(pair, more, Long::sum));
        String what = source == Source.ENTITLEMENT ? "owned" : "consumed";
        List<Map<String, Object>> items = new ArrayList<>();
        units.forEach((pair, sum) ->
                items.add(Map.of("virtualAccount", pair.get(0), "entitlementTag", pair.get(1), what, sum)));
        return items;
    }

    /** Both services tell so many more than their ledgers have. */
    public synchronized StubAccount miscounts(String virtualAccount, String tag, long more) {
        miscounts.put(List.of(virtualAccount, tag), more);
        return this;
    }

    /** An entitlement that grants so many units until it ends; null for ever. */
    public StubAccount grants(String id, String virtualAccount, String tag, long units, String from, String until) {
        post(Source.ENTITLEMENT, virtualAccount, tag, from, units, "GRANT", "ENTITLEMENT", id);
        return until == null
                ? this
                : post(Source.ENTITLEMENT, virtualAccount, tag, until, -units, "TERM_END", "ENTITLEMENT", id);
    }

    /** So many units of an entitlement are given back to the vendor. */
    public StubAccount returns(String id, String virtualAccount, String tag, long units, String at) {
        return post(Source.ENTITLEMENT, virtualAccount, tag, at, -units, "RETURN", "ENTITLEMENT", id);
    }

    /** The units of an entitlement, which were to end at a moment, end at a later one. */
    public StubAccount prolongs(String id, String virtualAccount, String tag, long units, String from, String until) {
        post(Source.ENTITLEMENT, virtualAccount, tag, from, units, "CHANGE", "ENTITLEMENT", id);
        return post(Source.ENTITLEMENT, virtualAccount, tag, until, -units, "CHANGE", "ENTITLEMENT", id);
    }

    /** From {@code at} on a product instance consumes so many more. */
    public StubAccount uses(String productInstance, String virtualAccount, String tag, String at, long delta) {
        return post(Source.USAGE, virtualAccount, tag, at, delta, "USAGE", "PRODUCT_INSTANCE", productInstance);
    }

    StubAccount post(
            Source source,
            String virtualAccount,
            String tag,
            String at,
            long delta,
            String reason,
            String type,
            String id) {
        return post(source, new Posting(virtualAccount, tag, View.ACTUAL, Instant.parse(at), delta, reason, type, id));
    }

    public StubAccount post(Source source, String virtualAccount, String tag, View view, String at, long delta) {
        String reason = source == Source.ENTITLEMENT ? "GRANT" : "USAGE";
        String type = source == Source.ENTITLEMENT ? "ENTITLEMENT" : "PRODUCT_INSTANCE";
        return post(
                source,
                new Posting(virtualAccount, tag, view, Instant.parse(at), delta, reason, type, "C9300-24T:FOC1"));
    }

    private synchronized StubAccount post(Source source, Posting posting) {
        List<LedgerEntry> ledger = ledgers.get(source);
        String previous = ledger.isEmpty() ? HashChain.START : ledger.getLast().hash();
        long sequence = ledger.size() + 1L;
        Instant recordedAt = clock.get();
        String hash = new HashChain().next(previous, name, sequence, posting, recordedAt, HashChain.FORMAT);
        ledger.add(new LedgerEntry(
                HashChain.FORMAT,
                sequence,
                posting.virtualAccount(),
                posting.entitlementTag(),
                posting.view(),
                posting.effectiveAt(),
                posting.delta(),
                posting.reason(),
                posting.sourceType(),
                posting.sourceId(),
                recordedAt,
                hash));
        return this;
    }

    /** From now on a source tells this instead of its ledger. */
    public synchronized StubAccount lies(Source source, UnaryOperator<List<LedgerEntry>> lie) {
        lies.put(source, lie);
        return this;
    }

    public synchronized StubAccount tellsTheTruth() {
        lies.clear();
        return this;
    }

    /** So many instances of a Virtual Account never reported; without it, usage-service does not know the account. */
    public synchronized StubAccount silent(String virtualAccount, long count) {
        silent = silent == null ? new TreeMap<>() : silent;
        silent.put(virtualAccount, count);
        silent.values().removeIf(none -> none == 0);
        return this;
    }

    synchronized Map<String, Object> neverReported() {
        if (silent == null) {
            return null;
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put(
                "items",
                silent.entrySet().stream()
                        .map(one -> Map.of("virtualAccount", one.getKey(), "count", one.getValue()))
                        .toList());
        page.put("next", null);
        return page;
    }

    synchronized List<LedgerEntry> ledger(Source source) {
        List<LedgerEntry> copy = new ArrayList<>(ledgers.get(source));
        return lies.getOrDefault(source, UnaryOperator.identity()).apply(copy);
    }

    synchronized List<LedgerHead> head(Source source) {
        List<LedgerEntry> ledger = ledger(source);
        return ledger.isEmpty()
                ? List.of()
                : List.of(new LedgerHead(
                        name,
                        ledger.getLast().sequence(),
                        ledger.getLast().hash(),
                        ledger.getLast().recordedAt()));
    }

    synchronized Map<String, Object> directory() {
        Map<String, Object> directory = new LinkedHashMap<>();
        directory.put("smartAccount", name);
        directory.put("name", "The account " + name);
        directory.put(
                "recordFrom",
                recordFroms.isEmpty() ? null : recordFroms.getLast().get("recordFrom"));
        directory.put("recordFroms", List.copyOf(recordFroms));
        directory.put("virtualAccounts", List.copyOf(virtualAccounts.values()));
        directory.put("names", List.copyOf(names.values()));
        directory.put("licences", List.of());
        directory.put("licenceVersions", List.copyOf(licenceVersions));
        return directory;
    }

    synchronized String etag() {
        return "\"" + changes + "-catalogue\"";
    }
}
