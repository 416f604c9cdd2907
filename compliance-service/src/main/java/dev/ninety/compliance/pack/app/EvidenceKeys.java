package dev.ninety.compliance.pack.app;

import dev.ninety.compliance.pack.Ed25519;
import dev.ninety.compliance.pack.EvidenceKey;
import dev.ninety.compliance.pack.store.PackStore;
import dev.ninety.kit.problem.Problem;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs packs, and those that did. It is read when it is first needed. Where one machine serves itself, a
 * key that is missing is made; everywhere else somebody has to give one.
 */
@ApplicationScoped
public class EvidenceKeys {

    private static final List<String> SELF_MADE = List.of("local", "dev", "test");

    private final EvidenceSettings settings;
    private final PackStore packs;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Ed25519 signer;

    EvidenceKeys(EvidenceSettings settings, PackStore packs) {
        this.settings = settings;
        this.packs = packs;
    }

    /**
     * What signs.
     *
     * @throws Problem 409 where no key was given
     */
    public Ed25519 signer() {
        return find().orElseThrow(() -> Problem.conflict(
                "NO_SIGNING_KEY", "Nobody gave this service a key to sign packs with (ninety.evidence.key-file)."));
    }

    /** The key that packs are signed with now; empty where none was given. */
    public Optional<EvidenceKey> current() {
        return find().map(found -> EvidenceKey.of(found.publicKey()));
    }

    /** The keys that signed before, by id: those that are set, and those of packs that are listed. */
    public List<EvidenceKey> retired() {
        Map<String, EvidenceKey> keys = new LinkedHashMap<>();
        for (Path file : settings.retiredKeys().orElse(List.of())) {
            EvidenceKey key = EvidenceKey.ofPem(read(file));
            keys.put(key.keyId(), key);
        }
        packs.keys().forEach(key -> keys.putIfAbsent(key.keyId(), key));
        current().ifPresent(key -> keys.remove(key.keyId()));
        return List.copyOf(keys.values());
    }

    private synchronized Optional<Ed25519> find() {
        if (signer == null) {
            signer = seed().map(found -> new Ed25519(found, random)).orElse(null);
        }
        return Optional.ofNullable(signer);
    }

    private Optional<byte[]> seed() {
        boolean selfMade = ConfigUtils.getProfiles().stream().anyMatch(SELF_MADE::contains);
        Path file = settings.keyFile().orElse(null);
        if (file == null) {
            return selfMade ? Optional.of(newSeed()) : Optional.empty();
        }
        if (selfMade) {
            make(file);
        }
        return Optional.of(EvidenceKey.seedOf(read(file)));
    }

    /** Makes the file where it is missing; of two who do so at the same time one does. */
    private void make(Path file) {
        FileAttribute<?>[] onlyTheOwner =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            if (Files.exists(file)) {
                return;
            }
            Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "evidence", ".pem", onlyTheOwner);
            try {
                Files.writeString(whole, EvidenceKey.pemOf(newSeed()), StandardOpenOption.TRUNCATE_EXISTING);
                Files.createLink(file, whole);
            } finally {
                Files.delete(whole);
            }
        } catch (FileAlreadyExistsException madeByAnother) {
            // Then that one is the key.
        } catch (IOException e) {
            throw new UncheckedIOException("ninety.evidence.key-file cannot be made: " + file, e);
        }
    }

    private byte[] newSeed() {
        byte[] seed = new byte[Ed25519.KEY_BYTES];
        random.nextBytes(seed);
        return seed;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a key of evidence packs cannot be read: " + file, e);
        }
    }
}
