package dev.ninety.compliance.disclosure.app;

import dev.ninety.compliance.account.RecordStart;
import dev.ninety.compliance.account.store.StructureStore;
import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.disclosure.Preview;
import dev.ninety.compliance.disclosure.PreviewCase;
import dev.ninety.compliance.disclosure.PreviewCases;
import dev.ninety.compliance.intake.store.LedgerStore;
import dev.ninety.compliance.position.Overlay;
import dev.ninety.compliance.position.Perspective;
import dev.ninety.compliance.position.Position;
import dev.ninety.compliance.position.app.Positions;
import dev.ninety.compliance.position.app.Shortages;
import dev.ninety.kit.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a preview needs, all of it at one state of the database; writes nothing. */
@ApplicationScoped
public class PreviewReader {

    private final Positions positions;
    private final Shortages shortages;
    private final CatalogueStore catalogues;
    private final StructureStore structures;
    private final LedgerStore ledgers;

    PreviewReader(
            Positions positions,
            Shortages shortages,
            CatalogueStore catalogues,
            StructureStore structures,
            LedgerStore ledgers) {
        this.positions = positions;
        this.shortages = shortages;
        this.catalogues = catalogues;
        this.structures = structures;
        this.ledgers = ledgers;
    }

    /**
     * The preview.
     *
     * @param seen what the vendor sees
     * @param effect what it would see in use beyond that, by pair
     */
    @Transactional
    public Preview read(String smartAccount, Perspective seen, Map<Pair, Timeline> effect, Instant at) {
        Perspective after = seen.with(Overlay.consuming(effect));
        List<Position> would = positions.at(smartAccount, at, null, null, after);
        return new Preview(at, would, cases(smartAccount, would, seen, after, at));
    }

    /** Where nothing can be said of positions, nothing is said of clocks. */
    private List<PreviewCase> cases(
            String smartAccount, List<Position> would, Perspective seen, Perspective after, Instant at) {
        RecordStart record = structures.recordStarts(smartAccount).latest();
        if (!ledgers.doubts(smartAccount).isEmpty() || !record.covers(at)) {
            return List.of();
        }
        CatalogueView catalogue = catalogues.load(smartAccount).latest();
        Set<Pair> pairs = new TreeSet<>(after.supposed().touched());
        would.stream()
                .filter(position -> position.covered().adjusted() < 0)
                .forEach(position -> pairs.add(position.levels().pair()));
        return new PreviewCases(record, catalogue, at)
                .of(
                        shortages.adjusted(smartAccount, pairs, catalogue, null, seen),
                        shortages.adjusted(smartAccount, pairs, catalogue, null, after));
    }
}
