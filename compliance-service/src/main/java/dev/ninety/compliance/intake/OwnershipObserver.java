package dev.ninety.compliance.intake;

import dev.ninety.compliance.catalogue.Pair;
import java.util.Collection;

/** Who must know that what is owned has changed. Called inside the transaction that takes the entries over. */
public interface OwnershipObserver {

    void ownershipChanged(String smartAccount, Collection<Pair> pairs);
}
