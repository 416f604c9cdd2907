package dev.ninety.kit.clock;

import dev.ninety.kit.timeline.Micros;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The only place that asks the machine for the time. Moments are cut to microseconds, which is what the
 * database keeps. For walks through time a file may hold the moment instead; only the profiles that serve one
 * machine accept that, because a clock that someone can set is no evidence.
 */
@ApplicationScoped
public class ClockProducer {

    private static final List<String> ADJUSTABLE_PROFILES = List.of("local", "dev", "test");

    private final Optional<Path> clockFile;

    ClockProducer(@ConfigProperty(name = "ninety.clock-file") Optional<Path> clockFile) {
        this.clockFile = clockFile;
    }

    @Produces
    @ApplicationScoped
    InstantSource clock() {
        if (clockFile.isEmpty()) {
            Clock system = Clock.systemUTC();
            return () -> Micros.truncate(system.instant());
        }
        if (ConfigUtils.getProfiles().stream().noneMatch(ADJUSTABLE_PROFILES::contains)) {
            throw new IllegalStateException(
                    "ninety.clock-file is set, but only the profiles " + ADJUSTABLE_PROFILES + " accept it");
        }
        Path file = clockFile.get();
        return () -> read(file);
    }

    private static Instant read(Path file) {
        try {
            return Micros.truncate(Instant.parse(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("ninety.clock-file cannot be read: " + file, e);
        }
    }
}
