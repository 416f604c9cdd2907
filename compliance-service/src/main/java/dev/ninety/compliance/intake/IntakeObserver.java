package dev.ninety.compliance.intake;

import dev.ninety.compliance.catalogue.Pair;
import java.util.Collection;

/** Who must know what intake changes. Called inside the transaction that makes the change. */
public interface IntakeObserver {

    /** New entries concern these pairs; the account's catalogue stands still meanwhile. */
    void touched(String smartAccount, Collection<Pair> pairs);

    /** The account's catalogue is another one now; nobody else reads it meanwhile. */
    void catalogueChanged(String smartAccount);
}
