package dev.ninety.compliance.alert.app;

import dev.ninety.compliance.alert.Alert;
import dev.ninety.compliance.alert.AlertName;
import dev.ninety.compliance.alert.Severity;
import dev.ninety.compliance.shortage.ShortageCase;
import dev.ninety.compliance.shortage.store.CaseRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** "Insufficient Licenses": one for each open case; due when its days of grace run out. */
@ApplicationScoped
class ShortageAlerts implements AlertSource {

    private final CaseRepository cases;

    ShortageAlerts(CaseRepository cases) {
        this.cases = cases;
    }

    @Override
    public List<Alert> standing(String smartAccount, Instant now) {
        return cases.open(smartAccount, now).stream()
                .map(shortage -> alert(shortage, now))
                .toList();
    }

    private static Alert alert(ShortageCase shortage, Instant now) {
        String left = shortage.deadline().isAfter(now)
                ? shortage.daysLeft(now) + " days of grace are left."
                : "No grace is left: " + shortage.terms().action() + ".";
        return new Alert(
                "case/" + shortage.id(),
                AlertName.INSUFFICIENT_LICENSES,
                Severity.MAJOR,
                "Up to " + shortage.peak() + " units are short. " + left,
                shortage.deadline(),
                shortage.spell().start(),
                shortage.pair().virtualAccount(),
                shortage.pair().entitlementTag(),
                null,
                shortage.peak(),
                shortage.owner(),
                Alert.Evidence.here("cases/" + shortage.id()));
    }
}
