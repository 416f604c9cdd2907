package dev.ninety.entitlement.pak.app;

import dev.ninety.entitlement.naming.Candidates;
import dev.ninety.entitlement.naming.app.NameService;
import dev.ninety.entitlement.pak.PakProduct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Finds what keys would give by what is said of them: the licences of that name, else those named most alike. */
@ApplicationScoped
public class PakProducts {

    private final NameService names;

    public PakProducts(NameService names) {
        this.names = names;
    }

    /** What a description may stand for, in an account that exists; the most likely first. */
    public Function<String, List<PakProduct>> of(String smartAccount) {
        Candidates candidates = new Candidates(names.known(smartAccount));
        return description -> candidates.licences(description).stream()
                .map(found -> new PakProduct(
                        found.entitlementTag(),
                        found.displayName(),
                        found.basis().name()))
                .toList();
    }
}
