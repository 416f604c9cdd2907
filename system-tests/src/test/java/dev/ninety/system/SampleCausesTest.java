package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.sample.SampleEstate;
import dev.ninety.suite.sample.SampleGenerator;
import dev.ninety.suite.verdict.Verdict;
import dev.ninety.suite.verdict.VerdictTable;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.Licences;
import dev.ninety.system.harness.RunningSuite;
import dev.ninety.system.harness.SampleFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why the sample estate is short: each cause as compliance-service reads it from what the other two services say. */
@RunningSuite(RunningSuite.Kind.REAL_TIME)
class SampleCausesTest {

    private static final String C9300_48_DNA =
            "regid.2017-05.com.cisco.C9300_48P_Dna_Advantage,1.0_60783b06-53ee-484c-b21e-615d3cf6837a";
    private static final String C9400_DNA =
            "regid.2017-05.com.cisco.dna_advantage-C9400,1.0_6e77dbc1-0da3-466c-8414-97c8ee4d48ce";
    private static final String ROUTER_DNA = "DNA_P_2.5G_P";

    private final Suite suite;
    private SampleEstate estate;
    private Account account;

    SampleCausesTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void load() {
        estate = SampleFixture.loaded(suite);
        account = Account.existing(suite, SampleGenerator.SMART_ACCOUNT);
        assertThat(account.evaluate().path("indeterminate")).isEmpty();
    }

    @Test
    void everyCauseIsSomewhereAndNoneWhereItIsNot() {
        assertThat(causes(SampleGenerator.BERLIN, Licences.DNA_ADVANTAGE)).isEqualTo(Map.of("STALE_INSTANCE", 1L));
        assertThat(causes(SampleGenerator.LAB, Licences.NETWORK_ADVANTAGE)).isEqualTo(Map.of("DOUBLE_COUNT", 1L));
        assertThat(causes(SampleGenerator.FRANKFURT, Licences.HSEC)).isEqualTo(Map.of("WRONG_VIRTUAL_ACCOUNT", 2L));
        assertThat(causes(SampleGenerator.AUSTIN, C9300_48_DNA))
                .isEqualTo(Map.of("LATE_DELIVERY", 5L, "GENUINE_SHORTAGE", 5L));
        assertThat(causes(SampleGenerator.BRANCHES, ROUTER_DNA))
                .isEqualTo(Map.of("TERM_EXPIRED", 10L, "MISSING_COVERAGE_RULE", 10L, "GENUINE_SHORTAGE", 10L));
        assertThat(causes(SampleGenerator.FRANKFURT, C9400_DNA)).isEqualTo(Map.of("GENUINE_SHORTAGE", 2L));
        assertThat(open())
                .hasSize(6)
                .allSatisfy(one -> assertThat(one.path("causesUnknown")).isEmpty());
    }

    @Test
    void findingsAreThoseOfTheServiceThatFoundThem() {
        assertThat(ids(cause(SampleGenerator.BERLIN, Licences.DNA_ADVANTAGE, "STALE_INSTANCE")))
                .isEqualTo(findings("STALE_INSTANCE", Licences.DNA_ADVANTAGE));
        assertThat(ids(cause(SampleGenerator.LAB, Licences.NETWORK_ADVANTAGE, "DOUBLE_COUNT")))
                .isEqualTo(findings("DOUBLE_COUNT", Licences.NETWORK_ADVANTAGE));
    }

    @Test
    void anOrderIsLateByItsReferenceAndACatalogueByItsTag() {
        SampleEstate.Order order = estate.events(SampleEstate.Order.class).getFirst();
        assertThat(ids(cause(SampleGenerator.AUSTIN, C9300_48_DNA, "LATE_DELIVERY")))
                .containsExactly(order.orderReference());
        assertThat(ids(cause(SampleGenerator.BRANCHES, ROUTER_DNA, "MISSING_COVERAGE_RULE")))
                .containsExactly(ROUTER_DNA);
    }

    @Test
    void aTermThatEndedIsReadFromTheEntriesAtItsEnd() {
        // When
        JsonNode evidence = evidence(cause(SampleGenerator.BRANCHES, ROUTER_DNA, "TERM_EXPIRED"));
        List<JsonNode> ledger = account.entitlements().items(account.path("ledger"));

        // Then
        assertThat(evidence.path("source").asText()).isEqualTo("ENTITLEMENT");
        assertThat(evidence.path("sequences").valueStream().map(sequence -> ledger.get(sequence.asInt() - 1)))
                .hasSize(2)
                .allSatisfy(entry ->
                        assertThat(Account.moment(entry, "effectiveAt")).isEqualTo(daysAgo(87)))
                .extracting(entry -> entry.path("reason").asText() + " "
                        + entry.path("delta").asLong())
                .containsExactlyInAnyOrder("TERM_END -100", "GRANT 90");
    }

    @Test
    void whatIsInTheWrongPlaceIsReadFromThatPlace() {
        assertThat(evidence(cause(SampleGenerator.FRANKFURT, Licences.HSEC, "WRONG_VIRTUAL_ACCOUNT"))
                        .path("virtualAccount")
                        .asText())
                .isEqualTo(SampleGenerator.BERLIN);
    }

    @Test
    void everyShortageHasAnOwnerAndTheLatestDevicesAreOver() {
        assertThat(open())
                .extracting(one -> one.path("owner").asText())
                .containsExactlyInAnyOrder(
                        "workplace-it@example.com",
                        "workplace-it@example.com",
                        "infrastructure@example.com",
                        "infrastructure@example.com",
                        "retail-networks@example.com",
                        "engineering-labs@example.com");
        JsonNode hsec = only(SampleGenerator.FRANKFURT, Licences.HSEC);
        assertThat(hsec.path("overConsuming").valueStream()).hasSize(2).allSatisfy(over -> {
            assertThat(Account.moment(over, "since")).isEqualTo(daysAgo(120));
            assertThat(over.path("action").asText()).isEqualTo("DISABLE");
            assertThat(Account.moment(over, "actionFrom")).isEqualTo(daysAgo(30));
        });
    }

    @Test
    void theVerdictSaysWhyEachIsShortAndWhoCares() {
        // When
        List<String> lines = VerdictTable.render(Verdict.evaluate(
                        suite.client(Service.ENTITLEMENT), suite.client(Service.COMPLIANCE), account.name()))
                .lines()
                .toList();

        // Then
        List<String> shortages = lines.subList(lines.indexOf("What is short, by deadline"), lines.size());
        assertThat(shortages)
                .anyMatch(line -> line.startsWith("Campus Berlin")
                        && line.contains("STALE_INSTANCE 1")
                        && line.contains("workplace-it@example.com"))
                .anyMatch(line -> line.contains("TERM_EXPIRED 10, MISSING_COVERAGE_RULE 10, GENUINE_SHORTAGE 10"));
    }

    /** The codes of an open case's causes with their units. */
    private Map<String, Long> causes(String virtualAccount, String tag) {
        Map<String, Long> causes = new TreeMap<>();
        only(virtualAccount, tag)
                .path("causes")
                .forEach(cause -> causes.put(
                        cause.path("code").asText(), cause.path("units").asLong()));
        return causes;
    }

    private JsonNode cause(String virtualAccount, String tag, String code) {
        return account.caseById(only(virtualAccount, tag).path("id").asText())
                .path("causes")
                .valueStream()
                .filter(cause -> cause.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode evidence(JsonNode cause) {
        assertThat(cause.path("evidence")).isNotEmpty();
        return cause.path("evidence").get(0);
    }

    private static List<String> ids(JsonNode cause) {
        return evidence(cause).path("ids").valueStream().map(JsonNode::asText).toList();
    }

    private List<String> findings(String code, String tag) {
        return account.usage().items(account.path("findings") + "?code=" + code).stream()
                .filter(finding -> finding.path("entitlementTag").asText().equals(tag))
                .map(finding -> finding.path("id").asText())
                .toList();
    }

    private JsonNode only(String virtualAccount, String tag) {
        return account.cases(virtualAccount, tag).stream()
                .filter(SampleCausesTest::isOpen)
                .reduce((one, other) -> {
                    throw new AssertionError("two open cases of " + tag + " in " + virtualAccount);
                })
                .orElseThrow();
    }

    private List<JsonNode> open() {
        return account.compliance().items(account.path("cases")).stream()
                .filter(SampleCausesTest::isOpen)
                .toList();
    }

    private static boolean isOpen(JsonNode one) {
        return List.of("GRACE", "ENFORCEMENT").contains(one.path("state").asText());
    }

    private Instant daysAgo(int days) {
        return estate.anchor().minus(Duration.ofDays(days));
    }
}
