package dev.ninety.compliance.vendor.app;

import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.vendor.Resolver;
import jakarta.enterprise.context.ApplicationScoped;

/** What names mean in an account, as far as its directory was read. */
@ApplicationScoped
public class Resolvers {

    private final StructureStore structures;
    private final CatalogueStore catalogues;

    Resolvers(StructureStore structures, CatalogueStore catalogues) {
        this.structures = structures;
        this.catalogues = catalogues;
    }

    public Resolver of(String smartAccount) {
        CatalogueView catalogue = catalogues.load(smartAccount).latest();
        return new Resolver(structures.load(smartAccount), catalogue::has);
    }
}
