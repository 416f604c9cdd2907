package dev.ninety.compliance.cssm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vendor's interface as it is documented, with faults on demand. */
final class StubVendor implements AutoCloseable {

    static final String ID = "client one";
    static final String SECRET = "s3cret & more";

    private static final Pattern PAGE = Pattern.compile("\"limit\":(\\d+),\"offset\":(\\d+)");

    /** An answer that takes the place of the next one. */
    record Instead(int status, String body, Map<String, String> headers, int announced) {

        static Instead of(int status, String body) {
            return new Instead(status, body, Map.of(), 0);
        }

        static Instead retryAfter(String header) {
            return new Instead(429, "", Map.of("Retry-After", header), 0);
        }

        /** An answer that breaks off after its beginning. */
        static Instead torn(String body) {
            return new Instead(200, body, Map.of(), body.length() + 100);
        }
    }

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Deque<Instead> instead = new ArrayDeque<>();
    private List<String> virtualAccounts = List.of();
    private List<String> licenses = new ArrayList<>();
    private int tokens;
    private int oldest = 1;

    StubVendor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    synchronized void has(List<String> itsVirtualAccounts, String... itsLicenses) {
        virtualAccounts = itsVirtualAccounts;
        licenses = List.of(itsLicenses);
    }

    static String license(String name, String virtualAccount, long quantity, long inUse) {
        return """
                {"license":"%s","virtualAccount":"%s","quantity":%d,"inUse":%d,"available":%d,"status":"In Compliance",
                 "billingType":"PREPAID","isPortable":false,"ahaApps":false,"pendingQuantity":0,"reserved":0,
                 "licenseSubstitutions":[],
                 "licenseDetails":[{"licenseType":"TERM","quantity":%d,"startDate":"2019-01-18T01:07:36Z",
                   "endDate":"2036-Jan-01","subscriptionId":"Sub1","status":"ACTIVE"}]}
                """.formatted(name, virtualAccount, quantity, inUse, quantity - inUse, quantity);
    }

    /** The tokens that were given so far are not accepted any more. */
    synchronized void expireTokens() {
        oldest = tokens + 1;
    }

    synchronized void insteadOfTheNextPage(Instead... answers) {
        instead.addAll(List.of(answers));
    }

    /** The paths that were asked for since the last call, with the offset where there is one. */
    List<String> requests() {
        List<String> since = List.copyOf(requests);
        requests.clear();
        return since;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals("/token")) {
            requests.add("token");
            boolean known =
                    body.equals("grant_type=client_credentials&client_id=client+one&client_secret=s3cret+%26+more");
            tokens += known ? 1 : 0;
            answer(
                    exchange,
                    Instead.of(
                            known ? 200 : 401,
                            known
                                    ? "{\"access_token\":\"token-" + tokens
                                            + "\",\"token_type\":\"Bearer\",\"expires_in\":3599}"
                                    : "{\"error\":\"invalid_client\"}"));
            return;
        }
        Matcher page = PAGE.matcher(body);
        boolean isPage = page.find();
        requests.add(path.replaceFirst(".*/", "") + (isPage ? " " + page.group(2) : ""));
        if (!isAccepted(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, Instead.of(401, "{}"));
        } else if (!path.startsWith("/api/v1/accounts/vendor.example.com/")) {
            answer(exchange, Instead.of(403, "{\"status\":\"ERROR\",\"statusMessage\":\"Invalid Client\"}"));
        } else if (path.endsWith("/customer/virtual-accounts")) {
            List<String> items = virtualAccounts.stream()
                    .map(name -> "{\"isDefault\":\"No\",\"name\":\"" + name + "\",\"description\":\"\"}")
                    .toList();
            answer(
                    exchange,
                    Instead.of(200, "{\"virtualAccounts\":[" + String.join(",", items) + "],\"status\":\"SUCCESS\"}"));
        } else if (!instead.isEmpty()) {
            answer(exchange, instead.poll());
        } else {
            int from = Integer.parseInt(page.group(2));
            int to = Math.min(licenses.size(), from + Integer.parseInt(page.group(1)));
            answer(exchange, Instead.of(200, page(licenses.size(), licenses.subList(from, to))));
        }
    }

    static String page(int total, List<String> items) {
        return "{\"totalRecords\":" + total + ",\"licenses\":[" + String.join(",", items)
                + "],\"status\":\"COMPLETE\",\"statusMessage\":\"\"}";
    }

    private boolean isAccepted(String authorization) {
        String prefix = "Bearer token-";
        return authorization != null
                && authorization.startsWith(prefix)
                && Integer.parseInt(authorization.substring(prefix.length())) >= oldest;
    }

    private static void answer(HttpExchange exchange, Instead answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), Math.max(answer.announced(), bytes.length));
        exchange.getResponseBody().write(bytes);
        if (answer.announced() > bytes.length) {
            exchange.getResponseBody().flush();
            throw new IOException("torn on purpose");
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
