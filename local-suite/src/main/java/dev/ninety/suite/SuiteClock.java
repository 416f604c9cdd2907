package dev.ninety.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock for all services at once: a file that holds the present moment, which they read at every look. As long as
 * there is no such file, the machine's time counts.
 */
public final class SuiteClock implements InstantSource {

    private final Path file;

    SuiteClock(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    @Override
    public Instant instant() {
        try {
            return Instant.parse(Files.readString(file).strip());
        } catch (NoSuchFileException released) {
            return Clock.systemUTC().instant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it this moment for every service; never half written, because it is moved into place. */
    public void set(Instant now) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, now.toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the machine's time counts again. */
    public void release() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets time pass. */
    public void advance(Duration duration) {
        set(instant().plus(duration));
    }
}
