package dev.ninety.suite.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.suite.sample.SampleEstate.Device;
import dev.ninety.suite.sample.SampleEstate.Report;
import dev.ninety.suite.sample.SampleEstate.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleGeneratorTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private final SampleEstate estate = SampleGenerator.at(NOW);

    @Test
    void theSameMomentGivesTheSameEstate() {
        // When
        SampleEstate again = SampleGenerator.at(NOW.plus(Duration.ofMinutes(59)));

        // Then
        assertThat(again).isEqualTo(estate);
    }

    @Test
    void itIsAnEstateOfTheSizePromised() {
        assertThat(estate.virtualAccounts())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(
                        account -> assertThat(List.of(account.businessUnit(), account.region(), account.environment()))
                                .doesNotContain(""));
        assertThat(estate.devices()).hasSize(300);
        assertThat(estate.devices()).extracting(Device::id).doesNotHaveDuplicates();
        assertThat(estate.devices()).extracting(Device::hostname).doesNotHaveDuplicates();
        assertThat(estate.grants())
                .anyMatch(grant -> grant.ends().isEmpty())
                .anyMatch(grant -> grant.ends().isPresent());
    }

    @Test
    void reportsOfADeviceAreNumberedWithoutAGapAndItsRowsFollowEachOther() {
        // Given
        Map<String, List<Report>> byDevice = estate.reports().stream()
                .collect(Collectors.groupingBy(report -> report.device().id()));

        // Then
        assertThat(byDevice).hasSize(300);
        byDevice.forEach((device, reports) -> {
            List<Long> ids = reports.stream().map(Report::reportId).toList();
            assertThat(ids).isSorted().doesNotHaveDuplicates();
            assertThat(ids.getLast() - ids.getFirst()).isEqualTo(ids.size() - 1);
            rowsByTag(reports).forEach((tag, rows) -> {
                for (int i = 1; i < rows.size(); i++) {
                    assertThat(rows.get(i).start()).isEqualTo(rows.get(i - 1).end());
                }
                assertThat(rows.getLast().end()).isBeforeOrEqualTo(NOW);
            });
        });
    }

    @Test
    void theStoriesAddUpToEveryState() {
        // When
        Map<String, Long> balances = balancesAt(NOW);

        // Then
        assertThat(balances)
                .containsEntry("campus-berlin/" + Tags.C9300_24_NETWORK_ESSENTIALS, -8L)
                .containsEntry("campus-berlin/" + Tags.C9300_24_NETWORK_ADVANTAGE, 8L)
                .containsEntry("campus-berlin/" + Tags.C9300_24_DNA_ADVANTAGE, -1L)
                .containsEntry("campus-berlin/" + Tags.C9K_HSEC, 2L)
                .containsEntry("campus-austin/" + Tags.C9300_48_DNA_ADVANTAGE, -5L)
                .containsEntry("branches-emea/" + Tags.ROUTER_DNA_PREMIER, -10L)
                .containsEntry("datacentre-frankfurt/" + Tags.C9K_HSEC, -2L)
                .containsEntry("datacentre-frankfurt/" + Tags.C9400_DNA_ADVANTAGE, -2L)
                .containsEntry("datacentre-frankfurt/" + Tags.C9500_DNA_ADVANTAGE, 0L)
                .containsEntry("lab-singapore/" + Tags.C9300_24_NETWORK_ADVANTAGE, -1L);
    }

    @Test
    void shortagesThatAreOverWereThereBefore() {
        assertThat(balancesAt(NOW.minus(Duration.ofDays(40))))
                .containsEntry("datacentre-frankfurt/" + Tags.C9500_DNA_ADVANTAGE, -4L);
        assertThat(balancesAt(NOW.minus(Duration.ofDays(55))))
                .containsEntry("lab-singapore/" + Tags.C9300_24_NETWORK_ADVANTAGE, -4L);
    }

    @Test
    void whatHappenedIsToldInItsOrderAndBeganBeforeAllOfIt() {
        assertThat(estate.events())
                .extracting(SampleEstate.Event::at)
                .isSorted()
                .allSatisfy(at -> assertThat(at).isAfter(estate.begins()).isBeforeOrEqualTo(estate.anchor()));
        assertThat(estate.events(SampleEstate.RumFile.class))
                .extracting(SampleEstate.RumFile::name)
                .doesNotHaveDuplicates();
        // No report holds what had not happened when it came.
        estate.events(SampleEstate.RumFile.class)
                .forEach(file -> assertThat(file.reports())
                        .allSatisfy(report ->
                                assertThat(report.rows().getLast().end()).isBeforeOrEqualTo(file.at())));
        estate.events(SampleEstate.Sync.class)
                .forEach(sync -> assertThat(sync.reports())
                        .allSatisfy(report ->
                                assertThat(report.rows().getLast().end()).isBeforeOrEqualTo(sync.at())));
    }

    @Test
    void reportsGoTheThreeWaysToTheVendorAndNotAllHaveArrived() {
        assertThat(estate.deliveryModes())
                .extracting(SampleEstate.DeliveryMode::mode)
                .containsExactlyInAnyOrder("DISCONNECTED", "ON_PREM", "CONNECTED");
        assertThat(estate.events(SampleEstate.Export.class))
                .extracting(export -> export.submittedAt().isPresent())
                .containsExactly(true, false);
        assertThat(estate.events(SampleEstate.Sync.class))
                .extracting(sync -> sync.confirmedAt().isPresent())
                .containsExactly(true, false);
    }

    @Test
    void oneSwitchReportsUnderTwoPids() {
        // Given
        Map<String, Long> bySerial =
                estate.devices().stream().collect(Collectors.groupingBy(Device::serial, Collectors.counting()));

        // Then
        assertThat(bySerial.values().stream().filter(count -> count > 1)).containsExactly(2L);
    }

    /** Owned less consumed, by Virtual Account and tag, added up fact by fact. */
    private Map<String, Long> balancesAt(Instant at) {
        Map<String, Long> balances = new TreeMap<>();
        estate.grants().stream()
                .filter(grant -> !grant.starts().isAfter(at)
                        && grant.ends().map(at::isBefore).orElse(true))
                .forEach(grant -> balances.merge(
                        grant.virtualAccount() + "/" + grant.entitlementTag(), grant.quantity(), Long::sum));
        estate.pakConversions()
                .forEach(conversion -> balances.merge(
                        conversion.virtualAccount() + "/" + conversion.entitlementTag(),
                        conversion.quantity(),
                        Long::sum));
        estate.transfers().stream()
                .filter(transfer -> !transfer.effectiveAt().isAfter(at))
                .forEach(transfer -> {
                    balances.merge(transfer.from() + "/" + transfer.entitlementTag(), -transfer.quantity(), Long::sum);
                    balances.merge(transfer.to() + "/" + transfer.entitlementTag(), transfer.quantity(), Long::sum);
                });
        estate.reports().stream()
                .collect(Collectors.groupingBy(report -> virtualAccountAt(report.device(), at) + "/"
                        + report.entitlementTag() + "/" + report.device().id()))
                .forEach((key, reports) -> balances.merge(
                        key.substring(0, key.indexOf('/', key.indexOf('/') + 1)), -levelAt(reports, at), Long::sum));
        return balances;
    }

    private String virtualAccountAt(Device device, Instant at) {
        return estate.events(SampleEstate.Move.class).stream()
                .filter(move -> move.device().equals(device.id()) && !move.at().isAfter(at))
                .map(SampleEstate.Move::to)
                .findFirst()
                .orElse(device.virtualAccount());
    }

    private static long levelAt(List<Report> reports, Instant at) {
        return reports.stream()
                .flatMap(report -> report.rows().stream())
                .filter(row -> !row.start().isAfter(at))
                .max((a, b) -> a.start().compareTo(b.start()))
                .map(Row::count)
                .orElse(0L);
    }

    private static Map<String, List<Row>> rowsByTag(List<Report> reports) {
        Map<String, List<Row>> rows = new TreeMap<>();
        reports.forEach(report -> rows.merge(report.entitlementTag(), report.rows(), (a, b) -> {
            List<Row> joined = new ArrayList<>(a);
            joined.addAll(b);
            return joined;
        }));
        return rows;
    }
}
