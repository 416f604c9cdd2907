package dev.ninety.entitlement.naming.store;

import dev.ninety.entitlement.naming.DescribedName;
import dev.ninety.entitlement.naming.NameSource;
import dev.ninety.entitlement.naming.NamedTag;
import dev.ninety.entitlement.naming.Names;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people, the vendor's summary and devices said of the names of licences. */
@ApplicationScoped
public class LicenceNameStore {

    private final Sql sql;

    public LicenceNameStore(Sql sql) {
        this.sql = sql;
    }

    /** Every statement; those of the catalogue are read there. */
    public List<NamedTag> statements(String smartAccount) {
        return sql.list("""
                SELECT source, spelled_name, entitlement_tag, recorded_at FROM licence_name
                WHERE smart_account = ? ORDER BY name, entitlement_tag, source
                """, LicenceNameStore::statement, smartAccount);
    }

    public List<DescribedName> descriptions(String smartAccount) {
        return sql.list(
                """
                SELECT spelled_name, spelled_description, recorded_at FROM licence_description
                WHERE smart_account = ? ORDER BY name, description
                """,
                row -> new DescribedName(
                        row.text("spelled_name"), row.text("spelled_description"), row.moment("recorded_at")),
                smartAccount);
    }

    /** The tag that somebody bound a name to. */
    public Optional<NamedTag> binding(String smartAccount, String name) {
        return sql.first("""
                SELECT source, spelled_name, entitlement_tag, recorded_at FROM licence_name
                WHERE smart_account = ? AND source = 'MANUAL' AND name = ?
                """, LicenceNameStore::statement, smartAccount, Names.key(name));
    }

    /** Binds a name in place of what it was bound to before. */
    public void bind(String smartAccount, NamedTag binding) {
        sql.update(
                "DELETE FROM licence_name WHERE smart_account = ? AND source = 'MANUAL' AND name = ?",
                smartAccount,
                Names.key(binding.name()));
        sql.update(
                """
                INSERT INTO licence_name (smart_account, source, name, entitlement_tag, spelled_name, recorded_at)
                VALUES (?, 'MANUAL', ?, ?, ?, ?)
                """,
                smartAccount,
                Names.key(binding.name()),
                binding.entitlementTag(),
                binding.name(),
                binding.recordedAt());
    }

    /** Adds statements of one source; those that stand already keep their moment. */
    public void add(String smartAccount, NameSource source, Instant recordedAt, List<NamedTag> statements) {
        sql.update(
                """
                INSERT INTO licence_name (smart_account, source, name, entitlement_tag, spelled_name, recorded_at)
                SELECT ?, ?, name, tag, spelled, ? FROM unnest(?, ?, ?) AS said (name, tag, spelled)
                ON CONFLICT DO NOTHING
                """,
                smartAccount,
                source,
                recordedAt,
                statements.stream().map(said -> Names.key(said.name())).toArray(String[]::new),
                statements.stream().map(NamedTag::entitlementTag).toArray(String[]::new),
                statements.stream().map(NamedTag::name).toArray(String[]::new));
    }

    /** Adds descriptions; those that stand already keep their moment. */
    public void describe(String smartAccount, Instant recordedAt, List<DescribedName> descriptions) {
        sql.update(
                """
                INSERT INTO licence_description
                    (smart_account, name, description, spelled_name, spelled_description, recorded_at)
                SELECT ?, name, description, spelled_name, spelled_description, ?
                FROM unnest(?, ?, ?, ?) AS said (name, description, spelled_name, spelled_description)
                ON CONFLICT DO NOTHING
                """,
                smartAccount,
                recordedAt,
                descriptions.stream().map(said -> Names.key(said.name())).toArray(String[]::new),
                descriptions.stream().map(said -> Names.key(said.description())).toArray(String[]::new),
                descriptions.stream().map(DescribedName::name).toArray(String[]::new),
                descriptions.stream().map(DescribedName::description).toArray(String[]::new));
    }

    private static NamedTag statement(Sql.Row row) throws SQLException {
        return new NamedTag(
                row.text("spelled_name"),
                row.text("entitlement_tag"),
                NameSource.valueOf(row.text("source")),
                row.moment("recorded_at"));
    }
}
