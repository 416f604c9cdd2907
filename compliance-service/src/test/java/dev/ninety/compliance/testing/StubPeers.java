package dev.ninety.compliance.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ninety.compliance.Settings;
import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.ledger.LedgerHead;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/** Both other services, as far as compliance-service sees them, with faults on demand. */
@ApplicationScoped
public class StubPeers {

    private final Settings.EntitlementService entitlement;
    private final Settings.UsageService usage;
    private final ObjectMapper json;
    private final TestClock clock;
    private final Map<String, StubAccount> accounts = new ConcurrentSkipListMap<>();
    private final Set<Source> dead = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private volatile Runnable beforeAnswer = () -> {};

    StubPeers(
            Settings.EntitlementService entitlement, Settings.UsageService usage, ObjectMapper json, TestClock clock) {
        this.entitlement = entitlement;
        this.usage = usage;
        this.json = json;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) throws IOException {
        // Else every answer waits for an acknowledgement of its head before its body is sent.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        serve(Source.ENTITLEMENT, entitlement.url());
        serve(Source.USAGE, usage.url());
    }

    void stop(@Observes ShutdownEvent event) {
        servers.forEach(server -> server.stop(0));
    }

    /** An account that is new to the stubs; its name tells tests apart. */
    public StubAccount account(String name) {
        StubAccount account = new StubAccount(name, clock::instant);
        if (accounts.put(name, account) != null) {
            throw new IllegalArgumentException("two tests use the account " + name);
        }
        return account;
    }

    public void kill(Source source) {
        dead.add(source);
    }

    /** Both services answer again, and nobody remembers that they did not. */
    public void heal() {
        dead.clear();
        beforeAnswer = () -> {};
        CircuitBreakerMaintenance.get().resetAll();
    }

    /** What happens whenever a ledger has been asked for and before it is answered. */
    public void beforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    /** The requests since the last call, as {@code SOURCE path?query}. */
    public List<String> requests() {
        List<String> since = List.copyOf(requests);
        requests.clear();
        return since;
    }

    private void serve(Source source, String url) throws IOException {
        InetSocketAddress address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(url).getPort());
        HttpServer server = HttpServer.create(address, 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> handle(source, exchange));
        server.start();
        servers.add(server);
    }

    private void handle(Source source, HttpExchange exchange) throws IOException {
        // What is done before an answer may use the service itself, which is found by this class loader.
        Thread.currentThread().setContextClassLoader(StubPeers.class.getClassLoader());
        URI uri = exchange.getRequestURI();
        requests.add(source + " " + uri);
        Map<String, String> query = query(uri.getRawQuery());
        String[] path = uri.getPath().split("/");
        if (dead.contains(source)) {
            answer(exchange, 503, Map.of());
        } else if (!exchange.getRequestMethod().equals("GET")) {
            write(exchange, uri);
        } else if (uri.getPath().equals("/v1/ledgers")) {
            answer(exchange, 200, heads(source, query));
        } else if (uri.getPath().equals("/v1/smart-accounts")) {
            List<Map<String, String>> names = accounts.keySet().stream()
                    .filter(name -> name.compareTo(query.getOrDefault("after", "")) > 0)
                    .map(name -> Map.of("smartAccount", name, "name", name))
                    .toList();
            answer(exchange, 200, page(names, query, item -> item.get("smartAccount")));
        } else if (path.length == 7 && accounts.containsKey(path[3]) && path[6].equals("effect")) {
            list(exchange, accounts.get(path[3]).effect(path[5]), query);
        } else if (path.length == 5 && accounts.containsKey(path[3])) {
            account(source, exchange, accounts.get(path[3]), path[4], query);
        } else {
            answer(exchange, 404, Map.of());
        }
    }

    private void write(HttpExchange exchange, URI uri) throws IOException {
        List<String> path = Stream.of(uri.getRawPath().split("/"))
                .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
                .toList();
        StubAccount account = path.size() > 5 ? accounts.get(path.get(3)) : null;
        if (account == null) {
            answer(exchange, 404, Map.of());
            return;
        }
        JsonNode body = json.readTree(exchange.getRequestBody());
        StubWrites.Answer answer = account.writes().take(path.subList(4, path.size()), body);
        answer(exchange, answer.status(), answer.body());
    }

    private void account(
            Source source, HttpExchange exchange, StubAccount account, String what, Map<String, String> query)
            throws IOException {
        if (what.equals("ledger")) {
            long after = Long.parseLong(query.getOrDefault("after", "0"));
            List<LedgerEntry> entries = account.ledger(source).stream()
                    .filter(entry -> entry.sequence() > after)
                    .toList();
            Map<String, Object> page = page(entries, query, entry -> String.valueOf(entry.sequence()));
            beforeAnswer.run();
            answer(exchange, 200, page);
            return;
        }
        if (what.equals("consumption") && "DISCLOSED".equals(query.get("view"))) {
            Instant at = Instant.parse(query.get("at"));
            Instant knownAt = Instant.parse(query.getOrDefault("knownAt", "9999-01-01T00:00:00Z"));
            list(exchange, account.disclosed(at, knownAt), query);
            return;
        }
        if (what.equals("consumption") || what.equals("ownership")) {
            Instant at = Instant.parse(query.get("at"));
            Instant knownAt = Instant.parse(query.get("knownAt"));
            list(exchange, account.totals(source, at, knownAt), query);
            return;
        }
        if (what.equals("events")) {
            long after = Long.parseLong(query.get("after"));
            list(exchange, account.heard().events(after), Map.of("limit", query.get("limit")));
            return;
        }
        if (what.equals("rum-reports")) {
            list(exchange, account.heard().reports(query.get("productInstance")), query);
            return;
        }
        if (what.equals("acks")) {
            list(exchange, List.of(), query);
            return;
        }
        if (what.equals("findings")) {
            list(exchange, account.heard().findings(query.get("code")), query);
            return;
        }
        if (what.equals("orders")) {
            list(exchange, account.heard().orders(query.get("state")), query);
            return;
        }
        if (what.equals("unit-prices")) {
            list(exchange, account.heard().prices(), query);
            return;
        }
        if (what.equals("never-reported")) {
            boolean asked = source == Source.USAGE && account.neverReported() != null;
            answer(exchange, asked ? 200 : 404, asked ? account.neverReported() : Map.of());
            return;
        }
        if (what.equals("standing")) {
            Map<String, Object> standing = account.heard().standing();
            answer(exchange, standing == null ? 404 : 200, standing == null ? Map.of() : standing);
            return;
        }
        String etag = account.etag();
        exchange.getResponseHeaders().set("ETag", etag);
        boolean unchanged = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        answer(exchange, unchanged ? 304 : 200, account.directory());
    }

    /** Answers a list in pages of two at most, however many are asked for; 404 where there is none. */
    private void list(HttpExchange exchange, List<Map<String, Object>> items, Map<String, String> query)
            throws IOException {
        if (items == null) {
            answer(exchange, 404, Map.of());
            return;
        }
        int from = Integer.parseInt(query.getOrDefault("after", "0"));
        int to = Math.min(from + Math.min(2, Integer.parseInt(query.get("limit"))), items.size());
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items.subList(from, to));
        page.put("next", to < items.size() ? String.valueOf(to) : null);
        answer(exchange, 200, page);
    }

    private Map<String, Object> heads(Source source, Map<String, String> query) {
        Instant changedAfter = Instant.parse(query.getOrDefault("changedAfter", "0001-01-01T00:00:00Z"));
        List<LedgerHead> heads = accounts.values().stream()
                .flatMap(account -> account.head(source).stream())
                .filter(head -> head.recordedAt().isAfter(changedAfter))
                .filter(head -> head.smartAccount().compareTo(query.getOrDefault("after", "")) > 0)
                .toList();
        return page(heads, query, LedgerHead::smartAccount);
    }

    private static <T> Map<String, Object> page(List<T> items, Map<String, String> query, Function<T, String> cursor) {
        int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items.stream().limit(limit).toList());
        page.put("next", items.size() > limit ? cursor.apply(items.get(limit - 1)) : null);
        return page;
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        try (exchange) {
            if (status == 304) {
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            byte[] bytes = json.writeValueAsBytes(body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
