package dev.ninety.compliance.position.app;

import dev.ninety.compliance.account.Mapping;
import dev.ninety.compliance.account.VirtualAccount;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.intake.NeverReported;
import dev.ninety.compliance.intake.store.NeverReportedStore;
import dev.ninety.compliance.position.GroupBy;
import dev.ninety.compliance.position.Grouping;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.PositionGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads positions summed up. */
@ApplicationScoped
public class PositionGroups {

    private final Positions positions;
    private final StructureStore structures;
    private final CatalogueStore catalogues;
    private final NeverReportedStore neverReported;

    PositionGroups(
            Positions positions,
            StructureStore structures,
            CatalogueStore catalogues,
            NeverReportedStore neverReported) {
        this.positions = positions;
        this.structures = structures;
        this.catalogues = catalogues;
        this.neverReported = neverReported;
    }

    /**
     * The positions of an account, summed up by what was in force at the moment asked about.
     *
     * @param knownAt only what had been recorded by then; null for everything
     * @param virtualAccount only this one; null for all
     */
    @Transactional
    public List<PositionGroup> at(
            String smartAccount,
            Instant at,
            @Nullable Instant knownAt,
            @Nullable String virtualAccount,
            Perspective perspective,
            GroupBy by) {
        List<Position> read = positions.at(smartAccount, at, knownAt, virtualAccount, perspective);
        NeverReported silent = neverReported.knownAt(smartAccount, knownAt);
        Map<String, Mapping> mappings = new HashMap<>();
        silent.counts().keySet().forEach(id -> mappings.put(id, Mapping.NONE));
        for (VirtualAccount known : structures.virtualAccounts(smartAccount)) {
            mappings.put(known.id(), known.mappingAt(at, knownAt));
        }
        if (virtualAccount != null) {
            mappings.keySet().retainAll(List.of(virtualAccount));
        }
        return new Grouping(by, mappings, catalogues.load(smartAccount).knownAt(knownAt), silent).of(read);
    }
}
