package dev.ninety.compliance.intake.store;

import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/** How far the events of usage-service have been read, by account. */
@ApplicationScoped
public class ReportEventCursorStore {

    private final Sql sql;

    ReportEventCursorStore(Sql sql) {
        this.sql = sql;
    }

    /** The last sequence that was read; 0 for none. */
    public long reached(String smartAccount) {
        return sql.first(
                        "SELECT reached FROM report_event_cursor WHERE smart_account = ?",
                        row -> row.number("reached"),
                        smartAccount)
                .orElse(0L);
    }

    /** The same, held until the transaction ends. */
    public long hold(String smartAccount) {
        sql.update(
                "INSERT INTO report_event_cursor (smart_account, reached) VALUES (?, 0) ON CONFLICT DO NOTHING",
                smartAccount);
        return sql.first(
                        "SELECT reached FROM report_event_cursor WHERE smart_account = ? FOR UPDATE",
                        row -> row.number("reached"),
                        smartAccount)
                .orElseThrow();
    }

    public void reach(String smartAccount, long sequence) {
        sql.update("UPDATE report_event_cursor SET reached = ? WHERE smart_account = ?", sequence, smartAccount);
    }
}
