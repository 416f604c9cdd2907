package dev.ninety.compliance.position.app;

import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.store.NeverReportedStore;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Silence;
import dev.ninety.compliance.vendor.VendorCount;
import dev.ninety.compliance.vendor.store.VendorCountStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is known of use that is not reported. */
@ApplicationScoped
class Silences {

    private final VendorCountStore counts;
    private final NeverReportedStore neverReported;

    Silences(VendorCountStore counts, NeverReportedStore neverReported) {
        this.counts = counts;
        this.neverReported = neverReported;
    }

    Silence at(
            String smartAccount,
            CatalogueView catalogue,
            Instant at,
            @Nullable Instant knownAt,
            @Nullable String virtualAccount,
            Perspective perspective) {
        Map<Pair, VendorCount> latest =
                new HashMap<>(counts.latest(smartAccount, perspective.view(), at, knownAt, virtualAccount));
        latest.replaceAll((pair, count) -> count.withConsumed(perspective.addedAt(pair, count.takenAt())));
        // Whether no use was ever reported is only asked where the catalogue leaves it open.
        List<String> open = latest.keySet().stream()
                .map(Pair::entitlementTag)
                .filter(tag -> catalogue.usageSource(tag) == null)
                .distinct()
                .toList();
        return new Silence(
                catalogue,
                latest,
                counts.onlyCounted(smartAccount, open, knownAt),
                neverReported.knownAt(smartAccount, knownAt));
    }
}
