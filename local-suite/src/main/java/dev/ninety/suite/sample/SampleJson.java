package dev.ninety.suite.sample;

import dev.ninety.suite.sample.SampleEstate.DeliveryMode;
import dev.ninety.suite.sample.SampleEstate.Device;
import dev.ninety.suite.sample.SampleEstate.Export;
import dev.ninety.suite.sample.SampleEstate.Grant;
import dev.ninety.suite.sample.SampleEstate.Move;
import dev.ninety.suite.sample.SampleEstate.Order;
import dev.ninety.suite.sample.SampleEstate.OwnerRule;
import dev.ninety.suite.sample.SampleEstate.PakConversion;
import dev.ninety.suite.sample.SampleEstate.Transfer;
import dev.ninety.suite.sample.SampleEstate.VirtualAccount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies that the services' doors take, as maps ready for JSON. */
final class SampleJson {

    private SampleJson() {}

    static Map<String, Object> body(VirtualAccount account) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", account.name());
        body.put("businessUnit", account.businessUnit());
        body.put("region", account.region());
        body.put("environment", account.environment());
        body.put("default", account.byDefault());
        return body;
    }

    static Map<String, @Nullable Object> body(Grant grant) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("virtualAccount", grant.virtualAccount());
        body.put("entitlementTag", grant.entitlementTag());
        body.put("quantity", grant.quantity());
        body.put("startsAt", grant.starts().toString());
        body.put("endsAt", grant.ends().map(Object::toString).orElse(null));
        body.put("orderReference", grant.orderReference());
        body.put("subscriptionId", grant.subscriptionId().orElse(null));
        body.put("unitPrice", Map.of("amount", grant.unitPrice(), "currency", "EUR"));
        return body;
    }

    static Map<String, Object> body(PakConversion conversion) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("virtualAccount", conversion.virtualAccount());
        body.put("entitlementTag", conversion.entitlementTag());
        body.put("quantity", conversion.quantity());
        body.put("convertedAt", conversion.convertedAt().toString());
        return body;
    }

    static Map<String, Object> body(Transfer transfer) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", transfer.from());
        body.put("to", transfer.to());
        body.put("entitlementTag", transfer.entitlementTag());
        body.put("quantity", transfer.quantity());
        body.put("effectiveAt", transfer.effectiveAt().toString());
        body.put("reason", transfer.reason());
        return body;
    }

    static Map<String, Object> body(Device device) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("hostname", device.hostname());
        body.put("virtualAccount", device.virtualAccount());
        body.put(
                "haMembers",
                device.members().stream()
                        .map(member -> Map.of("pid", member.pid(), "serial", member.serial(), "role", member.role()))
                        .toList());
        return body;
    }

    static Map<String, Object> body(Move move) {
        String moment = move.at().toString();
        return Map.of("to", move.to(), "effectiveAt", moment, "disclosedAt", moment);
    }

    static Map<String, Object> body(Order order) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("virtualAccount", order.virtualAccount());
        body.put("entitlementTag", order.entitlementTag());
        body.put("quantity", order.quantity());
        body.put("orderedAt", order.at().toString());
        body.put("expectedAt", order.expectedAt().toString());
        return body;
    }

    static Map<String, Object> body(OwnerRule rule) {
        return Map.of("virtualAccount", rule.virtualAccount(), "owner", rule.owner());
    }

    static Map<String, Object> body(DeliveryMode mode, Instant effectiveFrom) {
        return Map.of("mode", mode.mode(), "effectiveFrom", effectiveFrom.toString());
    }

    static Map<String, Object> body(Export export) {
        return Map.of("virtualAccount", export.virtualAccount(), "format", "XML");
    }

    private static Map<String, Object> whole(Export export) {
        Map<String, Object> whole = new LinkedHashMap<>(body(export));
        whole.put("createdAt", export.at().toString());
        export.submittedAt().ifPresent(moment -> whole.put("submittedAt", moment.toString()));
        export.acknowledgedAt().ifPresent(moment -> whole.put("acknowledgedAt", moment.toString()));
        return whole;
    }

    /** Everything that is loaded as JSON, by the path it is loaded under, for reading. */
    static Map<String, List<Map<String, Object>>> all(SampleEstate estate) {
        Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
        all.put(
                "virtual-accounts",
                estate.virtualAccounts().stream()
                        .map(account -> named("virtualAccount", account.id(), body(account)))
                        .toList());
        all.put(
                "entitlements",
                estate.grants().stream()
                        .map(grant -> named("id", grant.id(), body(grant)))
                        .toList());
        all.put(
                "pak-conversions",
                estate.pakConversions().stream()
                        .map(conversion -> named("pak", conversion.pak(), body(conversion)))
                        .toList());
        all.put(
                "transfers",
                estate.transfers().stream()
                        .map(transfer -> named("id", transfer.id(), body(transfer)))
                        .toList());
        all.put(
                "product-instances",
                estate.devices().stream()
                        .map(device -> named("productInstance", device.id(), body(device)))
                        .toList());
        all.put(
                "moves",
                estate.events(Move.class).stream()
                        .map(move -> named("productInstance", move.device(), body(move)))
                        .toList());
        all.put(
                "delivery-modes",
                estate.deliveryModes().stream()
                        .map(mode -> named(mode.subject().label(), mode.id(), body(mode, estate.begins())))
                        .toList());
        all.put(
                "owner-rules",
                estate.ownerRules().stream()
                        .map(rule -> named("id", rule.id(), body(rule)))
                        .toList());
        all.put(
                "orders",
                estate.events(Order.class).stream()
                        .map(order -> named("orderReference", order.orderReference(), body(order)))
                        .toList());
        all.put(
                "exports",
                estate.events(Export.class).stream()
                        .map(export -> named("id", export.id(), whole(export)))
                        .toList());
        return all;
    }

    private static Map<String, Object> named(String key, String value, Map<String, ?> body) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put(key, value);
        named.putAll(body);
        return named;
    }
}
