package dev.ninety.entitlement.pak.app;

import dev.ninety.entitlement.catalogue.app.CatalogueService;
import dev.ninety.entitlement.pak.PakProduct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what keys would give by what is said of them: the licences that the account's catalogue calls so. */
@ApplicationScoped
public class PakProducts {

    private final CatalogueService catalogue;

    public PakProducts(CatalogueService catalogue) {
        this.catalogue = catalogue;
    }

    /** What a description stands for, in an account that exists. */
    public Function<String, List<PakProduct>> of(String smartAccount) {
        Map<String, List<PakProduct>> byName = catalogue.of(smartAccount).view(null).values().stream()
                .map(listed -> new PakProduct(
                        listed.licence().entitlementTag(), listed.licence().displayName(), "CATALOGUE"))
                .collect(Collectors.groupingBy(product -> key(product.displayName())));
        return description -> byName.getOrDefault(key(description), List.of());
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
