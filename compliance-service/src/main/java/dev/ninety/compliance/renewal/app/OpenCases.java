package dev.ninety.compliance.renewal.app;

import dev.ninety.compliance.cause.app.Explanation;
import dev.ninety.compliance.renewal.OpenCase;
import dev.ninety.compliance.shortage.CaseState;
import dev.ninety.compliance.shortage.ShortageCase;
import dev.ninety.compliance.shortage.app.CaseDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Reads the cases that are open now, with their causes. */
@ApplicationScoped
class OpenCases {

    private static final int AT_ONCE = 1_000;

    private final CaseDesk desk;

    OpenCases(CaseDesk desk) {
        this.desk = desk;
    }

    @Transactional
    List<OpenCase> open(String smartAccount) {
        List<OpenCase> open = new ArrayList<>();
        for (CaseState state : List.of(CaseState.GRACE, CaseState.ENFORCEMENT)) {
            String last = null;
            List<CaseDesk.Seen> page;
            do {
                page = desk.page(smartAccount, state, null, last, AT_ONCE, false);
                page.forEach(seen -> open.add(read(seen)));
                last = page.isEmpty() ? null : page.getLast().shortage().id();
            } while (page.size() == AT_ONCE);
        }
        return open;
    }

    private static OpenCase read(CaseDesk.Seen seen) {
        ShortageCase shortage = seen.shortage();
        return new OpenCase(
                shortage.id(),
                shortage.pair(),
                shortage.stateAt(seen.now()),
                shortage.spell().start(),
                shortage.deadline(),
                shortage.daysLeft(seen.now()),
                seen.shortBy(),
                shortage.owner(),
                seen.explanation().causes().stream().map(Explanation.Why::code).toList());
    }
}
