package dev.ninety.suite.load;

import dev.ninety.suite.Service;
import dev.ninety.suite.SuiteException;
import dev.ninety.suite.http.JsonClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ./ninety load} was asked for.
 *
 * @param urls where the suite is: a host, an address in which {@code {service}} stands for a service's name, or one
 *     service's own address, {@code usage-service=http://host:port}; a later one holds over an earlier one
 * @param token sent as bearer token
 * @param takenAt the moment of the vendor's counts in files that do not say it
 * @param columns titles of columns, each {@code door.field:Column Title}, such as {@code cssm-licences.quantity:Purchased}
 * @param virtualAccount where lines belong that name no Virtual Account
 * @param openEnded whether licences of a table without an end column are held without end
 */
record LoadSettings(
        Path folder,
        String account,
        Optional<String> name,
        List<String> urls,
        int portOffset,
        Optional<String> token,
        Optional<Instant> takenAt,
        Optional<Instant> recordFrom,
        List<String> columns,
        Optional<String> virtualAccount,
        boolean openEnded) {

    static final String USAGE = """
            load FOLDER --account DOMAIN [--name NAME] [--url URL]... [--port-offset N] [--token TOKEN]
                 [--record-from DATE] [--taken-at DATE] [--virtual-account NAME] [--open-ended]
                 [--column DOOR.field:Title]...""";

    private static final Duration LONGEST_LOAD = Duration.ofHours(2);

    /** Reads what follows {@code load}; the token may also come in {@code NINETY_TOKEN}. */
    static LoadSettings parse(Deque<String> arguments, Map<String, String> environment) {
        Optional<String> folder = Optional.empty();
        Optional<String> account = Optional.empty();
        Optional<String> name = Optional.empty();
        List<String> urls = new ArrayList<>(List.of("http://localhost"));
        int portOffset = 0;
        Optional<String> token =
                Optional.ofNullable(environment.get("NINETY_TOKEN")).filter(text -> !text.isBlank());
        Optional<Instant> takenAt = Optional.empty();
        Optional<Instant> recordFrom = Optional.empty();
        List<String> columns = new ArrayList<>();
        Optional<String> virtualAccount = Optional.empty();
        boolean openEnded = false;
        while (!arguments.isEmpty()) {
            String argument = arguments.pop();
            switch (argument) {
                case "--account" -> account = Optional.of(value(argument, arguments));
                case "--name" -> name = Optional.of(value(argument, arguments));
                case "--url" -> urls.add(value(argument, arguments));
                case "--port-offset" -> portOffset = number(argument, value(argument, arguments));
                case "--token" -> token = Optional.of(value(argument, arguments));
                case "--taken-at" -> takenAt = Optional.of(moment(argument, value(argument, arguments)));
                case "--record-from" -> recordFrom = Optional.of(moment(argument, value(argument, arguments)));
                case "--column" -> columns.add(column(value(argument, arguments)));
                case "--virtual-account" -> virtualAccount = Optional.of(value(argument, arguments));
                case "--open-ended" -> openEnded = true;
                default -> {
                    if (argument.startsWith("--") || folder.isPresent()) {
                        throw new SuiteException(argument + " is not known here; give: " + USAGE);
                    }
                    folder = Optional.of(argument);
                }
            }
        }
        if (folder.isEmpty() || account.isEmpty()) {
            throw new SuiteException("give: " + USAGE);
        }
        return new LoadSettings(
                Path.of(folder.get()),
                account.get(),
                name,
                List.copyOf(urls),
                portOffset,
                token,
                takenAt,
                recordFrom,
                List.copyOf(columns),
                virtualAccount,
                openEnded);
    }

    /** A client of one of the services. */
    JsonClient client(Service service) {
        Map<String, String> headers =
                token.map(text -> Map.of("Authorization", "Bearer " + text)).orElse(Map.of());
        return new JsonClient(address(service), headers, LONGEST_LOAD);
    }

    private URI address(Service service) {
        String own = service.module() + "=";
        String url = urls.stream()
                .filter(text -> text.startsWith(own) || !text.contains("="))
                .reduce("", (earlier, later) -> later);
        String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        try {
            return URI.create(
                    bare.startsWith(own)
                            ? bare.substring(own.length())
                            : bare.contains("{service}")
                                    ? bare.replace("{service}", service.module())
                                    : bare + ":" + (service.port() + portOffset));
        } catch (IllegalArgumentException e) {
            throw new SuiteException(
                    "--url takes http://host, https://{service}.example.com or usage-service=http://host:8082", e);
        }
    }

    private static String column(String text) {
        if (text.matches("[a-z-]+\\.[A-Za-z]+:.+")) {
            return text;
        }
        throw new SuiteException(
                "--column takes a kind of file, a field and a title: cssm-licences.quantity:Purchased");
    }

    private static String value(String flag, Deque<String> arguments) {
        if (arguments.isEmpty()) {
            throw new SuiteException(flag + " takes a value; give: " + USAGE);
        }
        return arguments.pop();
    }

    private static int number(String flag, String text) {
        if (text.matches("\\d{1,5}")) {
            return Integer.parseInt(text);
        }
        throw new SuiteException(flag + " takes a number from 0 to 50000");
    }

    /** A moment, or a date that means its beginning in UTC. */
    private static Instant moment(String flag, String text) {
        try {
            return text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new SuiteException(flag + " takes 2026-01-31 or 2026-01-31T00:00:00Z", e);
        }
    }
}
