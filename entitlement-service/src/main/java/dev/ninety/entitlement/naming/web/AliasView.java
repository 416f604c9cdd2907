package dev.ninety.entitlement.naming.web;

import dev.ninety.entitlement.naming.NameSource;
import dev.ninety.entitlement.naming.NamedLicence;
import dev.ninety.entitlement.naming.NamedTag;
import dev.ninety.entitlement.naming.app.NameService.Binding;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A licence's name as it is read.
 *
 * @param entitlementTag what it stands for; null where it is ambiguous
 * @param candidates the tags that it may stand for where it is ambiguous; else empty
 * @param recordedAt when the source was recorded; null for the shipped catalogue
 * @param replayed how many lines of files this request found waiting for the name; 0 where it is only read
 */
@Schema(name = "Alias")
public record AliasView(
        String name,
        @Nullable String entitlementTag,
        NameSource source,
        @Nullable Instant recordedAt,
        List<String> candidates,
        int replayed) {

    static AliasView of(NamedLicence named) {
        return new AliasView(
                named.name(),
                named.entitlementTag(),
                named.source(),
                named.recordedAt(),
                named.tags().size() == 1 ? List.of() : named.tags(),
                0);
    }

    static AliasView of(Binding bound) {
        NamedTag binding = bound.binding();
        return new AliasView(
                binding.name(),
                binding.entitlementTag(),
                binding.source(),
                binding.recordedAt(),
                List.of(),
                bound.replayed());
    }
}
