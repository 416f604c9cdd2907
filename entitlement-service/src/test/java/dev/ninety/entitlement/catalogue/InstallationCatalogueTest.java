package dev.ninety.entitlement.catalogue;

import static dev.ninety.entitlement.testing.Account.ESSENTIALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.entitlement.catalogue.app.CatalogueFiles;
import dev.ninety.entitlement.catalogue.app.ShippedCatalogue;
import dev.ninety.kit.web.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installation's own catalogue file lies over the shipped one, or the service does not start. */
class InstallationCatalogueTest {

    private static final String LICENCE = """
            {"entitlementTag": "%s", "displayName": "Own", "family": "Own", "tierRank": 1,
             "licenceType": "PERPETUAL", "enforcementType": "ENFORCED", "enforcementAction": "RESTRICT",
             "graceDays": %s, "usageSource": "VENDOR_ONLY"}""";

    @TempDir
    Path folder;

    @Test
    void itsLicencesReplaceShippedOnesAndAddOthers() throws IOException {
        ShippedCatalogue shipped = catalogue(Optional.empty());
        ShippedCatalogue own = catalogue(Optional.of(file(
                "{\"licences\": [" + LICENCE.formatted(ESSENTIALS, 5) + "," + LICENCE.formatted("own", 5) + "]}")));
        assertThat(own.licences()).hasSize(shipped.licences().size() + 1);
        assertThat(own.licences())
                .filteredOn(licence -> licence.displayName().equals("Own"))
                .extracting(Licence::entitlementTag)
                .containsExactly("own", ESSENTIALS);
        assertThat(own.fingerprint()).isNotEqualTo(shipped.fingerprint());
    }

    @Test
    void aFileThatCannotBeTakenWholeStopsTheStartAndNamesTheLine() throws IOException {
        Path wrong = file("[\n" + LICENCE.formatted("own", 5) + ",\n" + LICENCE.formatted("other", -1) + "]");
        assertThatThrownBy(() -> catalogue(Optional.of(wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(wrong.toString())
                .hasMessageContaining("line 5")
                .hasMessageContaining("/graceDays");
        Path broken = file("[\n{\"entitlementTag\" 7}]");
        assertThatThrownBy(() -> catalogue(Optional.of(broken)))
                .hasMessageContaining(broken.toString())
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> catalogue(Optional.of(folder.resolve("absent.json"))))
                .hasMessageContaining("absent.json");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("catalogue.json"), content);
    }

    private static ShippedCatalogue catalogue(Optional<Path> installationFile) {
        ObjectMapper mapper = new ObjectMapper();
        new StrictJson().customize(mapper);
        return new ShippedCatalogue(new CatalogueFiles(mapper), installationFile);
    }
}
