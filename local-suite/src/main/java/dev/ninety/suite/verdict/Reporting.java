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
 * What usage-service says of the reports of one Smart Account, with names in place of ids: what is due, and what has
 * reached the vendor.
 *
 * @param counts obligations by Virtual Account and status
 * @param worst the product instances whose reports are due first
 * @param instances product instances by the way in which their reports reach the vendor
 * @param waiting what has been brought here for the vendor and is not known to have reached it
 * @param findings how many findings stand, by code
 */
public record Reporting(
        String smartAccount,
        Map<String, Map<String, Long>> counts,
        List<Late> worst,
        Map<String, Long> instances,
        List<Waiting> waiting,
        Map<String, Long> findings) {

    /**
     * A product instance that is, or will be, late.
     *
     * @param due when its earliest report is; empty where none is
     * @param overdue how many of its obligations are
     * @param obligations how many it has
     */
    public record Late(
            String productInstance,
            String virtualAccount,
            String status,
            Optional<Instant> due,
            long overdue,
            long obligations) {}

    /**
     * Reports on their way to the vendor.
     *
     * @param what an export or a sync, by its id
     */
    public record Waiting(String what, String of, long reports) {}

    /** Reads how an account's reports stand now. */
    public static Reporting read(JsonClient entitlements, JsonClient usage, String smartAccount) {
        String account = path("v1", "smart-accounts", smartAccount);
        Names names =
                new Names(entitlements.get(account + "/directory").expect(200).json());
        JsonNode status = usage.get(account + "/reporting-status").expect(200).json();
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        status.path("counts")
                .forEach(item -> counts.computeIfAbsent(
                                names.virtualAccount(item.path("virtualAccount").asText()), none -> new TreeMap<>())
                        .merge(item.path("status").asText(), item.path("count").asLong(), Long::sum));
        return new Reporting(
                smartAccount,
                counts,
                status.path("worst")
                        .valueStream()
                        .map(item -> late(item, names))
                        .toList(),
                modes(usage.get(account + "/delivery-modes/comparison")
                        .expect(200)
                        .json()),
                waiting(usage, account, names),
                usage.items(account + "/findings").stream()
                        .collect(Collectors.groupingBy(
                                item -> item.path("code").asText(), TreeMap::new, Collectors.counting())));
    }

    private static Late late(JsonNode item, Names names) {
        return new Late(
                item.path("productInstance").asText(),
                names.virtualAccount(item.path("virtualAccount").asText()),
                item.path("status").asText(),
                item.hasNonNull("due")
                        ? Optional.of(Instant.parse(item.path("due").asText()))
                        : Optional.empty(),
                item.path("overdue").asLong(),
                item.path("obligations").asLong());
    }

    private static Map<String, Long> modes(JsonNode comparison) {
        Map<String, Long> instances = new TreeMap<>();
        comparison
                .path("items")
                .forEach(item -> instances.put(
                        item.path("mode").asText(), item.path("instances").asLong()));
        return instances;
    }

    private static List<Waiting> waiting(JsonClient usage, String account, Names names) {
        List<Waiting> waiting = new ArrayList<>();
        usage.items(account + "/exports").stream()
                .filter(item -> item.path("state").asText().equals("PENDING"))
                .map(item -> new Waiting(
                        "export " + item.path("id").asText() + ", not submitted",
                        names.virtualAccount(item.path("virtualAccount").asText()),
                        item.path("reports").asLong()))
                .forEach(waiting::add);
        usage.items(account + "/on-prem-syncs").stream()
                .filter(item -> !item.path("state").asText().equals("CONFIRMED"))
                .map(item -> new Waiting(
                        "sync " + item.path("syncId").asText() + ", not confirmed",
                        item.path("collector").asText(),
                        item.path("received").asLong()))
                .forEach(waiting::add);
        return waiting;
    }
}
