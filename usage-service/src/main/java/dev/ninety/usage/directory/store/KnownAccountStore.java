package dev.ninety.usage.directory.store;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.directory.ClassesChanged;
import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.directory.LicenceClasses;
import dev.ninety.usage.directory.ReportingClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps what was learnt, so that a restart without entitlement-service knows it still. */
@ApplicationScoped
public class KnownAccountStore {

    private final Sql sql;
    private final Ledger ledger;
    private final Event<ClassesChanged> classesChanged;

    public KnownAccountStore(Sql sql, Ledger ledger, Event<ClassesChanged> classesChanged) {
        this.sql = sql;
        this.ledger = ledger;
        this.classesChanged = classesChanged;
    }

    @Transactional
    public Optional<KnownAccount> find(String smartAccount) {
        return sql.first("SELECT * FROM known_account WHERE smart_account = ?", KnownAccountStore::read, smartAccount);
    }

    /** The Smart Accounts that anything is known of. */
    @Transactional
    public List<String> all() {
        return sql.list(
                "SELECT smart_account FROM known_account ORDER BY smart_account", row -> row.text("smart_account"));
    }

    /** Takes the place of what was known; says so where reporting classes changed, in the same transaction. */
    @Transactional
    public void save(KnownAccount account) {
        Set<String> changed = find(account.smartAccount())
                .map(before -> account.classes().differences(before.classes()))
                .orElse(Set.of());
        if (!changed.isEmpty()) {
            Instant recordedAt = ledger.open(account.smartAccount()).recordedAt();
            classesChanged.fire(new ClassesChanged(account.smartAccount(), changed, recordedAt));
        }
        String[] ids = account.virtualAccounts().keySet().toArray(new String[0]);
        List<LicenceClasses.Version> versions = account.classes().versions();
        sql.update(
                """
                INSERT INTO known_account (smart_account, virtual_accounts, virtual_account_names,
                    default_virtual_account, catalogued, class_tags, class_names, class_moments, unmapped, etag)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (smart_account) DO UPDATE SET virtual_accounts = excluded.virtual_accounts,
                    virtual_account_names = excluded.virtual_account_names,
                    default_virtual_account = excluded.default_virtual_account,
                    catalogued = excluded.catalogued, class_tags = excluded.class_tags,
                    class_names = excluded.class_names, class_moments = excluded.class_moments,
                    unmapped = excluded.unmapped, etag = excluded.etag
                """,
                account.smartAccount(),
                ids,
                Arrays.stream(ids).map(account.virtualAccounts()::get).toArray(String[]::new),
                account.defaultVirtualAccount(),
                account.catalogued().toArray(new String[0]),
                versions.stream().map(LicenceClasses.Version::entitlementTag).toArray(String[]::new),
                versions.stream()
                        .map(version -> version.reportingClass().name())
                        .toArray(String[]::new),
                versions.stream()
                        .map(version -> version.recordedAt() == null
                                ? ""
                                : version.recordedAt().toString())
                        .toArray(String[]::new),
                account.unmapped().toArray(new String[0]),
                account.etag());
    }

    private static KnownAccount read(Sql.Row row) throws SQLException {
        return new KnownAccount(
                row.text("smart_account"),
                namesById(row.texts("virtual_accounts"), row.texts("virtual_account_names")),
                row.optionalText("default_virtual_account"),
                Set.of(row.texts("catalogued")),
                classes(row.texts("class_tags"), row.texts("class_names"), row.texts("class_moments")),
                Set.of(row.texts("unmapped")),
                row.text("etag"));
    }

    private static LicenceClasses classes(String[] tags, String[] names, String[] moments) {
        List<LicenceClasses.Version> versions = new ArrayList<>();
        for (int i = 0; i < tags.length; i++) {
            versions.add(new LicenceClasses.Version(
                    tags[i],
                    moments[i].isEmpty() ? null : Instant.parse(moments[i]),
                    ReportingClass.valueOf(names[i])));
        }
        return new LicenceClasses(versions);
    }

    private static Map<String, String> namesById(String[] ids, String[] names) {
        Map<String, String> namesById = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            namesById.put(ids[i], names[i]);
        }
        return namesById;
    }
}
