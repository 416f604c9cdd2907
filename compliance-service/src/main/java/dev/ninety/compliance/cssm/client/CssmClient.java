package dev.ninety.compliance.cssm.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ninety.compliance.cssm.Connection;
import dev.ninety.compliance.cssm.Pages;
import dev.ninety.compliance.cssm.PullOutcome;
import dev.ninety.compliance.outbound.client.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Asks the vendor's interface for the licences of an account, page by page to the end. It only reads. A token that is not
 * accepted any more is renewed once.
 */
@ApplicationScoped
public class CssmClient {

    private static final Set<String> FAILED = Set.of("ERROR", "FAILED", "FAILURE");
    private static final int MOST_ITEMS = 1_000_000;
    private static final int LONGEST_MESSAGE = 200;

    private final Exchange exchange;
    private final Tokens tokens;
    private final Secrets secrets;
    private final CssmSettings settings;
    private final ObjectMapper mapper;

    CssmClient(Exchange exchange, Tokens tokens, Secrets secrets, CssmSettings settings, ObjectMapper mapper) {
        this.exchange = exchange;
        this.tokens = tokens;
        this.secrets = secrets;
        this.settings = settings;
        this.mapper = mapper;
    }

    /**
     * What the vendor tells of an account.
     *
     * @param virtualAccounts whose licences are all there, by the vendor's names
     * @param licenses as it tells them
     */
    public record Told(List<String> virtualAccounts, List<JsonNode> licenses) {}

    /** @throws CssmException where the vendor did not tell all */
    public Told ask(String smartAccount, Connection.Settings connection) throws CssmException {
        Tokens.Client client = client(smartAccount, connection);
        List<String> named = connection.virtualAccounts();
        List<String> virtualAccounts = named == null ? virtualAccounts(connection, client) : named;
        Pages<JsonNode> pages = new Pages<>();
        if (virtualAccounts.isEmpty()) {
            return new Told(virtualAccounts, List.of());
        }
        do {
            ObjectNode body = mapper.createObjectNode();
            virtualAccounts.forEach(body.putArray("virtualAccounts")::add);
            body.put("limit", settings.pageSize()).put("offset", pages.offset());
            JsonNode answer = send(
                    client, request(connection, "licenses").POST(HttpRequest.BodyPublishers.ofString(body.toString())));
            JsonNode total = answer.path("totalRecords");
            if (!total.isIntegralNumber() || total.longValue() < 0 || total.longValue() > MOST_ITEMS) {
                throw new CssmException(PullOutcome.BAD_ANSWER, "The answer does not say how many licences there are.");
            }
            String fault = pages.take(array(answer, "licenses"), total.longValue());
            if (fault != null) {
                throw new CssmException(PullOutcome.INCOMPLETE, fault);
            }
        } while (!pages.isWhole());
        return new Told(virtualAccounts, pages.items());
    }

    private List<String> virtualAccounts(Connection.Settings connection, Tokens.Client client) throws CssmException {
        JsonNode answer =
                send(client, request(connection, "customer/virtual-accounts").GET());
        List<String> names = new ArrayList<>();
        for (JsonNode one : array(answer, "virtualAccounts")) {
            String name = one.path("name").asText("");
            if (name.isBlank()) {
                throw new CssmException(PullOutcome.BAD_ANSWER, "The answer has a Virtual Account without a name.");
            }
            names.add(name);
        }
        return names;
    }

    private Tokens.Client client(String smartAccount, Connection.Settings connection) throws CssmException {
        String name = connection.secretRef();
        String id = secrets.find(smartAccount, name, "client-id").orElse(null);
        String secret = secrets.find(smartAccount, name, "client-secret").orElse(null);
        if (id == null || secret == null) {
            throw new CssmException(
                    PullOutcome.UNAUTHORISED,
                    "The account has no secret " + name + " with a client-id and a client-secret.");
        }
        return new Tokens.Client(connection.tokenUrl(), id, secret);
    }

    private static HttpRequest.Builder request(Connection.Settings connection, String path) {
        String domain = URLEncoder.encode(connection.domain(), StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(connection.apiUrl() + "/v1/accounts/" + domain + "/" + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private JsonNode send(Tokens.Client client, HttpRequest.Builder request) throws CssmException {
        Exchange.Answer answer = exchange.send(request.setHeader("Authorization", "Bearer " + tokens.of(client)));
        if (answer.status() == 401) {
            tokens.forget(client);
            answer = exchange.send(request.setHeader("Authorization", "Bearer " + tokens.of(client)));
        }
        int status = answer.status();
        if (status == 401 || status == 403) {
            throw new CssmException(
                    PullOutcome.UNAUTHORISED, "It does not let this client see the account: status " + status + ".");
        }
        if (status < 200 || status >= 300) {
            throw new CssmException(PullOutcome.BAD_ANSWER, "It answers with status " + status + ".");
        }
        String said = answer.json().path("status").asText("").toUpperCase(Locale.ROOT);
        if (FAILED.contains(said)) {
            String message = answer.json().path("statusMessage").asText("");
            String shown = message.codePoints()
                    .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                    .limit(LONGEST_MESSAGE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            throw new CssmException(PullOutcome.BAD_ANSWER, "It answers that it failed: " + shown);
        }
        return answer.json();
    }

    private static List<JsonNode> array(JsonNode answer, String field) throws CssmException {
        JsonNode array = answer.path(field);
        if (!array.isArray()) {
            throw new CssmException(PullOutcome.BAD_ANSWER, "The answer has no array " + field + ".");
        }
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }
}
