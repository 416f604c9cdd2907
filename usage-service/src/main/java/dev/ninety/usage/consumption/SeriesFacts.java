package dev.ninety.usage.consumption;

import dev.ninety.usage.instance.Lifecycle;
import java.time.Instant;
import java.util.List;

/**
 * All that decides the consumption of one licence by one product instance.
 *
 * @param rows of all its reports that stand, in any order
 * @param releases moments at which the instance stopped using the licence
 * @param listings starts of the rows in which another instance lists this one in its HA set
 * @param lifecycle when the instance counts at all
 */
public record SeriesFacts(List<UsageRow> rows, List<Instant> releases, List<Instant> listings, Lifecycle lifecycle) {

    public SeriesFacts {
        rows = List.copyOf(rows);
        releases = List.copyOf(releases);
        listings = List.copyOf(listings);
    }
}
