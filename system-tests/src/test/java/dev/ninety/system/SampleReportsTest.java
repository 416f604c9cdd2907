package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.sample.SampleEstate;
import dev.ninety.suite.sample.SampleGenerator;
import dev.ninety.suite.verdict.Reporting;
import dev.ninety.suite.verdict.ReportingTable;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.RunningSuite;
import dev.ninety.system.harness.SampleFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the sample estate's reports stand, and what the vendor sees of them. */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
class SampleReportsTest {

    private static final String C9400_DNA =
            "regid.2017-05.com.cisco.dna_advantage-C9400,1.0_6e77dbc1-0da3-466c-8414-97c8ee4d48ce";

    private final Suite suite;
    private SampleEstate estate;
    private Account account;

    SampleReportsTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void load() {
        estate = SampleFixture.loaded(suite);
        account = Account.existing(suite, SampleGenerator.SMART_ACCOUNT);
        account.evaluate();
    }

    @Test
    void inEachOfTheThreeModesADeviceIsOverdue() {
        // When
        List<JsonNode> overdue = account.usage().items(account.path("obligations") + "?status=OVERDUE");

        // Then
        Map<String, Set<String>> byVirtualAccount = overdue.stream()
                .collect(Collectors.groupingBy(
                        item -> item.path("virtualAccount").asText(),
                        TreeMap::new,
                        Collectors.mapping(item -> item.path("productInstance").asText(), Collectors.toSet())));
        assertThat(byVirtualAccount)
                .hasSize(4)
                .hasEntrySatisfying(
                        SampleGenerator.BERLIN, devices -> assertThat(devices).hasSize(1))
                .hasEntrySatisfying(
                        SampleGenerator.AUSTIN, devices -> assertThat(devices).hasSize(1))
                .hasEntrySatisfying(
                        SampleGenerator.BRANCHES, devices -> assertThat(devices).hasSize(1))
                .hasEntrySatisfying(
                        SampleGenerator.FRANKFURT,
                        devices -> assertThat(devices).hasSize(2));
        assertThat(modeOf(SampleGenerator.BRANCHES)).isEqualTo("ON_PREM");
        assertThat(modeOf(SampleGenerator.FRANKFURT)).isEqualTo("DISCONNECTED");
        assertThat(modeOf(SampleGenerator.AUSTIN)).isEqualTo("CONNECTED");
    }

    @Test
    void oneDeviceFellSilentAndOneCountsTwice() {
        assertThat(findings("STALE_INSTANCE"))
                .as("one finding for each of its licences")
                .hasSize(2)
                .allSatisfy(finding ->
                        assertThat(finding.path("virtualAccount").asText()).isEqualTo(SampleGenerator.BERLIN))
                .extracting(finding -> finding.path("productInstance").asText())
                .containsOnly(silent());
        assertThat(findings("DOUBLE_COUNT"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path("units").asLong()).isEqualTo(1));
    }

    @Test
    void theVendorDoesNotSeeTheShortageThatWaitsInTheExport() {
        // When
        JsonNode seen = account.compliance().items(account.path("positions") + "?view=DISCLOSED").stream()
                .filter(item -> item.path("entitlementTag").asText().equals(C9400_DNA))
                .findFirst()
                .orElseThrow();
        JsonNode preview = account.compliance()
                .post(account.path("disclosure", "preview"), Map.of("export", "fra-2"))
                .expect(200)
                .json();

        // Then
        assertThat(seen.path("consumed").asLong()).isEqualTo(10);
        assertThat(seen.path("confirmed").asLong()).isEqualTo(10);
        assertThat(seen.path("state").asText()).isEqualTo("IN_COMPLIANCE");
        assertThat(preview.path("cases")
                        .valueStream()
                        .filter(one -> one.path("new").asBoolean()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("entitlementTag").asText()).isEqualTo(C9400_DNA);
                    assertThat(one.path("state").asText()).isEqualTo("ENFORCEMENT");
                    assertThat(Account.moment(one, "shortSince"))
                            .isEqualTo(estate.anchor().minus(Duration.ofDays(150)));
                });
    }

    @Test
    void howReportsStandIsPrintedBesideTheVerdict() {
        // When
        String table = ReportingTable.render(
                Reporting.read(suite.client(Service.ENTITLEMENT), suite.client(Service.USAGE), account.name()));

        // Then
        assertThat(table.lines())
                .anyMatch(line ->
                        line.startsWith("Virtual Account") && line.contains("CURRENT  DUE_SOON  OVERDUE  NOT_REQUIRED"))
                .anyMatch(line -> line.startsWith("Campus Austin"))
                .anyMatch(line -> line.matches("Product instances: .*CONNECTED.*DISCONNECTED.*ON_PREM.*"))
                .anyMatch(line -> line.startsWith("Findings: ") && line.contains("1 DOUBLE_COUNT, 2 STALE_INSTANCE"))
                .anyMatch(line -> line.startsWith("export fra-2, not submitted"))
                .anyMatch(line -> line.startsWith("sync 2, not confirmed"))
                .anyMatch(line -> line.contains("Campus Berlin") && line.contains("OVERDUE"));
    }

    /** The device whose only reports came first of all. */
    private String silent() {
        return estate.events(SampleEstate.RumFile.class)
                .getFirst()
                .reports()
                .getFirst()
                .device()
                .id();
    }

    private String modeOf(String virtualAccount) {
        return account.usage()
                .get(account.path("virtual-accounts", virtualAccount, "delivery-mode"))
                .expect(200)
                .json()
                .path("mode")
                .asText();
    }

    private List<JsonNode> findings(String code) {
        return account.usage().items(account.path("findings") + "?code=" + code);
    }
}
