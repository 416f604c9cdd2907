package dev.ninety.entitlement.catalogue.app;

import dev.ninety.entitlement.catalogue.CatalogueLine;
import dev.ninety.entitlement.catalogue.Licence;
import dev.ninety.kit.problem.Problem;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The licences that come with the product, read from {@code catalogue/licences.json}, overlaid by those of the
 * installation's own file. Which licence covers which is not published, so shipped families hold only what is
 * beyond doubt: two tiers of the same switch and stack. Everything else has a family of its own until an
 * installation or account says otherwise. High security is the one export-controlled licence; without its
 * authorization the function is not available, hence DISABLE. All others are not enforced by the vendor, so
 * running out of grace has commercial consequences only.
 */
@Startup
@ApplicationScoped
public class ShippedCatalogue {

    private static final String RESOURCE = "/catalogue/licences.json";

    private final CatalogueFiles files;
    private final SortedMap<String, Licence> licences = new TreeMap<>();
    private final String fingerprint;

    /** @throws IllegalStateException where a file cannot be taken whole: better no start than half a catalogue */
    public ShippedCatalogue(
            CatalogueFiles files, @ConfigProperty(name = "ninety.catalogue-file") Optional<Path> installationFile) {
        this.files = files;
        try (InputStream in = Objects.requireNonNull(ShippedCatalogue.class.getResourceAsStream(RESOURCE))) {
            overlay(RESOURCE, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped catalogue cannot be read", e);
        }
        installationFile.ifPresent(this::overlay);
        fingerprint = fingerprint(licences.values());
    }

    private void overlay(Path file) {
        try {
            overlay("ninety.catalogue-file " + file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException("ninety.catalogue-file " + file + " cannot be read: " + e, e);
        }
    }

    private void overlay(String name, byte[] content) {
        try {
            for (CatalogueLine line : files.read(content)) {
                if (line.licence() == null) {
                    throw new IllegalStateException(name + ", line " + line.lineNumber() + ": " + line.detail());
                }
                licences.put(line.licence().entitlementTag(), line.licence());
            }
        } catch (Problem unreadable) {
            throw new IllegalStateException(
                    name + ": " + unreadable.errors().getFirst().detail(), unreadable);
        }
    }

    /** By tag. */
    public Collection<Licence> licences() {
        return Collections.unmodifiableCollection(licences.values());
    }

    /** Differs between two releases or installations with different rows, and is the same wherever one runs. */
    public String fingerprint() {
        return fingerprint;
    }

    private static String fingerprint(Collection<Licence> licences) {
        CRC32 sum = new CRC32();
        licences.forEach(licence -> sum.update(licence.toString().getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(sum.getValue());
    }
}
