package dev.ninety.kit.outbound;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where secrets are that somebody else keeps, such as a mounted Secret. Each Smart Account has a folder of its own: whoever
 * names a secret must not reach another account's.
 */
public final class SecretFiles {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,126}");

    private SecretFiles() {}

    /** Whether a text can be the name of a secret. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The file {@code SA/NAME.PART}, or else {@code SA/NAME/PART}, whether or not it is there.
     *
     * @throws IllegalArgumentException where that can be no name
     */
    public static Path of(Path root, String smartAccount, String name, String part) {
        if (!isName(name)) {
            throw new IllegalArgumentException("no name of a secret");
        }
        Path folder = root.resolve(smartAccount);
        Path single = folder.resolve(name + "." + part);
        return Files.isRegularFile(single) ? single : folder.resolve(name).resolve(part);
    }
}
