package dev.ninety.bench;

import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.SuiteSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rows the questions about obligations read, in a small fleet and in a large one of which equally many have
 * become due. Product instances and their obligations are written straight into the tables, one licence each; then
 * the doors are asked, and PostgreSQL is asked to explain what it did.
 */
public final class Obligations {

    private static final String ACCOUNT = "fleet.example.com";
    private static final int OVERDUE = 500;
    private static final int THRESHOLDS = 200;

    private static final String COUNTS = """
            SELECT t.virtual_account, t.owed - d.overdue - d.due_soon, d.due_soon, d.overdue, t.unowed
            FROM obligation_tally t
            CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE o.due <= now()) AS overdue,
                    count(*) FILTER (WHERE o.due > now() AND o.soon_from <= now()) AS due_soon
                FROM obligation o WHERE o.smart_account = t.smart_account
                    AND o.virtual_account = t.virtual_account AND o.due <= now() + interval '30 days') d
            WHERE t.smart_account = '%s' ORDER BY t.virtual_account
            """.formatted(ACCOUNT);
    private static final String OVERDUE_PAGE = """
            SELECT o.*, i.pid, i.serial FROM obligation o
            JOIN product_instance i ON i.smart_account = o.smart_account AND i.instance_id = o.instance_id
            WHERE o.smart_account = '%s' AND o.due <= now() ORDER BY o.due, o.series_id LIMIT 101
            """.formatted(ACCOUNT);
    private static final String WORK = """
            SELECT series_id FROM obligation WHERE smart_account = '%s' AND next_at <= now() ORDER BY next_at LIMIT 2000
            """.formatted(ACCOUNT);
    private static final Pattern NODE = Pattern.compile("(?:Scan|Only Scan).*actual.* rows=([0-9.]+) loops=([0-9]+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by (?:Filter|Index Recheck): ([0-9]+)");

    private final int instances;
    private final Suite suite;
    private final HttpClient http = HttpClient.newHttpClient();

    private Obligations(int instances, Suite suite) {
        this.instances = instances;
        this.suite = suite;
    }

    /** @param args sizes of fleets; 10000 and 1000000 where nothing is given */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        Path root = Path.of(System.getProperty("ninety.root", ".")).toAbsolutePath();
        for (String size : args.length == 0 ? new String[] {"10000", "1000000"} : args) {
            Path folder = Files.createTempDirectory("obligations");
            try (Suite suite = Suite.start(
                    SuiteSettings.forTests(root, folder.resolve("suite"), Optional.empty(), Map.of()), message -> {})) {
                new Obligations(Integer.parseInt(size), suite).run();
            }
        }
    }

    private void run() throws SQLException {
        put("/v1/smart-accounts/" + ACCOUNT, "{\"name\":\"Fleet\"}");
        put("/v1/smart-accounts/" + ACCOUNT + "/virtual-accounts/campus", "{\"name\":\"Campus\"}");
        get("/reporting-status");
        try (Connection connection = DriverManager.getConnection(
                        suite.database().jdbcUrl("usage"),
                        suite.database().user(),
                        suite.database().password());
                Statement statement = connection.createStatement()) {
            fill(statement);
            System.out.printf("%n%d obligations%n", instances);
            tell("status counts", statement, COUNTS, "/reporting-status");
            tell("overdue page", statement, OVERDUE_PAGE, "/obligations?status=OVERDUE");
            statement.execute("UPDATE obligation SET next_at = now() WHERE smart_account = '" + ACCOUNT
                    + "' AND series_id <= " + THRESHOLDS);
            statement.execute("VACUUM ANALYZE obligation");
            tell("tick, work", statement, WORK, "/events");
            statement.execute("VACUUM ANALYZE obligation");
            tell("tick, no work", statement, WORK, "/events");
        }
    }

    /** Of every fleet the same number is overdue; the rest becomes due later, each in its own minute. */
    private void fill(Statement statement) throws SQLException {
        statement.execute("""
                INSERT INTO product_instance (smart_account, instance_id, pid, serial, first_virtual_account,
                    first_sighted, recorded_at)
                SELECT '%s', n, 'C9300-24P', 'FLEET' || n, 'va' || n %% 20, false, now() FROM generate_series(1, %d) n
                """.formatted(ACCOUNT, instances));
        statement.execute("""
                INSERT INTO series (smart_account, series_id, instance_id, entitlement_tag)
                SELECT '%s', n, n, 'dna' FROM generate_series(1, %d) n
                """.formatted(ACCOUNT, instances));
        statement.execute("""
                INSERT INTO obligation (smart_account, series_id, instance_id, entitlement_tag, virtual_account, rule, due,
                    soon_from, confirmed, frequency_days, announced_to, next_at)
                SELECT '%s', n, n, 'dna', 'va' || n %% 20, 'FREQUENCY', due, due - interval '30 days', false, 90, now(),
                    CASE WHEN due > now() THEN due END
                FROM (SELECT n, now() + CASE WHEN n <= %d THEN -1 ELSE 1 END * (n || ' minutes')::interval
                        + CASE WHEN n <= %d THEN interval '0' ELSE interval '31 days' END AS due
                    FROM generate_series(1, %d) n) fleet
                """.formatted(ACCOUNT, OVERDUE, OVERDUE, instances));
        statement.execute("""
                INSERT INTO obligation_tally (smart_account, virtual_account, owed, unowed)
                SELECT smart_account, virtual_account, count(*), 0 FROM obligation GROUP BY 1, 2
                """);
        statement.execute("VACUUM ANALYZE product_instance, series, obligation, obligation_tally");
    }

    private void tell(String what, Statement statement, String sql, String door) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (ResultSet lines = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) " + sql)) {
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
        }
        long started = System.nanoTime();
        get(door);
        long millis = (System.nanoTime() - started) / 1_000_000;
        System.out.printf("%-14s rows read %7.0f, door %5d ms, %s%n", what, rowsRead(plan), millis, scans(plan));
    }

    private static double rowsRead(List<String> plan) {
        double rows = 0;
        double loops = 1;
        for (String line : plan) {
            Matcher node = NODE.matcher(line);
            if (node.find()) {
                loops = Double.parseDouble(node.group(2));
                rows += Double.parseDouble(node.group(1)) * loops;
            }
            Matcher removed = REMOVED.matcher(line);
            if (removed.find()) {
                rows += Double.parseDouble(removed.group(1)) * loops;
            }
        }
        return rows;
    }

    private static String scans(List<String> plan) {
        return String.join(
                "; ",
                plan.stream()
                        .filter(line -> line.contains("Scan"))
                        .map(line -> line.strip().replaceFirst("^-> *", "").replaceFirst(" *\\(.*", ""))
                        .toList());
    }

    private void put(String path, String body) {
        exchange(HttpRequest.newBuilder(suite.process(Service.ENTITLEMENT).uri().resolve(path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private void get(String path) {
        URI uri = suite.process(Service.USAGE).uri().resolve("/v1/smart-accounts/" + ACCOUNT + path);
        exchange(HttpRequest.newBuilder(uri).build());
    }

    private void exchange(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
