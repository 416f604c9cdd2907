package dev.ninety.suite.load;

import static dev.ninety.suite.http.JsonClient.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.http.JsonClient;
import java.util.List;
import java.util.function.Function;

/**
 * What the record does not know of an account, or still waits for.
 *
 * @param unresolved names in files that stand for nothing here yet
 * @param neverReported product instances that are known and never reported
 * @param instances how many product instances are known
 * @param lateOrders orders whose date has passed without a grant
 * @param openOrders orders that are not due yet
 * @param paks keys that were never converted
 */
record Unknowns(
        List<Name> unresolved,
        List<Instance> neverReported,
        long instances,
        List<Order> lateOrders,
        List<Order> openOrders,
        List<Pak> paks) {

    /** A name, how many lines and units hang on it, and what it may mean. */
    record Name(String kind, String name, String reason, long lines, long units, List<Candidate> candidates) {}

    /** What a name may mean: a tag or the id of a Virtual Account, and how people call that. */
    record Candidate(String id, String name) {}

    record Instance(String id, String hostname, String virtualAccount) {}

    record Order(String reference, String virtualAccount, String tag, long quantity, long granted, String expectedAt) {}

    record Pak(String pak, String description, long quantity) {}

    static Unknowns read(JsonClient entitlements, JsonClient usage, String smartAccount) {
        String account = path("v1", "smart-accounts", smartAccount);
        return new Unknowns(
                read(entitlements, account + "/unresolved", Unknowns::name),
                read(usage, account + "/product-instances?reported=never", Unknowns::instance),
                usage.items(account + "/product-instances").size(),
                read(entitlements, account + "/orders?state=OVERDUE", Unknowns::order),
                read(entitlements, account + "/orders?state=PLACED", Unknowns::order),
                read(entitlements, account + "/paks?state=UNCONVERTED", Unknowns::pak));
    }

    private static <T> List<T> read(JsonClient service, String list, Function<JsonNode, T> reader) {
        return service.items(list).stream().map(reader).toList();
    }

    private static Name name(JsonNode item) {
        return new Name(
                text(item, "kind"),
                text(item, "name"),
                text(item, "reason"),
                item.path("lines").asLong(),
                item.path("quantity").asLong(),
                item.path("candidates").valueStream().map(Unknowns::candidate).toList());
    }

    private static Candidate candidate(JsonNode item) {
        return item.hasNonNull("entitlementTag")
                ? new Candidate(text(item, "entitlementTag"), text(item, "displayName"))
                : new Candidate(text(item, "virtualAccount"), text(item, "name"));
    }

    private static Instance instance(JsonNode item) {
        return new Instance(text(item, "productInstance"), text(item, "hostname"), text(item, "virtualAccount"));
    }

    private static Order order(JsonNode item) {
        return new Order(
                text(item, "orderReference"),
                text(item, "virtualAccount"),
                text(item, "entitlementTag"),
                item.path("quantity").asLong(),
                item.path("granted").asLong(),
                text(item, "expectedAt"));
    }

    private static Pak pak(JsonNode item) {
        return new Pak(
                text(item, "pak"),
                text(item, "description"),
                item.path("quantity").asLong());
    }

    /** A field as text; empty where it is null. */
    private static String text(JsonNode item, String field) {
        return item.hasNonNull(field) ? item.path(field).asText() : "";
    }
}
