package dev.ninety.compliance.intake.app;

import dev.ninety.compliance.intake.ReportEvent;
import dev.ninety.compliance.intake.ReportEventObserver;
import dev.ninety.compliance.intake.store.ReportEventCursorStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Takes over what usage-service tells of reports that became due, each of it once. */
@ApplicationScoped
public class ReportEventKeeper {

    private final ReportEventCursorStore cursors;
    private final ReportEventObserver observer;

    ReportEventKeeper(ReportEventCursorStore cursors, ReportEventObserver observer) {
        this.cursors = cursors;
        this.observer = observer;
    }

    /** The last sequence that was taken over; 0 for none. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public long reached(String smartAccount) {
        return cursors.reached(smartAccount);
    }

    /** Takes over a page, unless somebody else was faster. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void keep(String smartAccount, long askedAfter, List<ReportEvent> events) {
        if (events.isEmpty() || cursors.hold(smartAccount) != askedAfter) {
            return;
        }
        observer.becameDue(smartAccount, events);
        cursors.reach(smartAccount, events.getLast().sequence());
    }
}
