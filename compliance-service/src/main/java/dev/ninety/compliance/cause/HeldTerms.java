package dev.ninety.compliance.cause;

import dev.ninety.compliance.catalogue.Pair;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tells who holds units of which lots, and when their terms begin and end. */
public interface HeldTerms {

    /** All lots of some licences, by where they are held. */
    Map<Pair, List<HeldTerm>> of(String smartAccount, Collection<String> entitlementTags);
}
