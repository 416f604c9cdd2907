package dev.ninety.suite.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.suite.verdict.Verdict.Case;
import dev.ninety.suite.verdict.Verdict.Line;
import dev.ninety.suite.verdict.Verdict.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTableTest {

    private static final Instant SHORT_SINCE = Instant.parse("2026-08-01T00:00:00Z");

    @Test
    void everyStateIsShownWithItsReason() {
        // Given
        Verdict verdict = new Verdict(
                "example.com",
                List.of(
                        line("Berlin", "Network Advantage", 10, 4, 2, 0, 4, "IN_COMPLIANCE", Optional.empty()),
                        line("Berlin", "Network Essentials", 1, 3, 0, 2, 0, "COVERED", Optional.empty()),
                        line("Lab", "DNA Advantage", 0, 5, 0, 0, -5, "GRACE", Optional.of(openCase("GRACE", 1))),
                        line("Lab", "HSEC", 0, 1, 0, 0, -1, "ENFORCEMENT", Optional.of(openCase("ENFORCEMENT", 0)))),
                List.of(endedCase()),
                List.of(),
                List.of());

        // When
        String table = VerdictTable.render(verdict);

        // Then
        assertThat(table.lines())
                .anyMatch(line -> line.contains("IN_COMPLIANCE") && line.endsWith("lends 2 to lower tiers"))
                .anyMatch(line -> line.contains("borrowed 2") && line.endsWith("2 short, covered by a higher tier"))
                .anyMatch(line -> line.contains("2026-08-01") && line.endsWith("1 day left, 5 short"))
                .anyMatch(line -> line.endsWith("RESTRICT since 2026-10-30, 5 short"))
                .anyMatch(line -> line.startsWith("Total: 4 positions, 11 owned, 13 consumed"))
                .anyMatch(line -> line.contains("RESOLVED") && line.contains("2026-08-31"));
    }

    @Test
    void whyWhatIsShortIsSoIsToldByDeadline() {
        // Given
        Case late = new Case(
                "Campus",
                "Essentials",
                "ENFORCEMENT",
                SHORT_SINCE,
                SHORT_SINCE.plus(Duration.ofDays(10)),
                Optional.empty(),
                0,
                3,
                false,
                "RESTRICT",
                Optional.empty(),
                List.of(new Why("TERM_EXPIRED", 2), new Why("GENUINE_SHORTAGE", 3)));
        Verdict verdict = new Verdict(
                "example.com",
                List.of(
                        line("Lab", "DNA Advantage", 0, 5, 0, 0, -5, "GRACE", Optional.of(openCase("GRACE", 1))),
                        line("Campus", "Essentials", 0, 3, 0, 0, -3, "ENFORCEMENT", Optional.of(late))),
                List.of(),
                List.of(),
                List.of());

        // When
        List<String> lines = VerdictTable.render(verdict).lines().toList();

        // Then
        int title = lines.indexOf("What is short, by deadline");
        assertThat(title).isPositive();
        assertThat(lines.get(title + 4))
                .startsWith("Campus")
                .contains("2026-08-11")
                .contains("TERM_EXPIRED 2, GENUINE_SHORTAGE 3")
                .endsWith("nobody");
        assertThat(lines.get(title + 5))
                .startsWith("Lab")
                .contains("2026-10-30")
                .contains("STALE_INSTANCE 4")
                .endsWith("licences@example.com");
    }

    @Test
    void columnsStandBelowTheirTitles() {
        // Given
        Verdict verdict = new Verdict(
                "example.com",
                List.of(
                        line("A", "Short", 1, 1, 0, 0, 0, "IN_COMPLIANCE", Optional.empty()),
                        line(
                                "Far away branch",
                                "A long licence",
                                1_000,
                                1,
                                0,
                                0,
                                999,
                                "IN_COMPLIANCE",
                                Optional.empty())),
                List.of(),
                List.of(),
                List.of());

        // When
        List<String> lines = VerdictTable.render(verdict).lines().toList();

        // Then
        int state = lines.get(2).indexOf("State");
        assertThat(lines.subList(4, 6)).allMatch(line -> line.startsWith("IN_COMPLIANCE", state));
        assertThat(lines).noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void whatCannotBeJudgedIsSaidFirst() {
        // Given
        Verdict verdict = new Verdict(
                "example.com",
                List.of(),
                List.of(),
                List.of("usage-service was never read"),
                List.of("usage-service cannot be asked now."));

        // Then
        assertThat(VerdictTable.render(verdict))
                .contains("Indeterminate: usage-service was never read")
                .contains("Perhaps behind: usage-service cannot be asked now.");
    }

    @Test
    void whatTheVendorCountsAndNobodyReportsIsSaid() {
        // Given
        Line unseen = unknown("Branch", 4, 0, 7, 7, false, "UNSEEN_USAGE");
        Line firewall = unknown("Branch", 9, 0, 5, 5, true, "");
        Line early = unknown("Branch", 9, 0, 5, 5, true, "RECORD_START");

        // When
        String table = VerdictTable.render(
                new Verdict("example.com", List.of(unseen, firewall, early), List.of(), List.of(), List.of()));

        // Then
        assertThat(table).contains("Vendor counts");
        assertThat(table.lines())
                .anyMatch(line -> line.endsWith("7 that the vendor counts are in no report; 4 spare without them"))
                .anyMatch(line -> line.contains("not reported") && line.contains("5"))
                .anyMatch(line -> line.endsWith("before the record starts"));
    }

    @Test
    void aShortageOlderThanTheRecordSaysSo() {
        // Given
        Case old = new Case(
                "Lab",
                "HSEC",
                "GRACE",
                SHORT_SINCE,
                SHORT_SINCE.plusSeconds(1),
                Optional.empty(),
                1,
                5,
                true,
                "DISABLE",
                Optional.empty(),
                List.of());

        // Then
        assertThat(VerdictTable.render(new Verdict(
                        "example.com",
                        List.of(line("Lab", "HSEC", 0, 5, 0, 0, -5, "GRACE", Optional.of(old))),
                        List.of(),
                        List.of(),
                        List.of())))
                .contains("2026-08-01 or before");
    }

    private static Line unknown(
            String licence, long owned, long consumed, long inUse, long unseen, boolean vendorOnly, String reason) {
        return new Line(
                "Campus",
                licence,
                owned,
                consumed,
                owned - consumed,
                0,
                0,
                owned - consumed,
                Optional.of(inUse),
                Optional.of(unseen),
                vendorOnly,
                reason.isEmpty() ? "IN_COMPLIANCE" : "INDETERMINATE",
                reason,
                Optional.empty());
    }

    private static Line line(
            String virtualAccount,
            String licence,
            long owned,
            long consumed,
            long lent,
            long borrowed,
            long adjusted,
            String state,
            Optional<Case> openCase) {
        return new Line(
                virtualAccount,
                licence,
                owned,
                consumed,
                owned - consumed,
                lent,
                borrowed,
                adjusted,
                Optional.empty(),
                Optional.empty(),
                false,
                state,
                "",
                openCase);
    }

    private static Case openCase(String state, long daysLeft) {
        return new Case(
                "Lab",
                "DNA Advantage",
                state,
                SHORT_SINCE,
                SHORT_SINCE.plus(Duration.ofDays(90)),
                Optional.empty(),
                daysLeft,
                5,
                false,
                "RESTRICT",
                Optional.of("licences@example.com"),
                List.of(new Why("STALE_INSTANCE", 4)));
    }

    private static Case endedCase() {
        return new Case(
                "Lab",
                "Network Advantage",
                "RESOLVED",
                SHORT_SINCE,
                SHORT_SINCE.plus(Duration.ofDays(90)),
                Optional.of(SHORT_SINCE.plus(Duration.ofDays(30))),
                0,
                4,
                false,
                "NOTIFY_ONLY",
                Optional.empty(),
                List.of());
    }
}
