package dev.ninety.usage.obligation.store;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.obligation.TermEnd;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When terms end, as known at every moment. */
@ApplicationScoped
public class TermEndStore {

    private final Sql sql;
    private final Ledger ledger;
    private final StaleSeries stale;

    public TermEndStore(Sql sql, Ledger ledger, StaleSeries stale) {
        this.sql = sql;
        this.ledger = ledger;
        this.stale = stale;
    }

    /** The ends of terms of these licences, by tag and Virtual Account. */
    public Map<String, Map<String, List<Instant>>> load(
            String smartAccount, Collection<String> entitlementTags, Instant knownAt) {
        Map<String, Map<String, List<Instant>>> ends = new HashMap<>();
        sql.forEach(
                """
                SELECT virtual_account, entitlement_tag, ends_at FROM term_end
                WHERE smart_account = ? AND entitlement_tag = ANY (?)
                    AND recorded_at <= ? AND (gone_at IS NULL OR gone_at > ?)
                """,
                row -> ends.computeIfAbsent(row.text("entitlement_tag"), tag -> new HashMap<>())
                        .computeIfAbsent(row.text("virtual_account"), virtualAccount -> new ArrayList<>())
                        .add(row.moment("ends_at")),
                smartAccount,
                entitlementTags.toArray(new String[0]),
                knownAt,
                knownAt);
        return ends;
    }

    /** Takes the place of what was known, and has the obligations worked out again that it concerns. */
    @Transactional
    public void replace(String smartAccount, Set<TermEnd> told) {
        if (known(smartAccount).equals(told)) {
            return;
        }
        Instant recordedAt = ledger.open(smartAccount).recordedAt();
        Set<TermEnd> known = known(smartAccount);
        List<TermEnd> added = without(told, known);
        List<TermEnd> gone = without(known, told);
        sql.update("""
                UPDATE term_end t SET gone_at = ?
                FROM unnest(?, ?, ?) AS g (virtual_account, entitlement_tag, ends_at)
                WHERE t.smart_account = ? AND t.virtual_account = g.virtual_account
                    AND t.entitlement_tag = g.entitlement_tag AND t.ends_at = g.ends_at AND t.gone_at IS NULL
                """, recordedAt, virtualAccounts(gone), tags(gone), moments(gone), smartAccount);
        // What went and came back within one moment never went.
        sql.update("""
                INSERT INTO term_end (smart_account, virtual_account, entitlement_tag, ends_at, recorded_at)
                SELECT ?, n.*, ? FROM unnest(?, ?, ?) AS n (virtual_account, entitlement_tag, ends_at)
                ON CONFLICT (smart_account, entitlement_tag, virtual_account, ends_at, recorded_at)
                    DO UPDATE SET gone_at = NULL
                """, smartAccount, recordedAt, virtualAccounts(added), tags(added), moments(added));
        List<TermEnd> changed = new ArrayList<>(added);
        changed.addAll(gone);
        stale.markPlaces(smartAccount, tags(changed), virtualAccounts(changed), recordedAt);
    }

    private Set<TermEnd> known(String smartAccount) {
        return new HashSet<>(sql.list(
                """
                SELECT virtual_account, entitlement_tag, ends_at FROM term_end
                WHERE smart_account = ? AND gone_at IS NULL
                """,
                row -> new TermEnd(row.text("virtual_account"), row.text("entitlement_tag"), row.moment("ends_at")),
                smartAccount));
    }

    private static List<TermEnd> without(Set<TermEnd> all, Set<TermEnd> others) {
        return all.stream().filter(end -> !others.contains(end)).toList();
    }

    private static String[] virtualAccounts(List<TermEnd> ends) {
        return ends.stream().map(TermEnd::virtualAccount).toArray(String[]::new);
    }

    private static String[] tags(List<TermEnd> ends) {
        return ends.stream().map(TermEnd::entitlementTag).toArray(String[]::new);
    }

    private static Instant[] moments(List<TermEnd> ends) {
        return ends.stream().map(TermEnd::endsAt).toArray(Instant[]::new);
    }
}
