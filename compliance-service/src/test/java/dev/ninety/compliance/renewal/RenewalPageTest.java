package dev.ninety.compliance.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.agreement.AgreementDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for licence managers explains every code that a review tells, and no other. */
class RenewalPageTest {

    @Test
    void thePageExplainsEveryCodeAndNoOther() throws IOException {
        Path page = Path.of(System.getProperty("ninety.root"), "docs", "renewal.md");
        List<String> explained = Pattern.compile("`([A-Z][A-Z0-9_]+)`")
                .matcher(Files.readString(page))
                .results()
                .map((MatchResult code) -> code.group(1))
                .distinct()
                .toList();
        List<String> told = Stream.<Enum<?>[]>of(
                        AgreementDate.Kind.values(),
                        Term.Basis.values(),
                        UnitPrice.Source.values(),
                        Gap.Unpriced.values(),
                        StepDown.Unpriced.values(),
                        TermEnd.Against.values())
                .flatMap(Arrays::stream)
                .map(Enum::name)
                .distinct()
                .toList();
        assertThat(explained).containsExactlyInAnyOrderElementsOf(told);
    }
}
