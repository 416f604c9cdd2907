package dev.ninety.usage.collector.client;

import dev.ninety.kit.outbound.SecretFiles;
import dev.ninety.usage.collector.Outcome;
import dev.ninety.usage.collector.app.CollectorSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Users and passwords by name, read anew each time. */
@ApplicationScoped
public class Secrets {

    private static final int LONGEST = 1_000;

    private final CollectorSettings settings;

    Secrets(CollectorSettings settings) {
        this.settings = settings;
    }

    /** @throws DeviceException where there is none, or it cannot be read */
    public Credentials find(String smartAccount, String name) throws DeviceException {
        Path root = settings.secrets()
                .orElseThrow(() -> new DeviceException(
                        Outcome.UNAUTHORISED, "There are no secrets: ninety.collector.secrets is not set."));
        if (!SecretFiles.isName(name)) {
            throw missing(name);
        }
        String username = read(SecretFiles.of(root, smartAccount, name, "username"), name);
        String password = read(SecretFiles.of(root, smartAccount, name, "password"), name);
        if (username == null || password == null || username.indexOf(':') >= 0) {
            throw missing(name);
        }
        return new Credentials(username, password);
    }

    private static @Nullable String read(Path file, String name) throws DeviceException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            if (Files.size(file) > LONGEST) {
                return null;
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString()
                    .replaceFirst("\\R\\z", "");
            return text.isEmpty() || text.chars().anyMatch(Character::isISOControl) ? null : text;
        } catch (CharacterCodingException notText) {
            return null;
        } catch (IOException unreadable) {
            throw new DeviceException(Outcome.UNAUTHORISED, "The secret " + name + " cannot be read.");
        }
    }

    private static DeviceException missing(String name) {
        return new DeviceException(
                Outcome.UNAUTHORISED, "The account has no secret " + name + " with a user and a password.");
    }
}
