package dev.ninety.compliance.testing;

import dev.ninety.compliance.notification.Announcement;
import dev.ninety.compliance.notification.EventType;
import dev.ninety.compliance.notification.app.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Announces things that nothing else in a test makes happen, and keeps the secrets of those who are to be told. */
@ApplicationScoped
public class StubNews {

    public static final String SECRET = "a secret of tests";

    private final Outbox outbox;

    StubNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Announces that a dispute was opened. */
    public void dispute(String smartAccount, String key, String at) {
        announce(smartAccount, EventType.DISPUTE_OPENED, key, at, null);
    }

    public void announce(String smartAccount, EventType type, String key, String at, String owner) {
        Announcement announcement = new Announcement(
                type, key, "things/" + key, Instant.parse(at), "campus", owner, Map.of("key", key, "units", 7));
        QuarkusTransaction.requiringNew().run(() -> outbox.announce(smartAccount, announcement));
    }

    /** Lays down a secret of an account where the service looks for it. */
    public void secret(String smartAccount, String name) {
        try {
            Path file = file(smartAccount, name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, SECRET + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a secret away that this run of the tests, or the one before, laid down. */
    public void noSecret(String smartAccount, String name) {
        try {
            Files.deleteIfExists(file(smartAccount, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String smartAccount, String name) {
        return Path.of("target/test-secrets", smartAccount, name + ".secret");
    }
}
