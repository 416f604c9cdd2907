package dev.ninety.compliance.intake.store;

import dev.ninety.compliance.intake.Heard;
import dev.ninety.compliance.intake.HeardFinding;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What usage-service finds wrong, as it was heard from time to time. */
@ApplicationScoped
public class FindingStore {

    private static final String FINDING =
            "code, id, product_instance, entitlement_tag, virtual_account, units, second_name_of, accepted";

    private final Sql sql;

    FindingStore(Sql sql) {
        this.sql = sql;
    }

    /** The findings of one code that hold, as far as is known. */
    public Set<HeardFinding> holding(String smartAccount, String code) {
        return new HashSet<>(sql.list(
                "SELECT " + FINDING + " FROM finding WHERE smart_account = ? AND code = ? AND gone_at IS NULL",
                FindingStore::read,
                smartAccount,
                code));
    }

    /** The findings of some codes that hold, as far as is known, with when they were first heard. */
    public List<Heard<HeardFinding>> standing(String smartAccount, Collection<String> codes) {
        return sql.list(
                "SELECT " + FINDING + """
                , recorded_at, gone_at FROM finding
                WHERE smart_account = ? AND code = ANY (?) AND gone_at IS NULL ORDER BY code, id
                """,
                row -> new Heard<>(read(row), row.moment("recorded_at"), null),
                smartAccount,
                codes.toArray(String[]::new));
    }

    /**
     * The findings of some codes about some licences that hold, or were known to hold after a moment.
     *
     * @param after null for those that hold
     */
    public List<Heard<HeardFinding>> about(
            String smartAccount, Collection<String> codes, Collection<String> tags, @Nullable Instant after) {
        return sql.list(
                "SELECT " + FINDING + """
                , recorded_at, gone_at FROM finding
                WHERE smart_account = ? AND code = ANY (?) AND entitlement_tag = ANY (?)
                  AND (gone_at IS NULL OR gone_at > ?) ORDER BY code, id, recorded_at
                """,
                row -> new Heard<>(read(row), row.moment("recorded_at"), row.optionalMoment("gone_at")),
                smartAccount,
                codes.toArray(String[]::new),
                tags.toArray(String[]::new),
                after);
    }

    /** Findings of one code that were heard no more at a moment; what was first heard at that very moment never was. */
    public void end(String smartAccount, String code, Collection<HeardFinding> gone, Instant goneAt) {
        String[] ids = gone.stream().map(HeardFinding::id).toArray(String[]::new);
        HeardRows.end(sql, "finding", smartAccount, goneAt, "code = ? AND id = ANY (?)", code, ids);
    }

    /** Findings that were first heard at a moment. */
    public void begin(String smartAccount, Collection<HeardFinding> found, Instant recordedAt) {
        List<HeardFinding> rows = List.copyOf(found);
        boolean[] accepted = new boolean[rows.size()];
        for (int i = 0; i < accepted.length; i++) {
            accepted[i] = rows.get(i).accepted();
        }
        sql.update(
                """
                INSERT INTO finding (smart_account, recorded_at, code, id, product_instance, entitlement_tag,
                    virtual_account, units, second_name_of, accepted)
                SELECT ?, ?, code, id, product_instance, entitlement_tag, virtual_account, units::bigint,
                    second_name_of, accepted
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS f (code, id, product_instance, entitlement_tag,
                    virtual_account, units, second_name_of, accepted)
                """,
                smartAccount,
                recordedAt,
                texts(rows, HeardFinding::code),
                texts(rows, HeardFinding::id),
                texts(rows, HeardFinding::productInstance),
                texts(rows, HeardFinding::entitlementTag),
                texts(rows, HeardFinding::virtualAccount),
                texts(rows, HeardFinding::units),
                texts(rows, HeardFinding::secondNameOf),
                accepted);
    }

    private static HeardFinding read(Sql.Row row) throws SQLException {
        return new HeardFinding(
                row.text("code"),
                row.text("id"),
                row.optionalText("product_instance"),
                row.optionalText("entitlement_tag"),
                row.optionalText("virtual_account"),
                row.optionalNumber("units"),
                row.optionalText("second_name_of"),
                row.truth("accepted"));
    }

    private static @Nullable String[] texts(List<HeardFinding> rows, Function<HeardFinding, @Nullable Object> field) {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object value = field.apply(rows.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }
}
