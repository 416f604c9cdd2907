package dev.ninety.entitlement.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ninety.entitlement.naming.DeviceText.Finding;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

class DeviceTextTest {

    private static final String TAG =
            "regid.2017-05.com.cisco.c9300_dna_advantage,1.0_411773c3-2116-4c10-94a4-5d357fe6ff18";

    private static final String ALL = """
            switch#show license all
            Usage Reporting:
              Last ACK received: <none>
              First report requirement (days): 365 (CISCO default)
            Trust Code Installed: <none>

            network-advantage (C9300-24 Network Advantage):
              Description: C9300-24 Network Advantage
              Count: 2
              Version: 1.0
              Status: IN USE
              Feature Name: network-advantage
              Feature Description: C9300-24 Network Advantage
              License type: Perpetual
            network-premier_5G (ESR_P_5G_P):
              Description: network-premier_5G
              Feature Name: network-premier_5G
              Feature Description: network-premier_5G
            """;

    @Example
    void theBlocksOfAllLicencesTellDescriptions() {
        assertThat(DeviceText.read(ALL))
                .containsExactly(
                        new Finding(8, "network-advantage", null, "C9300-24 Network Advantage"),
                        new Finding(16, "network-premier_5G", null, "ESR_P_5G_P"));
    }

    @Example
    void theSummaryTableTellsDescriptionsThatAreNotCut() {
        assertThat(DeviceText.read("""
                        License Usage:
                          License                 Entitlement Tag               Count Status
                          -----------------------------------------------------------------------------
                          network-advantage       (C9300-48 Network Advan...)       1 IN USE
                          dna-advantage           (C9300-48 DNA Advantage)          1 IN USE

                        other (nothing of the kind) here
                        """))
                .containsExactly(new Finding(5, "dna-advantage", null, "C9300-48 DNA Advantage"));
    }

    @Example
    void theDetailOfAReportTellsTheTag() {
        String detail = """
                Report Id: 1634211151
                  Metric Name: ENTITLEMENT
                  Feature Name: dna-advantage
                  Metric Value: %s
                  UDI: PID:C9300-24UX,SN:FCW2303D16Y
                Report Id: 1634211152
                  Metric Value: %s
                Report Id: 1634211153
                  Feature Name: TELEMETRY
                  Metric Value: Telemetry Meta Info
                """.formatted(TAG, TAG);
        assertThat(DeviceText.read(detail)).containsExactly(new Finding(4, "dna-advantage", TAG, null));
        assertThat(DeviceText.read(detail + detail.replace("\n", "\r\n"))).hasSize(1);
    }

    @Property
    void noTextIsTooStrange(@ForAll("texts") String text) {
        for (Finding found : DeviceText.read(text)) {
            assertThat(Names.isName(found.name())).isTrue();
            assertThat(found.entitlementTag() == null).isNotEqualTo(found.description() == null);
            assertThat(found.line()).isBetween(1, (int) text.lines().count());
        }
    }

    @Example
    void megabytesInOneLineOrInManyTakeNoTime() {
        List<String> hostile = List.of(
                " (".repeat(2_000_000),
                "Description:".repeat(300_000),
                "a (b):\n".repeat(500_000),
                "License Entitlement Tag\n" + "x (y) 1\n".repeat(500_000),
                "Feature Name: f\nMetric Value: regid." + "1".repeat(4_000_000));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> hostile.forEach(
                        text -> assertThatCode(() -> DeviceText.read(text)).doesNotThrowAnyException()));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "License",
                        "Entitlement Tag",
                        " (",
                        "):",
                        "Description:",
                        "Feature Name:",
                        "Metric Value:",
                        "Report Id:",
                        "regid.x",
                        "a",
                        "b",
                        " ",
                        "\n",
                        "\r",
                        "---",
                        "...",
                        "\u0000",
                        "\u2028",
                        ")")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
