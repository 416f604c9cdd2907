package dev.ninety.usage.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.directory.ReportingClass;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

/** What a device prints of its policy, in the vendor's words. */
class PolicyTextTest {

    static final String SHIPPED = """
            Policy:
              Policy in use: Merged from multiple sources.
              Reporting ACK required: yes (CISCO default)
              Unenforced/Non-Export Perpetual Attributes:
                First report requirement (days): 365 (CISCO default)
                Reporting frequency (days): 0 (CISCO default)
                Report on change (days): 90 (CISCO default)
              Unenforced/Non-Export Subscription Attributes:
                First report requirement (days): 90 (CISCO default)
                Reporting frequency (days): 90 (CISCO default)
                Report on change (days): 90 (CISCO default)
              Enforced (Perpetual/Subscription) License Attributes:
                First report requirement (days): 0 (CISCO default)
                Reporting frequency (days): 0 (CISCO default)
                Report on change (days): 0 (CISCO default)
              Export (Perpetual/Subscription) License Attributes:
                First report requirement (days): 0 (CISCO default)
                Reporting frequency (days): 0 (CISCO default)
                Report on change (days): 0 (CISCO default)
            """;

    static final String CUSTOMER = """
            Smart Licensing Status
            ======================

            Policy:
              Policy in use: Installed On Apr 23 15:28:43 2025 IST
              Policy name: SLE Policy
              Reporting ACK required: yes (Customer Policy)
              Unenforced/Non-Export Perpetual Attributes:
                First report requirement (days): 30 (Customer Policy)
                Reporting frequency (days): 60 (Customer Policy)
                Report on change (days): 60 (Customer Policy)
              Unenforced/Non-Export Subscription Attributes:
                First report requirement (days): 120 (Customer Policy)
                Reporting frequency (days): 111 (Customer Policy)
                Report on change (days): 111 (Customer Policy)
              Enforced (Perpetual/Subscription) License Attributes:
                First report requirement (days): 30 (CISCO default)
                Reporting frequency (days): 90 (Customer Policy)
                Report on change (days): 0 (CISCO default)

            Miscellaneous:
              Custom Id: <empty>
            Usage Reporting:
              Reporting push interval: 30  days
            """;

    @Example
    void whatShipsWithThisRecordIsLeftOut() {
        PolicyText text = PolicyText.read(SHIPPED);
        assertThat(text.policyInUse()).isEqualTo("Merged from multiple sources.");
        assertThat(text.policyName()).isNull();
        assertThat(text.classes())
                .hasSize(4)
                .allSatisfy(told -> assertThat(told.days()).isEqualTo(PolicyDays.SILENT));
    }

    @Example
    void whatTheCustomerOrThePlatformSetsIsTaken() {
        PolicyText text = PolicyText.read(CUSTOMER.replace("\n", "\r\n"));
        assertThat(text.policyName()).isEqualTo("SLE Policy");
        assertThat(text.classes())
                .containsExactly(
                        new PolicyText.OfClass(ReportingClass.PERPETUAL, 8, new PolicyDays(30, 60, 60)),
                        new PolicyText.OfClass(ReportingClass.SUBSCRIPTION, 12, new PolicyDays(120, 111, 111)),
                        // A default of the vendor's that is not the one of this record is taken, the other left out.
                        new PolicyText.OfClass(ReportingClass.ENFORCED, 16, new PolicyDays(30, 90, null)));
    }

    @Example
    void thePlatformsThatTellBothClassesInOneAreUnderstood() {
        PolicyText text = PolicyText.read("""
                Unenforced/Non-Export:
                  First report requirement (days): 90 (CISCO default)
                  Ongoing reporting frequency (days): 365 (CISCO default)
                  On change reporting (days): 90 (CISCO default)
                """);
        assertThat(text.classes())
                .containsExactly(
                        new PolicyText.OfClass(ReportingClass.PERPETUAL, 1, new PolicyDays(90, 365, null)),
                        new PolicyText.OfClass(ReportingClass.SUBSCRIPTION, 1, new PolicyDays(null, 365, null)));
    }

    @Example
    void aTextWithoutPolicyOrWithTwoOrWithoutNumbersIsRefusedByItsLine() {
        refused("Building configuration...", "");
        refused("First report requirement (days): 90", "");
        refused(CUSTOMER + CUSTOMER.replace("120", "121"), "/lines/37");
        refused(CUSTOMER.replace("120", "often"), "/lines/13");
        refused(CUSTOMER.replace("120", "-1"), "/lines/13");
        refused(CUSTOMER.replace("120", "36501"), "/lines/13");
        refused(CUSTOMER.replace("120", "99999999999999999999"), "/lines/13");
        refused(CUSTOMER.replace("120", "\u0661\u0662"), "/lines/13");
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll("texts") String text) {
        try {
            assertThat(PolicyText.read(text).classes()).isNotEmpty();
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(422);
        }
    }

    @Example
    void theTimeItTakesGrowsWithTheTextOnly() {
        String hostile = "Unenforced/Non-Export Perpetual Attributes:\n" + "Report (((((:::::".repeat(100_000)
                + "\nReport on change (days): 1\n" + "\n:".repeat(1_000_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PolicyText.read(hostile));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "Unenforced/Non-Export Perpetual Attributes:",
                "Unenforced:",
                "Enforced (",
                "Export (x):",
                "First report requirement (days): ",
                "Reporting frequency (days):",
                "Report on change (days): 5",
                "90",
                "(CISCO default)",
                "36500",
                ":",
                "\n",
                "\r",
                " ",
                "\t",
                "\u0000",
                "\uD800",
                "Policy name: ");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(5);
        return Arbitraries.oneOf(pieces, pieces, any)
                .list()
                .ofMaxSize(60)
                .map((List<String> parts) -> String.join("", parts));
    }

    private static void refused(String text, String pointer) {
        assertThatThrownBy(() -> PolicyText.read(text)).isInstanceOfSatisfying(Problem.class, refused -> {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.errors()).extracting(error -> error.pointer()).containsExactly(pointer);
        });
    }
}
