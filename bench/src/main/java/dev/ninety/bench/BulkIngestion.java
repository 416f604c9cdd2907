package dev.ninety.bench;

import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.SuiteSettings;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Sends RUM reports as NDJSON through a running usage-service, then copies the same rows with PostgreSQL's own COPY
 * into an empty table with the same indexes on the same server, and prints both rates. Then sends the fleet's next
 * reports with unchanged counts, which must post nothing.
 */
public final class BulkIngestion {

    private static final String ACCOUNT = "bulk.example.com";
    private static final int DAY = 86_400;
    private static final String[] TAGS = {
        "regid.2017-05.com.cisco.c9300_dna_advantage,1.0_411773c3-2116-4c10-94a4-5d357fe6ff18",
        "regid.2017-03.com.cisco.advantagek9,1.0_bd1da96e-ec1d-412b-a50e-53846b347d53"
    };

    private final int instances;
    private final Suite suite;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    private BulkIngestion(int instances, Suite suite, Path folder) {
        this.instances = instances;
        this.suite = suite;
        this.folder = folder;
    }

    /** @param args how many product instances, each with two reports; 100000 where nothing is given */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        int instances = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        Path root = Path.of(System.getProperty("ninety.root", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory("bulk-ingestion");
        try (Suite suite = Suite.start(
                SuiteSettings.forTests(root, folder.resolve("suite"), Optional.empty(), Map.of()), message -> {})) {
            new BulkIngestion(instances, suite, folder).run();
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        put(Service.ENTITLEMENT, "/v1/smart-accounts/" + ACCOUNT, "{\"name\":\"Bulk\"}");
        put(Service.ENTITLEMENT, "/v1/smart-accounts/" + ACCOUNT + "/virtual-accounts/campus", "{\"name\":\"Campus\"}");
        long start = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

        Path first = write("first.ndjson", 1, start);
        int reports = instances * TAGS.length;
        double ingested = reports / seconds(() -> send(first));
        long entries = ledgerHead();
        System.out.printf("reports sent          %d, %.0f MiB%n", reports, Files.size(first) / 1048576.0);
        System.out.printf("usage-service         %.0f reports/s, %d ledger entries%n", ingested, entries);
        System.out.printf("rows read by scans    %s%n", rowsReadByScans());
        double copied = reports / rawCopy();
        System.out.printf("raw COPY              %.0f rows/s%n", copied);
        System.out.printf("ratio                 %.2f%n", ingested / copied);

        Path next = write("next.ndjson", 1 + TAGS.length, start + DAY);
        double steady = reports / seconds(() -> send(next));
        System.out.printf(
                "steady fleet          %.0f reports/s, %d new ledger entries%n", steady, ledgerHead() - entries);
        System.out.printf("sent again            %.0f reports/s%n", reports / seconds(() -> send(next)));
        System.out.printf("usage-service memory  %s%n", peakMemory());
    }

    private Path write(String name, int firstId, long start) throws IOException {
        Path file = folder.resolve(name);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < instances; i++) {
                for (int t = 0; t < TAGS.length; t++) {
                    lines.write(
                            report("FCW%08X".formatted(i), TAGS[t], 1_671_840_750L + firstId + t, start, 1 + i % 4));
                    lines.newLine();
                }
            }
        }
        return file;
    }

    private static String report(String serial, String tag, long id, long start, int count) {
        String sudi = "{'udi_pid':'C9300-24P','udi_serial_number':'%s'}".formatted(serial);
        String signing =
                "'signing_type':'builtin','key':'regid.2017-05.com.cisco.C9300,v1_727af1d9-6c39-4444-b301-863f81445b72',"
                        + "'value':'EfQw4ng6N90vukN6Gd7GHad8MZClqheuuYlkLO3x334='";
        String payload = ("{'version':'2.0','asset_identification':{'report_id':%d,'asset':{'name':"
                        + "'regid.2017-05.com.cisco.C9300,v1_727af1d9-6c39-4444-b301-863f81445b72'},'instance':{'sudi':%s}},"
                        + "'signature':{%s},'meta':{'entitlement_tag':'%s','utility_enabled':false,'software_version':'17.09.02',"
                        + "'ha_udi':[{'role':'Active','sudi':%s}]},'measurements':[{'log_time':%d,'metric_name':'ENTITLEMENT',"
                        + "'start_time':%d,'end_time':%d,'sample_interval':%d,'num_samples':97,'meta':{'added_sudi_list':[],"
                        + "'removed_sudi_list':[]},'value':{'type':'COUNT','value':'%d'}}]}")
                .formatted(id, sudi, signing, tag, sudi, start, start, start + DAY, DAY, count)
                .replace("'", "\\\"");
        return ("{'payload':'" + payload + "','signature':{'sudi':" + sudi + "," + signing + "}}").replace("'", "\"");
    }

    private void send(Path file) {
        HttpRequest request = HttpRequest.newBuilder(
                        uri(Service.USAGE, "/v1/smart-accounts/" + ACCOUNT + "/rum-reports"))
                .header("Content-Type", "application/x-ndjson")
                .POST(bodyOf(file))
                .build();
        HttpResponse<String> answer = exchange(request);
        if (answer.statusCode() != 200 || !answer.body().contains("\"quarantined\":0")) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** The seconds that PostgreSQL needs to COPY the rows of the first load into a fresh table with the same indexes. */
    private double rawCopy() throws SQLException, IOException {
        Path rows = folder.resolve("rows");
        try (Connection connection = DriverManager.getConnection(
                        suite.database().jdbcUrl("usage"),
                        suite.database().user(),
                        suite.database().password());
                Statement statement = connection.createStatement()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(rows), 1 << 20)) {
                copy.copyOut("COPY (SELECT * FROM rum_report ORDER BY id) TO STDOUT (FORMAT binary)", out);
            }
            statement.execute("CREATE TABLE raw_copy (LIKE rum_report INCLUDING ALL)");
            double seconds = seconds(() -> {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(rows), 1 << 20)) {
                    copy.copyIn("COPY raw_copy FROM STDIN (FORMAT binary)", in, 1 << 16);
                } catch (SQLException | IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            statement.execute("DROP TABLE raw_copy");
            return seconds;
        }
    }

    /** Rows that PostgreSQL read by going through whole tables: what makes cost follow the fleet's size. */
    private String rowsReadByScans() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        suite.database().jdbcUrl("usage"),
                        suite.database().user(),
                        suite.database().password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT string_agg(relname || ' ' || seq_tup_read, ', ' ORDER BY seq_tup_read DESC)"
                                + " FROM pg_stat_user_tables WHERE seq_tup_read > 0")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private long ledgerHead() {
        String body = exchange(HttpRequest.newBuilder(uri(Service.USAGE, "/v1/ledgers"))
                        .build())
                .body();
        return Long.parseLong(body.replaceFirst("(?s).*\"head\":([0-9]+).*", "$1"));
    }

    private String peakMemory() throws IOException {
        long pid = suite.process(Service.USAGE).pid();
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return "-Xmx256m, "
                    + lines.filter(line -> line.startsWith("VmHWM")).findFirst().orElse("resident unknown");
        }
    }

    private void put(Service service, String path, String body) {
        HttpResponse<String> answer = exchange(HttpRequest.newBuilder(uri(service, path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(Service service, String path) {
        return suite.process(service).uri().resolve(path);
    }

    private static HttpRequest.BodyPublisher bodyOf(Path file) {
        try {
            return HttpRequest.BodyPublishers.ofFile(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }
}
