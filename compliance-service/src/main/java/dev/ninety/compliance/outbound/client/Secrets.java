package dev.ninety.compliance.outbound.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Secrets by name, read anew each time from files that somebody else keeps, such as a mounted Secret. Each Smart Account
 * has a folder of its own: whoever names a secret must not reach another account's.
 */
@ApplicationScoped
public class Secrets {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,126}");
    private static final int LONGEST = 8_192;

    private final OutboundSettings settings;

    Secrets(OutboundSettings settings) {
        this.settings = settings;
    }

    /** Whether a text can be the name of a secret. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * What the file {@code SA/NAME.PART} holds, or else {@code SA/NAME/PART}, without the line break at its end; empty
     * where there is no such file, or none that is a secret's.
     */
    public Optional<String> find(String smartAccount, String name, String part) {
        Optional<Path> root = settings.secrets();
        if (root.isEmpty() || !isName(name)) {
            return Optional.empty();
        }
        Path folder = root.get().resolve(smartAccount);
        Path pair = folder.resolve(name + "." + part);
        return read(Files.isRegularFile(pair) ? pair : folder.resolve(name).resolve(part));
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
