package dev.ninety.compliance.intake;

import dev.ninety.compliance.catalogue.Pair;
import java.util.Collection;

/** Who must know what intake changes. Called inside the transaction that makes the change. */
public interface IntakeObserver {

    /** New entries concern these pairs; the account's catalogue and record start stand still meanwhile. */
    void touched(String smartAccount, Collection<Pair> pairs);

    /** The account's catalogue or its record start is another one now; nobody else reads them meanwhile. */
    void rulesChanged(String smartAccount);
}
