package dev.ninety.entitlement.importing.store;

import dev.ninety.entitlement.importing.store.WaitingNames.FileKey;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** In which order files came in. */
@ApplicationScoped
public class FileArrivals {

    private final Sql sql;

    public FileArrivals(Sql sql) {
        this.sql = sql;
    }

    /** A file came in, perhaps again: it is the last one now. */
    public void arrived(String smartAccount, FileKey file) {
        sql.update(
                "DELETE FROM file_arrival WHERE smart_account = ? AND file_kind = ? AND sha256 = ?",
                smartAccount,
                file.kind(),
                file.sha256());
        sql.update(
                "INSERT INTO file_arrival (smart_account, file_kind, sha256) VALUES (?, ?, ?)",
                smartAccount,
                file.kind(),
                file.sha256());
    }

    /** The hashes of some files of a kind, the file that came in last at the end. */
    public List<String> inOrder(String smartAccount, String kind, Collection<String> hashes) {
        return sql.list("""
                SELECT sha256 FROM file_arrival
                WHERE smart_account = ? AND file_kind = ? AND sha256 = ANY (?) ORDER BY arrival
                """, row -> row.text("sha256"), smartAccount, kind, hashes.toArray(String[]::new));
    }
}
