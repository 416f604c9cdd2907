package dev.ninety.usage.directory;

import static dev.ninety.usage.directory.ReportingClass.EXPORT;
import static dev.ninety.usage.directory.ReportingClass.PERPETUAL;
import static dev.ninety.usage.directory.ReportingClass.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.directory.LicenceClasses.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LicenceClassesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void aLicenceInNoCatalogueCountsAsSubscription() {
        assertThat(LicenceClasses.none().of("hsec", NOW)).isEqualTo(SUBSCRIPTION);
        LicenceClasses classes = new LicenceClasses(List.of(version(NOW, EXPORT)));
        assertThat(classes.of("hsec", NOW.minusSeconds(1))).isEqualTo(SUBSCRIPTION);
        assertThat(classes.of("hsec", NOW)).isEqualTo(EXPORT);
    }

    @Test
    void theVersionKnownThenDecides() {
        LicenceClasses classes = new LicenceClasses(List.of(version(null, PERPETUAL), version(NOW, EXPORT)));
        assertThat(classes.of("hsec", NOW.minusSeconds(1))).isEqualTo(PERPETUAL);
        assertThat(classes.of("hsec", NOW)).isEqualTo(EXPORT);
    }

    @Test
    void aVersionThatChangesSomethingElseIsNoDifference() {
        LicenceClasses before = new LicenceClasses(List.of(version(null, PERPETUAL)));
        LicenceClasses renamed = new LicenceClasses(List.of(version(null, PERPETUAL), version(NOW, PERPETUAL)));
        assertThat(renamed.differences(before)).isEmpty();
        LicenceClasses edited = new LicenceClasses(List.of(version(null, PERPETUAL), version(NOW, EXPORT)));
        assertThat(edited.differences(before)).containsExactly("hsec");
        assertThat(before.differences(edited)).containsExactly("hsec");
    }

    private static Version version(@Nullable Instant recordedAt, ReportingClass reportingClass) {
        return new Version("hsec", recordedAt, reportingClass);
    }
}
