package dev.ninety.suite.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.suite.SuiteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Talks JSON to one service. Paths are sent as given, so encode their parts with {@link #path}. */
public final class JsonClient {

    static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final URI base;
    private final Map<String, String> headers;
    private final Duration limit;
    private final HttpClient http;

    public JsonClient(URI base) {
        this(base, Map.of(), LIMIT);
    }

    /**
     * @param headers sent with every request
     * @param limit how long an answer may take
     */
    public JsonClient(URI base, Map<String, String> headers, Duration limit) {
        this.base = base;
        this.headers = Map.copyOf(headers);
        this.limit = limit;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    public URI base() {
        return base;
    }

    /** A path of these parts, each percent-encoded, slashes inside a part included. */
    public static String path(String... parts) {
        return Arrays.stream(parts)
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", "/", ""));
    }

    /** A value for a query, percent-encoded. */
    public static String query(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, json(body), Map.of("Content-Type", "application/json"));
    }

    public Answer post(String path, Object body) {
        return send("POST", path, json(body), Map.of("Content-Type", "application/json"));
    }

    /** A POST without a body. */
    public Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer patch(String path, Object body, String version) {
        return send("PATCH", path, json(body), Map.of("Content-Type", "application/json", "If-Match", version));
    }

    /** Any request with a body of any form. */
    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        try {
            HttpResponse<String> response =
                    http.send(request(method, path, body, headers), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + base + path + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted while waiting for " + method + " " + path, e);
        }
    }

    /** The items of all pages of a list. */
    public List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        String join = path.contains("?") ? "&" : "?";
        String after = "";
        while (true) {
            JsonNode page = get(path + join + "limit=1000" + after).expect(200).json();
            page.path("items").forEach(items::add);
            if (!page.hasNonNull("next")) {
                return items;
            }
            after = "&after=" + query(page.path("next").asText());
        }
    }

    private HttpRequest request(String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(limit).method(method, body);
        this.headers.forEach(request::header);
        headers.forEach(request::header);
        return request.build();
    }

    /** Anything as JSON text: a tree, a map, a record, or text that is JSON already. */
    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(body instanceof String text ? text : MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new SuiteException("cannot be written as JSON: " + body, e);
        }
    }
}
