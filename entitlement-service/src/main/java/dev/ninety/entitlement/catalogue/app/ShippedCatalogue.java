package dev.ninety.entitlement.catalogue.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.entitlement.catalogue.EnforcementAction;
import dev.ninety.entitlement.catalogue.EnforcementType;
import dev.ninety.entitlement.catalogue.Licence;
import dev.ninety.entitlement.catalogue.LicenceType;
import dev.ninety.entitlement.catalogue.UsageSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The licences that come with the product, read from {@code catalogue/licences.json}. Which licence covers
 * which is not published, so families hold only what is beyond doubt: two tiers of the same switch and stack.
 * Everything else has a family of its own until an account says otherwise. High security is the one
 * export-controlled licence; without its authorization the function is not available, hence DISABLE. All
 * others are not enforced by the vendor, so running out of grace has commercial consequences only.
 */
@ApplicationScoped
public class ShippedCatalogue {

    private static final String RESOURCE = "/catalogue/licences.json";

    private final SortedMap<String, Licence> licences;
    private final String fingerprint;

    public ShippedCatalogue(ObjectMapper mapper) {
        SortedMap<String, Licence> read = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(ShippedCatalogue.class.getResourceAsStream(RESOURCE))) {
            for (JsonNode row : mapper.readTree(in)) {
                Licence licence = licence(row);
                read.put(licence.entitlementTag(), licence);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped catalogue cannot be read", e);
        }
        licences = Collections.unmodifiableSortedMap(read);
        fingerprint = fingerprint(licences.values());
    }

    /** By tag. */
    public Collection<Licence> licences() {
        return licences.values();
    }

    /** Differs between two releases that ship different rows, and is the same wherever a release runs. */
    public String fingerprint() {
        return fingerprint;
    }

    private static String fingerprint(Collection<Licence> licences) {
        CRC32 sum = new CRC32();
        licences.forEach(licence -> sum.update(licence.toString().getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(sum.getValue());
    }

    private static Licence licence(JsonNode row) {
        return new Licence(
                row.required("entitlementTag").asText(),
                row.required("displayName").asText(),
                row.required("family").asText(),
                row.required("tierRank").asInt(),
                LicenceType.valueOf(row.required("licenceType").asText()),
                EnforcementType.valueOf(row.required("enforcementType").asText()),
                EnforcementAction.valueOf(row.required("enforcementAction").asText()),
                row.required("graceDays").asInt(),
                null,
                UsageSource.valueOf(row.required("usageSource").asText()));
    }
}
