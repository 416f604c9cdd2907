package dev.ninety.compliance.intake.store;

import dev.ninety.compliance.intake.Subject;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Since when it is known what the other services say of something. */
@ApplicationScoped
public class HeardStore {

    private final Sql sql;

    HeardStore(Sql sql) {
        this.sql = sql;
    }

    /** Since when each subject is known of an account; one that was never heard of is left out. */
    public Map<Subject, Instant> since(String smartAccount) {
        Map<Subject, Instant> since = new EnumMap<>(Subject.class);
        sql.forEach(
                "SELECT subject, since FROM heard WHERE smart_account = ?",
                row -> since.put(Subject.valueOf(row.text("subject")), row.moment("since")),
                smartAccount);
        return since;
    }

    /** A subject was heard of; where it was before, that stands. */
    public void heard(String smartAccount, Subject subject, Instant recordedAt) {
        sql.update("""
                INSERT INTO heard (smart_account, subject, since) VALUES (?, ?, ?)
                ON CONFLICT (smart_account, subject) DO NOTHING
                """, smartAccount, subject, recordedAt);
    }
}
