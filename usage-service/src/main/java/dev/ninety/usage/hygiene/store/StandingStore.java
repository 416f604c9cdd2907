package dev.ninety.usage.hygiene.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.instance.InstanceRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Counts product instances by what is wrong with them, in sets. */
@ApplicationScoped
public class StandingStore {

    private final Sql sql;

    public StandingStore(Sql sql) {
        this.sql = sql;
    }

    /** Instances between whose reports something may be missing and that are to be judged, by their ids. */
    public List<InstanceRef> unjudged(String smartAccount, int limit) {
        return sql.list("""
                SELECT i.instance_id, i.pid, i.serial, i.first_virtual_account FROM chain_suspect c
                JOIN product_instance i ON i.smart_account = c.smart_account AND i.instance_id = c.instance_id
                WHERE c.smart_account = ? AND c.row_gap IS NULL ORDER BY c.instance_id LIMIT ?
                """, FindingStore::instance, smartAccount, limit);
    }

    /**
     * What was found between the reports of an instance.
     *
     * @param rowGap whether time lies between its rows that none covers
     * @param basis what an acceptance of the finding covers; empty where nothing was found
     */
    public record Judged(long instanceId, boolean rowGap, String basis) {}

    /** Keeps what was found until something is recorded of these instances. */
    public void save(String smartAccount, List<Judged> judged) {
        boolean[] rowGaps = new boolean[judged.size()];
        for (int i = 0; i < rowGaps.length; i++) {
            rowGaps[i] = judged.get(i).rowGap();
        }
        sql.update(
                """
                UPDATE chain_suspect c SET row_gap = j.row_gap, basis = j.basis
                FROM unnest(?, ?, ?) AS j (instance_id, row_gap, basis)
                WHERE c.smart_account = ? AND c.instance_id = j.instance_id
                """,
                judged.stream().mapToLong(Judged::instanceId).toArray(),
                rowGaps,
                judged.stream().map(Judged::basis).toArray(String[]::new),
                smartAccount);
    }

    /** The instances in service in one Virtual Account, and those of them that something is wrong with. */
    public record Instances(String virtualAccount, long active, long affected, long withoutEvidence) {}

    /**
     * The instances of an account, by where they are at a moment. What was accepted of landing by default and of gaps
     * is told by the last acceptance of each.
     *
     * @param now decides where an instance is, and whether it is in service
     * @param seriesFound series that a finding holds of which nobody has accepted
     * @param exportsMissed exports whose acknowledgement is missed, which nobody has accepted
     */
    public List<Instances> instances(
            String smartAccount, Instant now, Collection<Long> seriesFound, Collection<String> exportsMissed) {
        return sql.list(
                """
                WITH moved AS (
                    SELECT DISTINCT ON (instance_id) instance_id, virtual_account FROM instance_move
                    WHERE smart_account = ? AND effective_at <= ?
                    ORDER BY instance_id, effective_at DESC, ordinal DESC),
                said AS (
                    SELECT DISTINCT ON (instance_id) instance_id, kind FROM instance_lifecycle
                    WHERE smart_account = ? AND effective_at <= ?
                    ORDER BY instance_id, effective_at DESC, ordinal DESC),
                merged AS (
                    SELECT DISTINCT m.instance_id FROM instance_merge m
                    LEFT JOIN instance_merge_undo u ON u.smart_account = m.smart_account
                        AND u.instance_id = m.instance_id AND u.merge_id = m.merge_id
                    WHERE m.smart_account = ? AND m.effective_at <= ?
                        AND (u.effective_at IS NULL OR u.effective_at > ?)),
                accepted AS (
                    SELECT DISTINCT ON (finding) finding, basis FROM finding_acceptance
                    WHERE smart_account = ? AND (finding LIKE 'UNASSIGNED-%' OR finding LIKE 'CHAIN\\_GAP-%')
                    ORDER BY finding, ordinal DESC),
                found AS (
                    SELECT DISTINCT s.instance_id FROM unnest(?) AS f (series_id)
                    JOIN series s ON s.smart_account = ? AND s.series_id = f.series_id),
                missed AS (
                    SELECT DISTINCT instance_id FROM export_version WHERE smart_account = ? AND export_id = ANY (?)),
                gapped AS (
                    SELECT c.instance_id FROM chain_suspect c
                    LEFT JOIN accepted a ON a.finding = 'CHAIN_GAP-' || c.instance_id
                    WHERE c.smart_account = ? AND c.row_gap AND a.basis IS DISTINCT FROM c.basis)
                SELECT COALESCE(moved.virtual_account, i.first_virtual_account) AS resides_in, count(*) AS active,
                    count(*) FILTER (WHERE found.instance_id IS NOT NULL
                        OR i.first_sighted AND i.landed_by_default AND moved.instance_id IS NULL
                            AND a.basis IS DISTINCT FROM i.first_virtual_account) AS affected,
                    count(*) FILTER (WHERE missed.instance_id IS NOT NULL OR gapped.instance_id IS NOT NULL)
                        AS without_evidence
                FROM product_instance i
                LEFT JOIN moved USING (instance_id)
                LEFT JOIN said USING (instance_id)
                LEFT JOIN merged USING (instance_id)
                LEFT JOIN found USING (instance_id)
                LEFT JOIN missed USING (instance_id)
                LEFT JOIN gapped USING (instance_id)
                LEFT JOIN accepted a ON i.first_sighted AND a.finding = 'UNASSIGNED-' || i.instance_id
                WHERE i.smart_account = ? AND said.kind IS DISTINCT FROM 'DECOMMISSION' AND merged.instance_id IS NULL
                GROUP BY resides_in
                """,
                row -> new Instances(
                        row.text("resides_in"),
                        row.number("active"),
                        row.number("affected"),
                        row.number("without_evidence")),
                smartAccount,
                now,
                smartAccount,
                now,
                smartAccount,
                now,
                now,
                smartAccount,
                seriesFound.stream().mapToLong(Long::longValue).toArray(),
                smartAccount,
                smartAccount,
                exportsMissed.toArray(String[]::new),
                smartAccount,
                smartAccount);
    }
}
