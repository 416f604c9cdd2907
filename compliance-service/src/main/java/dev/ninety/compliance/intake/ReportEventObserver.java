package dev.ninety.compliance.intake;

import java.util.List;

/** Who must know of reports that became due. Called inside the transaction that remembers having read of them. */
public interface ReportEventObserver {

    void becameDue(String smartAccount, List<ReportEvent> events);
}
