package dev.ninety.usage.consumption;

import dev.ninety.usage.instance.Lifecycle;
import dev.ninety.usage.instance.Mask;
import java.time.Instant;
import java.util.List;

/**
 * All that decides the consumption of one licence by one product instance.
 *
 * @param rows of all its reports that stand, in any order
 * @param releases moments at which the instance stopped using the licence
 * @param listings starts of the rows in which another instance lists this one in its HA set
 * @param lifecycle when the instance counts at all
 * @param masks when it counts as 0 because it was merged into another one
 */
public record SeriesFacts(
        List<UsageRow> rows, List<Instant> releases, List<Instant> listings, Lifecycle lifecycle, List<Mask> masks) {

    public SeriesFacts {
        rows = List.copyOf(rows);
        releases = List.copyOf(releases);
        listings = List.copyOf(listings);
        masks = List.copyOf(masks);
    }
}
