package dev.ninety.compliance.alert.app;

import dev.ninety.compliance.alert.Alert;
import dev.ninety.compliance.alert.AlertName;
import dev.ninety.compliance.alert.Severity;
import dev.ninety.compliance.intake.Heard;
import dev.ninety.compliance.intake.HeardStanding;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.intake.store.StandingStore;
import dev.ninety.compliance.reconciliation.MissedRun;
import dev.ninety.compliance.reconciliation.app.Reconciliations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the vendor has no alert for: reports that are overdue, and a record that nobody compared in time. */
@ApplicationScoped
class RecordAlerts implements AlertSource {

    private final StandingStore standings;
    private final Reconciliations reconciliations;

    RecordAlerts(StandingStore standings, Reconciliations reconciliations) {
        this.standings = standings;
        this.reconciliations = reconciliations;
    }

    @Override
    public List<Alert> standing(String smartAccount, Instant now) {
        List<Alert> alerts = new ArrayList<>();
        standings.knownAt(smartAccount, now, null).stream()
                .filter(heard -> heard.fact().overdue() > 0)
                .map(RecordAlerts::overdue)
                .forEach(alerts::add);
        reconciliations.missed(smartAccount, now, null).stream()
                .map(RecordAlerts::missed)
                .forEach(alerts::add);
        return alerts;
    }

    private static Alert overdue(Heard<HeardStanding> heard) {
        HeardStanding standing = heard.fact();
        return new Alert(
                "reports/" + standing.virtualAccount(),
                AlertName.REPORTS_OVERDUE,
                Severity.MINOR,
                standing.overdue() + " of " + standing.required() + " reports are overdue.",
                null,
                heard.recordedAt(),
                standing.virtualAccount(),
                null,
                null,
                null,
                null,
                new Alert.Evidence(Source.USAGE.service(), "obligations?status=OVERDUE"));
    }

    private static Alert missed(MissedRun run) {
        return new Alert(
                "reconciliation/" + run.source(),
                AlertName.RECONCILIATION_MISSED,
                Severity.MINOR,
                "The record was not compared in time: " + run.source() + ".",
                run.dueAt(),
                run.missedSince(),
                null,
                null,
                null,
                null,
                null,
                Alert.Evidence.here("reconciliation-duties"));
    }
}
