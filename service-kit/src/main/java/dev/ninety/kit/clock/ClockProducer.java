package dev.ninety.kit.clock;

import dev.ninety.kit.timeline.Micros;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The only place that asks the machine for the time. Moments are cut to microseconds, which is what the
 * database keeps. For walks through time a file may hold the moment instead, as long as it is there; only the
 * profiles that serve one machine accept that, because a clock that someone can set is no evidence.
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
        Clock system = Clock.systemUTC();
        if (clockFile.isEmpty()) {
            return () -> Micros.truncate(system.instant());
        }
        if (ConfigUtils.getProfiles().stream().noneMatch(ADJUSTABLE_PROFILES::contains)) {
            throw new IllegalStateException(
                    "ninety.clock-file is set, but only the profiles " + ADJUSTABLE_PROFILES + " accept it");
        }
        return following(clockFile.get(), system);
    }

    /** The moment that a file holds, and the system's as long as there is no such file. */
    static InstantSource following(Path file, InstantSource system) {
        return () -> Micros.truncate(Files.exists(file) ? read(file, system) : system.instant());
    }

    private static Instant read(Path file, InstantSource system) {
        try {
            return Instant.parse(Files.readString(file).strip());
        } catch (NoSuchFileException removed) {
            return system.instant();
        } catch (IOException e) {
            throw new UncheckedIOException("ninety.clock-file cannot be read: " + file, e);
        }
    }
}
