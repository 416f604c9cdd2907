package dev.ninety.kit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockProducerTest {

    private static final Instant SYSTEM = Instant.parse("2026-11-24T09:00:00.123456789Z");

    @TempDir
    Path folder;

    @Test
    void theFileCountsAsLongAsItIsThereAndElseTheSystem() throws Exception {
        // Given
        Path file = folder.resolve("clock");
        InstantSource clock = ClockProducer.following(file, InstantSource.fixed(SYSTEM));

        // Then
        assertThat(clock.instant()).as("cut to microseconds").isEqualTo("2026-11-24T09:00:00.123456Z");
        Files.writeString(file, "2026-01-31T00:00:00Z\n");
        assertThat(clock.instant()).isEqualTo("2026-01-31T00:00:00Z");
        Files.delete(file);
        assertThat(clock.instant()).isEqualTo("2026-11-24T09:00:00.123456Z");
    }

    @Test
    void aFileThatHoldsNoMomentIsNoClock() throws Exception {
        // Given
        Path file = folder.resolve("clock");
        Files.writeString(file, "yesterday");

        // Then
        assertThatThrownBy(ClockProducer.following(file, InstantSource.fixed(SYSTEM))::instant)
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(ClockProducer.following(folder, InstantSource.fixed(SYSTEM))::instant)
                .isInstanceOf(UncheckedIOException.class);
    }
}
