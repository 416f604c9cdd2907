package dev.ninety.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.sample.RumXml;
import dev.ninety.suite.sample.SampleEstate;
import dev.ninety.suite.sample.SampleEstate.Report;
import dev.ninety.suite.sample.SampleEstate.Row;
import dev.ninety.suite.sample.SampleGenerator;
import dev.ninety.suite.sample.SampleLoader;
import dev.ninety.suite.verdict.Verdict;
import dev.ninety.suite.verdict.VerdictTable;
import dev.ninety.system.harness.Account;
import dev.ninety.system.harness.LedgerCheck;
import dev.ninety.system.harness.Licences;
import dev.ninety.system.harness.RunningSuite;
import dev.ninety.system.harness.SampleFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunningSuite(RunningSuite.Kind.REAL_TIME)
class SampleEstateTest {

    private static final String C9300_48_DNA =
            "regid.2017-05.com.cisco.C9300_48P_Dna_Advantage,1.0_60783b06-53ee-484c-b21e-615d3cf6837a";
    private static final String C9400_DNA =
            "regid.2017-05.com.cisco.dna_advantage-C9400,1.0_6e77dbc1-0da3-466c-8414-97c8ee4d48ce";
    private static final String C9500_DNA =
            "regid.2018-01.com.cisco.C9500-DNA-32QC-A,1.0_1fd2bf73-201e-472b-a287-65f23ec80f3e";

    private final Suite suite;
    private SampleEstate estate;
    private Account account;

    SampleEstateTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void load() {
        estate = SampleFixture.loaded(suite);
        account = Account.existing(suite, SampleGenerator.SMART_ACCOUNT);
        JsonNode evaluation = account.evaluate();
        assertThat(evaluation.path("indeterminate")).isEmpty();
    }

    @Test
    void ownedAndUsedAreWhatTheEstateSays() {
        assertPosition(account.position(SampleGenerator.BERLIN, Licences.NETWORK_ADVANTAGE), 68, 60);
        assertPosition(account.position(SampleGenerator.BERLIN, Licences.NETWORK_ESSENTIALS), 12, 20);
        assertPosition(account.position(SampleGenerator.AUSTIN, C9300_48_DNA), 49, 54);
        assertPosition(account.position(SampleGenerator.FRANKFURT, Licences.HSEC), 4, 6);
        assertPosition(account.position(SampleGenerator.FRANKFURT, C9500_DNA), 16, 16);
        assertPosition(account.position(SampleGenerator.BRANCHES, "ESR_P_2.5G_P"), 100, 100);
        assertPosition(account.position(SampleGenerator.BRANCHES, "DNA_P_2.5G_P"), 90, 100);
        assertPosition(account.position(SampleGenerator.LAB, Licences.NETWORK_ADVANTAGE), 27, 28);
    }

    @Test
    void aShortageOfALowerTierIsCoveredByTheSurplusOfAHigherOne() {
        // When
        JsonNode essentials = account.position(SampleGenerator.BERLIN, Licences.NETWORK_ESSENTIALS);
        JsonNode advantage = account.position(SampleGenerator.BERLIN, Licences.NETWORK_ADVANTAGE);

        // Then
        assertThat(essentials.path("state").asText()).isEqualTo("COVERED");
        assertThat(essentials.path("balance").asLong()).isEqualTo(-8);
        assertThat(essentials.path("borrowed").asLong()).isEqualTo(8);
        assertThat(essentials.path("adjustedBalance").asLong()).isZero();
        assertThat(advantage.path("state").asText()).isEqualTo("IN_COMPLIANCE");
        assertThat(advantage.path("lent").asLong()).isEqualTo(8);
        assertThat(advantage.path("adjustedBalance").asLong()).isZero();
        assertThat(account.cases(SampleGenerator.BERLIN, Licences.NETWORK_ESSENTIALS))
                .isEmpty();
    }

    @Test
    void aShortageOfLessThanNinetyDaysIsInGraceFromItsFirstDay() {
        // When
        JsonNode open = onlyCase(SampleGenerator.AUSTIN, C9300_48_DNA);

        // Then
        assertThat(open.path("state").asText()).isEqualTo("GRACE");
        assertThat(Account.moment(open, "shortSince")).isEqualTo(daysAgo(60));
        assertThat(Account.moment(open, "deadline")).isEqualTo(daysAgo(-30));
        assertThat(open.path("daysLeft").asLong()).isBetween(29L, 30L);
        assertThat(open.path("shortBy").asLong()).isEqualTo(5);
        assertThat(account.position(SampleGenerator.AUSTIN, C9300_48_DNA)
                        .path("caseId")
                        .asText())
                .isEqualTo(open.path("id").asText());
    }

    @Test
    void aSubscriptionThatEndedAndWasRenewedForLessLeavesThreeDays() {
        // When
        JsonNode open = onlyCase(SampleGenerator.BRANCHES, "DNA_P_2.5G_P");

        // Then
        assertThat(open.path("state").asText()).isEqualTo("GRACE");
        assertThat(Account.moment(open, "shortSince")).isEqualTo(daysAgo(87));
        assertThat(open.path("daysLeft").asLong()).isBetween(2L, 3L);
        assertThat(open.path("shortBy").asLong()).isEqualTo(10);
    }

    @Test
    void aShortageOfMoreThanNinetyDaysIsEnforcedAsTheCatalogueSays() {
        // When
        JsonNode exportControlled = onlyCase(SampleGenerator.FRANKFURT, Licences.HSEC);
        JsonNode unenforced = onlyCase(SampleGenerator.FRANKFURT, C9400_DNA);

        // Then
        assertThat(exportControlled.path("state").asText()).isEqualTo("ENFORCEMENT");
        assertThat(exportControlled.path("enforcementAction").asText()).isEqualTo("DISABLE");
        assertThat(Account.moment(exportControlled, "enforcedAt")).isEqualTo(daysAgo(30));
        assertThat(exportControlled.path("daysLeft").asLong()).isZero();
        assertThat(unenforced.path("state").asText()).isEqualTo("ENFORCEMENT");
        assertThat(unenforced.path("enforcementAction").asText()).isEqualTo("NOTIFY_ONLY");
        assertThat(Account.moment(unenforced, "shortSince")).isEqualTo(daysAgo(150));
    }

    @Test
    void shortagesThatWereCuredByPurchaseOrTransferAreResolved() {
        // When
        JsonNode bought = onlyCase(SampleGenerator.FRANKFURT, C9500_DNA);
        List<JsonNode> inTheLab = account.cases(SampleGenerator.LAB, Licences.NETWORK_ADVANTAGE);

        // Then
        assertResolved(bought, daysAgo(95), daysAgo(35));
        assertThat(inTheLab)
                .as("one that is over, and since one switch counts twice another one")
                .hasSize(2);
        assertResolved(inTheLab.getFirst(), daysAgo(60), daysAgo(50));
        assertThat(Account.moment(inTheLab.getLast(), "shortSince")).isEqualTo(daysAgo(25));
    }

    @Test
    void loadingItAgainChangesNothing() {
        // Given
        List<JsonNode> owned = LedgerCheck.verified(account.entitlements(), account.name());
        List<JsonNode> consumed = LedgerCheck.verified(account.usage(), account.name());
        List<JsonNode> cases = account.compliance().items(account.path("cases"));

        // When
        SampleLoader.Summary summary = SampleFixture.loader(suite).load(estate);
        JsonNode evaluation = account.evaluate();

        // Then
        assertThat(summary.accepted()).isZero();
        assertThat(summary.duplicate()).isEqualTo(summary.received()).isPositive();
        assertThat(LedgerCheck.verified(account.entitlements(), account.name())).isEqualTo(owned);
        assertThat(LedgerCheck.verified(account.usage(), account.name())).isEqualTo(consumed);
        assertThat(account.compliance().items(account.path("cases"))).isEqualTo(cases);
        assertThat(List.of("opened", "resolved", "voided", "moved"))
                .allSatisfy(what -> assertThat(count(evaluation, what)).isZero());
    }

    @Test
    void theSameFleetReportingAgainUnchangedPostsNothing() {
        // Given
        String lines = nextReports(estate).stream().map(RumXml::outer).collect(Collectors.joining("\n"));
        JsonNode before = account.usage().get("/v1/ledgers").expect(200).json();

        // When
        JsonNode answer =
                account.reportLines(SampleGenerator.BERLIN, lines).expect(200).json();

        // Then
        assertThat(answer.path("accepted").asLong() + answer.path("duplicate").asLong())
                .isEqualTo(answer.path("received").asLong())
                .isPositive();
        assertThat(account.usage().get("/v1/ledgers").expect(200).json()).isEqualTo(before);
    }

    @Test
    void theVerdictIsPrintedWithEveryState() {
        // When
        String table = VerdictTable.render(
                Verdict.evaluate(suite.client(Service.ENTITLEMENT), suite.client(Service.COMPLIANCE), account.name()));

        // Then
        assertThat(table.lines())
                .anyMatch(line -> line.startsWith("Campus Berlin") && line.contains("IN_COMPLIANCE"))
                .anyMatch(line -> line.contains("COVERED") && line.contains("8 short, covered by a higher tier"))
                .anyMatch(line -> line.contains("GRACE") && line.contains("5 short"))
                .anyMatch(line -> line.contains("ENFORCEMENT") && line.contains("DISABLE since"))
                .anyMatch(line -> line.startsWith("Lab Singapore") && line.contains("RESOLVED"))
                .anyMatch(line -> line.startsWith("Total:"));
    }

    /** For every device and licence a further report, which goes on where today's ended; the silent stay silent. */
    private static List<Report> nextReports(SampleEstate estate) {
        Map<String, List<Report>> byDevice = estate.reports().stream()
                .collect(Collectors.groupingBy(report -> report.device().id()));
        Instant yesterday = estate.anchor().minus(Duration.ofDays(1));
        List<Report> next = new ArrayList<>();
        byDevice.forEach((device, reports) -> {
            Map<String, Report> lastByTag = new TreeMap<>();
            reports.forEach(report -> lastByTag.put(report.entitlementTag(), report));
            long id = reports.getLast().reportId();
            for (Report last : lastByTag.values()) {
                Row row = last.rows().getLast();
                if (row.end().isBefore(yesterday)) {
                    continue;
                }
                next.add(new Report(
                        last.device(),
                        last.entitlementTag(),
                        ++id,
                        List.of(new Row(row.end(), row.end().plus(Duration.ofHours(7)), row.count()))));
            }
        });
        return next;
    }

    private JsonNode onlyCase(String virtualAccount, String tag) {
        List<JsonNode> cases = account.cases(virtualAccount, tag);
        assertThat(cases).hasSize(1);
        return cases.getFirst();
    }

    private Instant daysAgo(int days) {
        return estate.anchor().minus(Duration.ofDays(days));
    }

    private static void assertPosition(JsonNode position, long owned, long consumed) {
        assertThat(position.path("owned").asLong()).isEqualTo(owned);
        assertThat(position.path("consumed").asLong()).isEqualTo(consumed);
        assertThat(position.path("balance").asLong()).isEqualTo(owned - consumed);
    }

    private static void assertResolved(JsonNode ended, Instant shortSince, Instant resolvedAt) {
        assertThat(ended.path("state").asText()).isEqualTo("RESOLVED");
        assertThat(Account.moment(ended, "shortSince")).isEqualTo(shortSince);
        assertThat(Account.moment(ended, "resolvedAt")).isEqualTo(resolvedAt);
        assertThat(ended.path("enforcedAt").isNull()).isTrue();
        assertThat(ended.path("shortBy").asLong()).isEqualTo(4);
    }

    /** The evaluation's answer counts or lists what it did. */
    private static long count(JsonNode evaluation, String what) {
        JsonNode value = evaluation.path(what);
        return value.isArray() ? value.size() : value.asLong();
    }
}
