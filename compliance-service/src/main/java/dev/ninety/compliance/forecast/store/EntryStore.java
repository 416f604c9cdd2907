package dev.ninety.compliance.forecast.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.evidence.Evidence;
import dev.ninety.compliance.forecast.ForecastCause;
import dev.ninety.compliance.intake.Source;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads which entries of the copied ledgers stand behind a figure, for many figures at once. */
@ApplicationScoped
public class EntryStore {

    /** How many causes of one figure are told. */
    private static final int MOST_CAUSES = 100;

    private static final String WANTED = """
            FROM unnest(?, ?, ?, ?, ?, ?) AS wanted (figure, source, virtual_account, entitlement_tag, earliest, latest)
            JOIN entry ON entry.smart_account = ? AND entry.view = 'ACTUAL'
                AND entry.virtual_account = wanted.virtual_account AND entry.entitlement_tag = wanted.entitlement_tag
                AND entry.effective_at >= wanted.earliest AND entry.effective_at <= wanted.latest
                AND entry.source = COALESCE(wanted.source, entry.source) AND entry.recorded_at <= ?
            """;

    private final Sql sql;

    EntryStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * The entries that a figure is read from, or some of them.
     *
     * @param figure the number of the figure
     * @param source null for both ledgers
     * @param from the earliest moment at which they take effect
     * @param until the latest one, itself included
     */
    public record Wanted(int figure, @Nullable Source source, Pair pair, Instant from, Instant until) {

        /** Those that take effect at a moment. */
        public static Wanted at(int figure, Pair pair, Instant moment) {
            return new Wanted(figure, null, pair, moment, moment);
        }

        /** Those of both ledgers that say what the balance is at a moment. */
        public static Wanted balanceAt(int figure, Pair pair, Instant moment) {
            return new Wanted(figure, null, pair, Check.EARLIEST, moment);
        }

        /** Those that say what is consumed at a moment. */
        public static Wanted consumedAt(int figure, Pair pair, Instant moment) {
            return new Wanted(figure, Source.USAGE, pair, Check.EARLIEST, moment);
        }
    }

    /** The evidence of each figure, by ledger and pair. */
    public Map<Integer, List<Evidence>> evidence(String smartAccount, Collection<Wanted> wanted) {
        return evidence(smartAccount, wanted, null);
    }

    /**
     * The evidence of each figure, by ledger and pair.
     *
     * @param knownAt only entries that had been recorded by then; null for all
     */
    public Map<Integer, List<Evidence>> evidence(
            String smartAccount, Collection<Wanted> wanted, @Nullable Instant knownAt) {
        Map<Integer, List<Evidence>> evidence = new HashMap<>();
        sql.forEach(
                """
                SELECT figure, entry.source, entry.virtual_account, entry.entitlement_tag, COUNT(*) AS entries,
                    SUM(delta)::bigint AS units, (ARRAY_AGG(sequence ORDER BY sequence DESC))[1:%d] AS latest
                %s GROUP BY figure, entry.source, entry.virtual_account, entry.entitlement_tag
                ORDER BY figure, entry.source, entry.virtual_account COLLATE "C", entry.entitlement_tag COLLATE "C"
                """.formatted(Evidence.MOST, WANTED),
                row -> evidence.computeIfAbsent((int) row.number("figure"), none -> new ArrayList<>())
                        .add(Evidence.listed(
                                Evidence.Kind.valueOf(row.text("source")),
                                new Pair(row.text("virtual_account"), row.text("entitlement_tag")),
                                row.number("units"),
                                Arrays.stream(row.numbers("latest"))
                                        .sorted()
                                        .boxed()
                                        .toList(),
                                row.number("entries"))),
                parameters(smartAccount, wanted, knownAt));
        return evidence;
    }

    /** What the entries of each figure come from, what moves most units first. */
    public Map<Integer, List<ForecastCause>> causes(String smartAccount, Collection<Wanted> wanted) {
        Map<Integer, List<ForecastCause>> causes = new HashMap<>();
        sql.forEach(
                """
                SELECT figure, source, entitlement_tag, reason, source_type, source_id, units FROM (
                    SELECT figure, entry.source, entry.entitlement_tag, reason, source_type, source_id,
                        SUM(delta)::bigint AS units,
                        ROW_NUMBER() OVER (PARTITION BY figure ORDER BY ABS(SUM(delta)) DESC, entry.source,
                            MIN(sequence)) AS place
                    %s GROUP BY figure, entry.source, entry.entitlement_tag, reason, source_type, source_id
                    HAVING SUM(delta) <> 0) AS cause
                WHERE place <= %d ORDER BY figure, place
                """.formatted(WANTED, MOST_CAUSES),
                row -> causes.computeIfAbsent((int) row.number("figure"), none -> new ArrayList<>())
                        .add(new ForecastCause(
                                Source.valueOf(row.text("source")),
                                row.text("entitlement_tag"),
                                row.text("reason"),
                                row.text("source_type"),
                                row.text("source_id"),
                                row.number("units"))),
                parameters(smartAccount, wanted, null));
        return causes;
    }

    private static Object[] parameters(String smartAccount, Collection<Wanted> wanted, @Nullable Instant knownAt) {
        return new Object[] {
            wanted.stream().mapToLong(Wanted::figure).toArray(),
            texts(wanted, one -> one.source() == null ? null : one.source().name()),
            texts(wanted, one -> one.pair().virtualAccount()),
            texts(wanted, one -> one.pair().entitlementTag()),
            wanted.stream().map(Wanted::from).toArray(Instant[]::new),
            wanted.stream().map(Wanted::until).toArray(Instant[]::new),
            smartAccount,
            knownAt == null ? Check.LATEST : knownAt
        };
    }

    private static @Nullable String[] texts(Collection<Wanted> wanted, Function<Wanted, @Nullable String> field) {
        return wanted.stream().map(field).toArray(String[]::new);
    }
}
