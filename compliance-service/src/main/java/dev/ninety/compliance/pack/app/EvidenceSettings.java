package dev.ninety.compliance.pack.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How evidence packs are signed, and how large they may be. */
@ConfigMapping(prefix = "ninety.evidence")
public interface EvidenceSettings {

    /** The PEM file with the Ed25519 private key that signs packs. */
    Optional<Path> keyFile();

    /** PEM files with public keys that signed before and are still published. */
    Optional<List<Path>> retiredKeys();

    /** How many bytes a pack may have. */
    @WithDefault("1073741824")
    long packBytes();
}
