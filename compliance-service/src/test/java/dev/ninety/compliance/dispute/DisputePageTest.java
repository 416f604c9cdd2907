package dev.ninety.compliance.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.cssm.PullOutcome;
import dev.ninety.compliance.reconciliation.CopyCheck;
import dev.ninety.compliance.reconciliation.Outcome;
import dev.ninety.compliance.reconciliation.RunSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Example;

/** The page about reconciliation explains every code that the doors answer, and no other. */
class DisputePageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

    private static Set<String> explained(String from, String until) throws IOException {
        String page = Files.readString(Path.of(System.getProperty("ninety.root"), "docs", "reconciliation.md"));
        int start = page.indexOf(from);
        Set<String> codes = new LinkedHashSet<>();
        ROW.matcher(page.substring(start, page.indexOf(until, start)))
                .results()
                .forEach(row -> codes.add(row.group(1)));
        return codes;
    }

    private static String[] names(Enum<?>... codes) {
        return Arrays.stream(codes).map(Enum::name).toArray(String[]::new);
    }

    @Example
    void everyCauseIsExplainedInTheOrderInWhichItIsTold() throws IOException {
        assertThat(explained("### Likely causes", "## On a cadence")).containsExactly(names(DisputeCause.values()));
    }

    @Example
    void everyStateSourceOutcomeAndCheckIsExplained() throws IOException {
        assertThat(explained("## Disputes", "### Likely causes")).containsExactly(names(DisputeState.values()));
        assertThat(explained("| source |", "- `PUT")).containsExactly(names(RunSource.values()));
        assertThat(explained("## Asking the vendor", "## What devices")).containsExactly(names(PullOutcome.values()));
        assertThat(explained("| outcome |", "| a copy is |")).containsExactly(names(Outcome.values()));
        assertThat(explained("| a copy is |", "## What is held")).containsExactly(names(CopyCheck.State.values()));
    }
}
