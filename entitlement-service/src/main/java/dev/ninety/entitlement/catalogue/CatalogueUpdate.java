package dev.ninety.entitlement.catalogue;

import dev.ninety.entitlement.catalogue.CatalogueReport.Line;
import dev.ninety.entitlement.catalogue.CatalogueReport.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a catalogue file changes in an account's view. Of several lines of one tag the first counts: an
 * equal one is unchanged, another one is refused, because nobody can tell which of them is meant.
 */
public final class CatalogueUpdate {

    private final Map<String, Licence> standing = new HashMap<>();
    private final Map<String, Licence> taken = new HashMap<>();
    private final List<Licence> edits = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /**
     * @param view the account's view by tag
     */
    public CatalogueUpdate(Map<String, ListedLicence> view, List<CatalogueLine> file) {
        view.forEach((tag, listed) -> standing.put(tag, listed.licence()));
        file.forEach(this::decide);
    }

    private void decide(CatalogueLine line) {
        Licence licence = line.licence();
        if (licence == null) {
            add(line, Status.REFUSED, null, line.reason(), line.detail());
            return;
        }
        String tag = licence.entitlementTag();
        Licence earlier = taken.putIfAbsent(tag, licence);
        if (earlier != null && !earlier.equals(licence)) {
            add(line, Status.REFUSED, tag, "DUPLICATE_LINE", "An earlier line of this file says otherwise.");
        } else if (earlier != null || licence.equals(standing.get(tag))) {
            add(line, Status.UNCHANGED, tag, null, null);
        } else {
            edits.add(licence);
            add(line, standing.containsKey(tag) ? Status.CHANGED : Status.CREATED, tag, null, null);
        }
    }

    private void add(
            CatalogueLine line, Status status, @Nullable String tag, @Nullable String reason, @Nullable String detail) {
        lines.add(new Line(lines.size(), line.pointer(), status, tag, reason, detail));
    }

    /** The new versions, in the order of the file. */
    public List<Licence> edits() {
        return edits;
    }

    public List<Line> lines() {
        return lines;
    }
}
