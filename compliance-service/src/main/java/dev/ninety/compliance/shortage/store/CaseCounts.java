package dev.ninety.compliance.shortage.store;

import dev.ninety.compliance.shortage.CaseState;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many cases of all accounts stand where. */
@ApplicationScoped
public class CaseCounts {

    private static final Duration DAY = Duration.ofDays(1);

    private final Sql sql;

    CaseCounts(Sql sql) {
        this.sql = sql;
    }

    /**
     * The figures of a moment.
     *
     * @param daysLeft the fewest begun days left among the cases in GRACE; null where there is none
     */
    public record Figures(
            Map<CaseState, Long> counts, @Nullable Long daysLeft) {

        public static final Figures NONE = new Figures(Map.of(), null);

        public double count(CaseState state) {
            return counts.getOrDefault(state, 0L);
        }

        public double fewestDaysLeft() {
            return daysLeft == null ? Double.NaN : daysLeft;
        }
    }

    public Figures at(Instant now) {
        return sql.first(
                        """
                        SELECT count(*) FILTER (WHERE voided_at IS NOT NULL) AS voided,
                               count(*) FILTER (WHERE voided_at IS NULL AND ended) AS resolved,
                               count(*) FILTER (WHERE voided_at IS NULL AND NOT ended AND late) AS enforcement,
                               count(*) FILTER (WHERE voided_at IS NULL AND NOT ended AND NOT late) AS grace,
                               min(deadline) FILTER (WHERE voided_at IS NULL AND NOT ended AND NOT late) AS next_deadline
                        FROM (SELECT voided_at, deadline, COALESCE(spell_end <= ?, false) AS ended,
                                     deadline <= ? AS late
                              FROM shortage_case) AS c
                        """,
                        row -> new Figures(
                                Map.of(
                                        CaseState.VOIDED, row.number("voided"),
                                        CaseState.RESOLVED, row.number("resolved"),
                                        CaseState.ENFORCEMENT, row.number("enforcement"),
                                        CaseState.GRACE, row.number("grace")),
                                daysUntil(row.optionalMoment("next_deadline"), now)),
                        now,
                        now)
                .orElse(Figures.NONE);
    }

    private static @Nullable Long daysUntil(@Nullable Instant deadline, Instant now) {
        return deadline == null
                ? null
                : Duration.between(now, deadline).plus(DAY).minusNanos(1).dividedBy(DAY);
    }
}
