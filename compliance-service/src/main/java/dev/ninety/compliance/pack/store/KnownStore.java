package dev.ninety.compliance.pack.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.intake.HeardFinding;
import dev.ninety.compliance.intake.HeardOrder;
import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.pack.CaseTrail;
import dev.ninety.compliance.shortage.HistoryItem;
import dev.ninety.compliance.shortage.Reason;
import dev.ninety.kit.ledger.LedgerEntry;
import dev.ninety.kit.ledger.LedgerRows;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was known of an account at a moment, as this record kept it. */
@ApplicationScoped
public class KnownStore {

    private final Sql sql;

    KnownStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Up to {@code limit} entries of a ledger that were recorded by a moment, in the order of their sequence.
     *
     * @param after those that follow this number
     */
    public List<LedgerEntry> entries(String smartAccount, Source source, Instant knownAt, long after, int limit) {
        return sql.list(
                "SELECT " + LedgerRows.COLUMNS + """
                 FROM entry WHERE smart_account = ? AND source = ? AND sequence > ? AND recorded_at <= ?
                ORDER BY sequence LIMIT ?
                """, LedgerRows::read, smartAccount, source, after, knownAt, limit);
    }

    /** The case histories of an account as they were written by a moment; of one Virtual Account, or of all. */
    public List<CaseTrail> trails(String smartAccount, @Nullable String virtualAccount, Instant knownAt) {
        record Head(String id, Pair pair, Instant detectedAt) {}
        Map<Head, List<CaseTrail.Told>> told = new LinkedHashMap<>();
        sql.forEach(
                """
                SELECT c.id, c.virtual_account, c.entitlement_tag, c.detected_at, h.at, h.what, h.reason, h.who, h.was,
                    h.becomes, h.recorded_at
                FROM shortage_case c
                JOIN case_history h ON h.smart_account = c.smart_account AND h.case_id = c.id
                WHERE c.smart_account = ? AND (?::text IS NULL OR c.virtual_account = ?) AND c.detected_at <= ?
                    AND h.recorded_at <= ?
                ORDER BY c.id COLLATE "C", h.position
                """,
                row -> told.computeIfAbsent(
                                new Head(
                                        row.text("id"),
                                        new Pair(row.text("virtual_account"), row.text("entitlement_tag")),
                                        row.moment("detected_at")),
                                head -> new ArrayList<>())
                        .add(new CaseTrail.Told(
                                new HistoryItem(
                                        row.moment("at"),
                                        HistoryItem.What.valueOf(row.text("what")),
                                        Reason.valueOf(row.text("reason")),
                                        row.optionalText("who"),
                                        row.optionalText("was"),
                                        row.optionalText("becomes")),
                                row.moment("recorded_at"))),
                smartAccount,
                virtualAccount,
                virtualAccount,
                knownAt,
                knownAt);
        List<CaseTrail> trails = new ArrayList<>();
        told.forEach((head, items) -> trails.add(new CaseTrail(head.id(), head.pair(), head.detectedAt(), items)));
        return trails;
    }

    /** The findings that were known to hold at a moment, by code and id. */
    public List<HeardFinding> findings(String smartAccount, @Nullable String virtualAccount, Instant knownAt) {
        return sql.list(
                """
                SELECT code, id, product_instance, entitlement_tag, virtual_account, units, second_name_of, accepted
                FROM finding
                WHERE smart_account = ? AND (?::text IS NULL OR virtual_account = ?) AND recorded_at <= ?
                    AND (gone_at IS NULL OR gone_at > ?)
                ORDER BY code COLLATE "C", id COLLATE "C", recorded_at
                """,
                row -> new HeardFinding(
                        row.text("code"),
                        row.text("id"),
                        row.optionalText("product_instance"),
                        row.optionalText("entitlement_tag"),
                        row.optionalText("virtual_account"),
                        row.optionalNumber("units"),
                        row.optionalText("second_name_of"),
                        row.truth("accepted")),
                smartAccount,
                virtualAccount,
                virtualAccount,
                knownAt,
                knownAt);
    }

    /** The orders that were known to be open at a moment, by reference. */
    public List<HeardOrder> orders(String smartAccount, @Nullable String virtualAccount, Instant knownAt) {
        return sql.list(
                """
                SELECT order_reference, virtual_account, entitlement_tag, missing, ordered_at FROM open_order
                WHERE smart_account = ? AND (?::text IS NULL OR virtual_account = ?) AND recorded_at <= ?
                    AND (gone_at IS NULL OR gone_at > ?)
                ORDER BY order_reference COLLATE "C", recorded_at
                """,
                row -> new HeardOrder(
                        row.text("order_reference"),
                        row.text("virtual_account"),
                        row.text("entitlement_tag"),
                        row.number("missing"),
                        row.moment("ordered_at")),
                smartAccount,
                virtualAccount,
                virtualAccount,
                knownAt,
                knownAt);
    }

    /** The product instances whose use was posted to a Virtual Account by a moment, ascending. */
    public List<String> instances(String smartAccount, String virtualAccount, Instant knownAt) {
        return sql.list("""
                SELECT DISTINCT source_id COLLATE "C" AS source_id FROM entry
                WHERE smart_account = ? AND source = 'USAGE' AND virtual_account = ? AND recorded_at <= ?
                    AND source_type = 'PRODUCT_INSTANCE' ORDER BY 1
                """, row -> row.text("source_id"), smartAccount, virtualAccount, knownAt);
    }

    /** A version of what was in force, and when it was noted. */
    public record Noted(Instant recordedAt, String content) {}

    /** What was noted last by a moment; else what was noted first after it; empty where nothing ever was. */
    public Optional<Noted> configuration(String smartAccount, Instant knownAt) {
        return sql.first(
                """
                SELECT recorded_at, content FROM configuration_version WHERE smart_account = ?
                ORDER BY recorded_at <= ? DESC, CASE WHEN recorded_at <= ? THEN recorded_at END DESC, recorded_at LIMIT 1
                """, row -> new Noted(row.moment("recorded_at"), row.text("content")), smartAccount, knownAt, knownAt);
    }

    /** Notes what is in force, if it is not what was noted last. */
    public void noteConfiguration(String smartAccount, String content, Instant recordedAt) {
        sql.update("""
                INSERT INTO configuration_version (smart_account, recorded_at, content)
                SELECT ?, ?, ? WHERE ? IS DISTINCT FROM (SELECT content FROM configuration_version
                    WHERE smart_account = ? ORDER BY recorded_at DESC LIMIT 1)
                ON CONFLICT (smart_account, recorded_at) DO UPDATE SET content = EXCLUDED.content
                """, smartAccount, recordedAt, content, content, smartAccount);
    }
}
