package dev.ninety.compliance.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ninety.compliance.device.DeviceText.Licence;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

/** What is read of the licences that a device prints. */
class DeviceTextTest {

    private static final String STACK = """
            switch#show license all
            Smart Licensing Status
            ======================

            Usage Reporting:
              Last ACK received: <none>
              Next ACK deadline: Feb 07 10:32:11 2022 UTC
              Reporting push interval: 30  days
            Trust Code Installed: <none>

            License Usage
            =============

            network-advantage (C9300-24 Network Advantage):
              Description: C9300-24 Network Advantage
              Count: 2
              Version: 1.0
              Status: IN USE
              Export status: NOT RESTRICTED
              Feature Name: network-advantage
              Feature Description: C9300-24 Network Advantage
              Enforcement type: NOT ENFORCED
              License type: Perpetual

            dna-advantage (C9300-24 DNA Advantage):
              Description: C9300-24 DNA Advantage
              Count: 1
              Status: NOT IN USE
              Feature Name: dna-advantage
              Feature Description: C9300-24 DNA Advantage

            network-premier_5G (ESR_P_5G_P):
              Description: network-premier_5G
              Count: 3
              Status: IN USE
              Feature Name: network-premier_5G
              Feature Description: network-premier_5G

            Product Information
            ===================
            UDI: PID:C9300-24UX,SN:FCW2303D16Y
            HA UDI List:
                Active:PID:C9300-24UX,SN:FCW2303D16Y
                Standby:PID:C9300-24U,SN:FHH2043P09E
                Member:PID:C9300-48T,SN:FCW2139L056

            License Authorizations
            ======================
            Overall status:
              Active: PID:C9300-24UX,SN:FCW2303D16Y
                  Status: NOT INSTALLED

            Usage Report Summary:
            =====================
            Total: 12,  Purged: 0
            """;

    @Example
    void aStackTellsWhoItIsAndWhatItUses() {
        DeviceText text = DeviceText.read(STACK);
        assertThat(text.productInstance()).isEqualTo("C9300-24UX:FCW2303D16Y");
        assertThat(text.members())
                .containsExactly("C9300-24UX:FCW2303D16Y", "C9300-24U:FHH2043P09E", "C9300-48T:FCW2139L056");
        assertThat(text.licences())
                .containsExactly(
                        new Licence(14, List.of("C9300-24 Network Advantage", "network-advantage"), 2),
                        new Licence(25, List.of("C9300-24 DNA Advantage", "dna-advantage"), 0),
                        new Licence(32, List.of("ESR_P_5G_P", "network-premier_5G"), 3));
    }

    @Example
    void whatIsPrintedTwiceInOneSessionCountsOnceAndAsItWasLast() {
        String again = STACK.replace("Count: 2", "Count: 5");
        assertThat(DeviceText.read(STACK + again).licences())
                .extracting(Licence::units)
                .containsExactly(5L, 0L, 3L);
        assertThat(DeviceText.read(STACK.replace("\n", "\r\n"))).isEqualTo(DeviceText.read(STACK));
    }

    @Example
    void theOlderSchemeCallsWhatIsInUseAuthorized() {
        DeviceText text = DeviceText.read("""
                UDI: PID:ISR4331/K9,SN:FDO1
                License Usage
                =============
                appx (ISR_4331_Application):
                  Description: Application
                  Count: 1
                  Status: AUTHORIZED
                secure (ISR_4331_Security):
                  Count: 2
                  Status: OUT OF COMPLIANCE
                """);
        assertThat(text.productInstance()).isEqualTo("ISR4331/K9:FDO1");
        assertThat(text.members()).containsExactly("ISR4331/K9:FDO1");
        assertThat(text.licences())
                .containsExactly(
                        new Licence(4, List.of("ISR_4331_Application", "Application", "appx"), 1),
                        new Licence(8, List.of("ISR_4331_Security", "secure"), 2));
    }

    @Example
    void whatIsNoLicenceIsNone() {
        assertThat(DeviceText.read("")).isEqualTo(new DeviceText(null, List.of(), List.of()));
        assertThat(DeviceText.read("a (b):\nCount: x\nStatus: IN USE\n").licences())
                .isEmpty();
        assertThat(DeviceText.read("a (b):\nCount: 1\n").licences()).isEmpty();
        assertThat(DeviceText.read("a (b):\n===\nCount: 1\nStatus: IN USE\n").licences())
                .isEmpty();
        assertThat(DeviceText.read("UDI: PID:,SN:1\nUDI: PID:X,SN:\nUDI: nothing\n")
                        .productInstance())
                .isNull();
    }

    @Property
    void noTextIsTooStrange(@ForAll("texts") String text) {
        DeviceText read = DeviceText.read(text);
        assertThat(read.members().isEmpty()).isEqualTo(read.productInstance() == null);
        for (Licence licence : read.licences()) {
            assertThat(licence.names()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(licence.units()).isBetween(0L, 999_999_999L);
            assertThat(licence.line()).isBetween(1, (int) text.lines().count());
        }
    }

    @Example
    void megabytesInOneLineOrInManyTakeNoTime() {
        List<String> hostile = List.of(
                " (".repeat(2_000_000),
                "Description:".repeat(300_000),
                "a (b):\nCount: 1\nStatus: IN USE\n".repeat(200_000),
                "a (b):\n" + "Description: x\n".repeat(500_000),
                "UDI: PID:" + "1".repeat(4_000_000) + ",SN:1");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> hostile.forEach(
                        text -> assertThatCode(() -> DeviceText.read(text)).doesNotThrowAnyException()));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        " (",
                        "):",
                        "Description:",
                        "Feature Name:",
                        "Count: 3",
                        "Count: 99999999999",
                        "Status: IN USE",
                        "Status: NOT IN USE",
                        "UDI: PID:X,SN:Y",
                        "Member:PID:X,SN:Z",
                        " ",
                        "\n",
                        "\r",
                        "===",
                        "\u0000",
                        "\u2028")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
