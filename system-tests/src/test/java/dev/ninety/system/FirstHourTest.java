package dev.ninety.system;

import static dev.ninety.suite.http.JsonClient.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.http.JsonClient;
import dev.ninety.suite.load.Load;
import dev.ninety.system.harness.RunningSuite;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A licence manager's first hour: the committed folder, one command, and a verdict that says what it does not know. */
@RunningSuite(RunningSuite.Kind.SET_CLOCK)
class FirstHourTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String ACCOUNT = "first-hour.example.com";
    private static final String HOME = path("v1", "smart-accounts", ACCOUNT);
    private static final String UNKNOWN_NAME = "Catalyst 9300 24-port DNA Adv.";
    private static final String DNA =
            "regid.2017-05.com.cisco.c9300_dna_advantage,1.0_411773c3-2116-4c10-94a4-5d357fe6ff18";

    private final Suite suite;
    private final JsonClient entitlements;
    private final JsonClient usage;
    private final JsonClient compliance;

    FirstHourTest(Suite suite) {
        this.suite = suite;
        this.entitlements = suite.client(Service.ENTITLEMENT);
        this.usage = suite.client(Service.USAGE);
        this.compliance = suite.client(Service.COMPLIANCE);
        suite.clock().set(NOW);
    }

    @Test
    void aFolderBecomesAVerdictThatCanBeTrusted() {
        // Given
        Loaded first = load();

        // Then: every file was recognised and taken
        assertThat(first.status()).as(first.text()).isZero();
        assertThat(first.text()).doesNotContain("not recognised", "Files that were not taken");

        // Then: what is short and since when
        assertThat(first.line("C9300-24 DNA Advantage", "GRACE"))
                .contains("Campus", "2026-09-20", "25 days left, 2 short");
        assertThat(first.line("C9K High Security", "ENFORCEMENT"))
                .contains("Data Centre", "2026-01-01 or before", "DISABLE since 2026-04-01, 1 short");

        // Then: what is unknown and why
        assertThat(first.line("C9500 DNA Advantage", "INDETERMINATE"))
                .contains("3 that the vendor counts are in no report");
        assertThat(first.line("Example Firewall Base", "IN_COMPLIANCE")).contains("not reported");

        // Then: unresolved names with candidates, silent instances, late orders, unconverted keys
        assertThat(first.line("\"" + UNKNOWN_NAME + "\"", "units 2")).contains("C9300-24 DNA Advantage (" + DNA + ")");
        assertThat(first.text())
                .contains("Product instances that never reported (3)", "FOC2402B002", "FOC2401A003", "FOC2403C001")
                .contains("Orders that are late (1)", "SO-2001")
                .contains("Orders that are under way (1)", "SO-3001")
                .contains("PAKs that were never converted (2)")
                .contains("6 of 7 licence lines understood", "4 of 7 product instances reported");

        // When: the folder is loaded again
        Marks before = marks();
        Loaded second = load();

        // Then: nothing changed
        assertThat(second.status()).as(second.text()).isZero();
        assertThat(marks()).isEqualTo(before);
        assertThat(second.verdict()).isEqualTo(first.verdict());

        // When: the name is bound
        entitlements
                .put(HOME + path("aliases", UNKNOWN_NAME), Map.of("entitlementTag", DNA))
                .expect(200, 201);
        Loaded third = load();

        // Then: its two units count, and the shortage was none
        assertThat(third.text()).doesNotContain(UNKNOWN_NAME + "\"", "Names that stand for nothing");
        assertThat(third.line("C9300-24 DNA Advantage", "IN_COMPLIANCE")).contains("Campus", "none spare");
        assertThat(compliance.items(HOME + "/cases?state=VOIDED")).hasSize(1);
    }

    /** What changes when something changes: the ledgers, the events, the cases. */
    private record Marks(String entitlements, String usage, int events, List<JsonNode> cases) {}

    private Marks marks() {
        return new Marks(
                head(entitlements),
                head(usage),
                entitlements.items(HOME + "/events").size(),
                compliance.items(HOME + "/cases"));
    }

    private static String head(JsonClient service) {
        Optional<JsonNode> head = service.items("/v1/ledgers").stream()
                .filter(item -> item.path("smartAccount").asText().equals(ACCOUNT))
                .findFirst();
        return head.orElseThrow().path("hash").asText();
    }

    private record Loaded(int status, String text) {

        /** The line that holds all of these. */
        String line(String... parts) {
            return text.lines()
                    .filter(line -> List.of(parts).stream().allMatch(line::contains))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line with " + List.of(parts) + " in\n" + text));
        }

        String verdict() {
            return text.substring(text.indexOf("Compliance of"));
        }
    }

    private Loaded load() {
        List<String> arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("ninety.root"), "docs/examples/first-hour")
                        .toString(),
                "--account",
                ACCOUNT,
                "--record-from",
                "2026-01-01"));
        for (Service service : Service.values()) {
            arguments.add("--url");
            arguments.add(service.module() + "=" + suite.process(service).uri());
        }
        StringBuilder text = new StringBuilder();
        int status = Load.run(
                new ArrayDeque<>(arguments), Map.of(), line -> text.append(line).append('\n'));
        return new Loaded(status, text.toString());
    }
}
