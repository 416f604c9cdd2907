package dev.ninety.compliance.outbound.client;

import dev.ninety.kit.outbound.SecretFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Secrets by name, read anew each time. */
@ApplicationScoped
public class Secrets {

    private static final int LONGEST = 8_192;

    private final OutboundSettings settings;

    Secrets(OutboundSettings settings) {
        this.settings = settings;
    }

    /**
     * What the file {@code SA/NAME.PART} holds, or else {@code SA/NAME/PART}, without the line break at its end; empty
     * where there is no such file, or none that is a secret's.
     */
    public Optional<String> find(String smartAccount, String name, String part) {
        Optional<Path> root = settings.secrets();
        if (root.isEmpty() || !SecretFiles.isName(name)) {
            return Optional.empty();
        }
        return read(SecretFiles.of(root.get(), smartAccount, name, part));
    }

    private static Optional<String> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            String text = Files.readString(file).stripTrailing();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
