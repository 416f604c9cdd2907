package dev.ninety.compliance.account.store;

import dev.ninety.compliance.account.Mapping;
import dev.ninety.compliance.account.Names;
import dev.ninety.compliance.account.RecordStarts;
import dev.ninety.compliance.account.Structure;
import dev.ninety.compliance.account.VirtualAccount;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cached structures of accounts. Only intake replaces them. */
@ApplicationScoped
public class StructureStore {

    private final Sql sql;

    StructureStore(Sql sql) {
        this.sql = sql;
    }

    public Structure load(String smartAccount) {
        return new Structure(recordStarts(smartAccount), virtualAccounts(smartAccount), licenceNames(smartAccount));
    }

    public RecordStarts recordStarts(String smartAccount) {
        return new RecordStarts(sql.list(
                "SELECT record_from, recorded_at FROM record_start WHERE smart_account = ? ORDER BY ordinal",
                row -> new RecordStarts.Version(row.optionalMoment("record_from"), row.moment("recorded_at")),
                smartAccount));
    }

    public List<VirtualAccount> virtualAccounts(String smartAccount) {
        Map<String, List<Mapping>> mappings = new HashMap<>();
        sql.forEach(
                """
                SELECT virtual_account, effective_from, business_unit, region, environment, recorded_at
                FROM virtual_account_mapping WHERE smart_account = ? ORDER BY virtual_account, ordinal
                """,
                row -> mappings.computeIfAbsent(row.text("virtual_account"), id -> new ArrayList<>())
                        .add(new Mapping(
                                row.optionalMoment("effective_from"),
                                row.optionalText("business_unit"),
                                row.optionalText("region"),
                                row.optionalText("environment"),
                                row.optionalMoment("recorded_at"))),
                smartAccount);
        return sql.list(
                """
                SELECT virtual_account, name FROM virtual_account
                WHERE smart_account = ? ORDER BY virtual_account COLLATE "C"
                """,
                row -> new VirtualAccount(
                        row.text("virtual_account"),
                        row.text("name"),
                        mappings.getOrDefault(row.text("virtual_account"), List.of())),
                smartAccount);
    }

    public Names licenceNames(String smartAccount) {
        Names names = new Names();
        sql.forEach(
                "SELECT name, entitlement_tag FROM licence_name WHERE smart_account = ?",
                row -> names.add(row.text("name"), row.text("entitlement_tag")),
                smartAccount);
        return names;
    }

    public void replace(String smartAccount, Structure structure) {
        for (String table : List.of("record_start", "virtual_account", "virtual_account_mapping", "licence_name")) {
            sql.update("DELETE FROM " + table + " WHERE smart_account = ?", smartAccount);
        }
        List<RecordStarts.Version> starts = structure.recordStarts().versions();
        sql.update(
                """
                INSERT INTO record_start (smart_account, ordinal, record_from, recorded_at)
                SELECT ?, ordinal, record_from, recorded_at
                FROM unnest(?, ?) WITH ORDINALITY AS version (record_from, recorded_at, ordinal)
                """,
                smartAccount,
                starts.stream().map(RecordStarts.Version::recordFrom).toArray(Instant[]::new),
                starts.stream().map(RecordStarts.Version::recordedAt).toArray(Instant[]::new));
        List<VirtualAccount> accounts = structure.virtualAccounts();
        sql.update(
                "INSERT INTO virtual_account (smart_account, virtual_account, name) SELECT ?, va.* FROM unnest(?, ?) AS va",
                smartAccount,
                texts(accounts, VirtualAccount::id),
                texts(accounts, VirtualAccount::name));
        insertMappings(smartAccount, accounts);
        insertNames(smartAccount, structure.licenceNames());
    }

    private void insertMappings(String smartAccount, List<VirtualAccount> accounts) {
        record Owned(String virtualAccount, Mapping mapping) {}
        List<Owned> owned = accounts.stream()
                .flatMap(va -> va.mappings().stream().map(mapping -> new Owned(va.id(), mapping)))
                .toList();
        sql.update(
                """
                INSERT INTO virtual_account_mapping (smart_account, virtual_account, ordinal, effective_from,
                    business_unit, region, environment, recorded_at)
                SELECT ?, virtual_account, ordinal, effective_from, business_unit, region, environment, recorded_at
                FROM unnest(?, ?, ?, ?, ?, ?) WITH ORDINALITY AS mapping (virtual_account, effective_from,
                    business_unit, region, environment, recorded_at, ordinal)
                """,
                smartAccount,
                texts(owned, Owned::virtualAccount),
                owned.stream().map(one -> one.mapping().effectiveFrom()).toArray(Instant[]::new),
                texts(owned, one -> one.mapping().businessUnit()),
                texts(owned, one -> one.mapping().region()),
                texts(owned, one -> one.mapping().environment()),
                owned.stream().map(one -> one.mapping().recordedAt()).toArray(Instant[]::new));
    }

    private void insertNames(String smartAccount, Names names) {
        List<String[]> rows = names.all().entrySet().stream()
                .flatMap(name -> name.getValue().stream().map(tag -> new String[] {name.getKey(), tag}))
                .toList();
        sql.update(
                "INSERT INTO licence_name (smart_account, name, entitlement_tag) SELECT ?, n.* FROM unnest(?, ?) AS n",
                smartAccount,
                texts(rows, row -> row[0]),
                texts(rows, row -> row[1]));
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> field) {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = field.apply(rows.get(i));
        }
        return texts;
    }
}
