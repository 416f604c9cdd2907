package dev.ninety.compliance.alert.app;

import dev.ninety.compliance.alert.Alert;
import dev.ninety.compliance.alert.AlertName;
import dev.ninety.compliance.alert.Severity;
import dev.ninety.compliance.alert.TermFall;
import dev.ninety.compliance.alert.store.TermFallStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** "Licenses Expiring" from 90 days before a term's end, and "Licenses Expired" for 30 days after it. */
@ApplicationScoped
class TermAlerts implements AlertSource {

    private static final Duration AHEAD = Duration.ofDays(90);

    private final TermFalls falls;

    TermAlerts(TermFalls falls) {
        this.falls = falls;
    }

    @Override
    public List<Alert> standing(String smartAccount, Instant now) {
        TermFallStore.Window window = new TermFallStore.Window(now.minus(TermFall.OLD_NEWS), now.plus(AHEAD));
        return falls.within(smartAccount, window).stream()
                .map(fall -> alert(fall, now))
                .toList();
    }

    private static Alert alert(TermFall fall, Instant now) {
        boolean gone = !fall.at().isAfter(now);
        String virtualAccount = fall.pair().virtualAccount();
        return new Alert(
                "term/" + virtualAccount + "/" + fall.pair().entitlementTag() + "/" + fall.at(),
                gone ? AlertName.LICENSES_EXPIRED : AlertName.LICENSES_EXPIRING,
                gone ? Severity.MAJOR : Severity.MINOR,
                fall.units() + (gone ? " units ended." : " units end, and nothing follows them."),
                fall.at(),
                gone ? fall.at() : fall.at().minus(AHEAD),
                virtualAccount,
                fall.pair().entitlementTag(),
                null,
                fall.units(),
                null,
                Alert.Evidence.here("positions?virtualAccount=" + virtualAccount + "&at=" + fall.at()));
    }
}
