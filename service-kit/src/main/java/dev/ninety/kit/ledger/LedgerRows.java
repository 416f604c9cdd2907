package dev.ninety.kit.ledger;

import dev.ninety.kit.sql.Sql;
import java.sql.SQLException;
import java.util.HexFormat;

/** Entries as tables hold them, whether the ledger's own or a copy. */
public final class LedgerRows {

    /** The columns that {@link #read} reads. */
    public static final String COLUMNS =
            "format, sequence, virtual_account, entitlement_tag, view, effective_at, delta,"
                    + " reason, source_type, source_id, recorded_at, hash";

    private static final HexFormat HEX = HexFormat.of();

    private LedgerRows() {}

    public static LedgerEntry read(Sql.Row row) throws SQLException {
        return new LedgerEntry(
                (int) row.number("format"),
                row.number("sequence"),
                row.text("virtual_account"),
                row.text("entitlement_tag"),
                View.valueOf(row.text("view")),
                row.moment("effective_at"),
                row.number("delta"),
                row.text("reason"),
                row.text("source_type"),
                row.text("source_id"),
                row.moment("recorded_at"),
                HEX.formatHex(row.bytes("hash")));
    }
}
