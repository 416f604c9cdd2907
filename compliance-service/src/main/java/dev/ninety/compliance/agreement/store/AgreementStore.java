package dev.ninety.compliance.agreement.store;

import dev.ninety.compliance.agreement.Agreement;
import dev.ninety.compliance.agreement.AgreementVersion;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The agreements of all accounts by their versions, which are only ever added. Whoever adds one holds the account's row. */
@ApplicationScoped
public class AgreementStore {

    private static final String CHILDREN = """
            JOIN unnest(?, ?) AS wanted (id, version) USING (id, version) WHERE smart_account = ? ORDER BY id, %s
            """;

    private final Sql sql;

    AgreementStore(Sql sql) {
        this.sql = sql;
    }

    /** The latest version of an agreement, be it withdrawn. */
    public Optional<AgreementVersion> latest(String smartAccount, String id) {
        return whole(smartAccount, sql.list("""
                        SELECT * FROM agreement WHERE smart_account = ? AND id = ? ORDER BY version DESC LIMIT 1
                        """, Head::read, smartAccount, id)).stream()
                .findFirst();
    }

    /** An agreement as it stood by what was recorded until a moment; null for all that is recorded. */
    public Optional<AgreementVersion> find(String smartAccount, String id, @Nullable Instant knownAt) {
        return whole(smartAccount, sql.list("""
                                SELECT * FROM agreement WHERE smart_account = ? AND id = ? AND recorded_at <= ?
                                ORDER BY version DESC LIMIT 1
                                """, Head::read, smartAccount, id, orLatest(knownAt))).stream()
                .filter(version -> !version.withdrawn())
                .findFirst();
    }

    /**
     * Up to {@code limit} agreements as they stood by what was recorded until a moment, in the order of their ids, from
     * after an id on.
     *
     * @param knownAt null for all that is recorded
     */
    public List<AgreementVersion> page(
            String smartAccount, @Nullable Instant knownAt, @Nullable String afterId, int limit) {
        return whole(
                smartAccount,
                sql.list("""
                        SELECT * FROM (
                            SELECT DISTINCT ON (id COLLATE "C") * FROM agreement
                            WHERE smart_account = ? AND recorded_at <= ? AND id > ? COLLATE "C"
                            ORDER BY id COLLATE "C", version DESC) AS latest
                        WHERE NOT withdrawn ORDER BY id COLLATE "C" LIMIT ?
                        """, Head::read, smartAccount, orLatest(knownAt), afterId == null ? "" : afterId, limit));
    }

    /** Adds a version. */
    public void add(String smartAccount, AgreementVersion version) {
        Agreement agreement = version.agreement();
        sql.update(
                """
                INSERT INTO agreement (smart_account, id, version, recorded_at, recorded_by, withdrawn, name, starts_at,
                    ends_at, notice_at, growth_allowance, currency)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                smartAccount,
                agreement.id(),
                version.version(),
                version.recordedAt(),
                version.recordedBy(),
                version.withdrawn(),
                agreement.name(),
                agreement.startsAt(),
                agreement.endsAt(),
                agreement.noticeDate(),
                agreement.growthAllowance() == null
                        ? null
                        : agreement.growthAllowance().toPlainString(),
                agreement.currency());
        sql.update(
                "INSERT INTO agreement_milestone (smart_account, id, version, at) SELECT ?, ?, ?, unnest(?)",
                smartAccount,
                agreement.id(),
                version.version(),
                agreement.milestones().toArray(Instant[]::new));
        addLines(smartAccount, version);
        Map<String, BigDecimal> prices = agreement.pricesInOrder();
        sql.update(
                """
                INSERT INTO agreement_price (smart_account, id, version, entitlement_tag, amount)
                SELECT ?, ?, ?, price.* FROM unnest(?, ?) AS price
                """,
                smartAccount,
                agreement.id(),
                version.version(),
                prices.keySet().toArray(String[]::new),
                prices.values().stream().map(BigDecimal::toPlainString).toArray(String[]::new));
    }

    /** A line is a row for each of its licences. */
    private void addLines(String smartAccount, AgreementVersion version) {
        record Row(long line, Agreement.Line of, String tag) {}
        List<Row> rows = new ArrayList<>();
        List<Agreement.Line> lines = version.agreement().lines();
        for (int i = 0; i < lines.size(); i++) {
            for (String tag : lines.get(i).entitlementTags()) {
                rows.add(new Row(i, lines.get(i), tag));
            }
        }
        sql.update(
                """
                INSERT INTO agreement_line (smart_account, id, version, line, suite, quantity, entitlement_tag)
                SELECT ?, ?, ?, row.* FROM unnest(?, ?, ?, ?) AS row
                """,
                smartAccount,
                version.agreement().id(),
                version.version(),
                rows.stream().mapToLong(Row::line).toArray(),
                rows.stream().map(row -> row.of().suite()).toArray(String[]::new),
                rows.stream().mapToLong(row -> row.of().quantity()).toArray(),
                rows.stream().map(Row::tag).toArray(String[]::new));
    }

    private static Instant orLatest(@Nullable Instant moment) {
        return moment == null ? Check.LATEST : moment;
    }

    /** What names a version. */
    private record Key(String id, long version) {

        static Key read(Sql.Row row) throws SQLException {
            return new Key(row.text("id"), row.number("version"));
        }
    }

    /** A version without what it has several of. */
    private record Head(
            Key key,
            Instant recordedAt,
            String recordedBy,
            boolean withdrawn,
            @Nullable String name,
            Instant startsAt,
            Instant endsAt,
            @Nullable Instant noticeAt,
            @Nullable String growthAllowance,
            @Nullable String currency) {

        static Head read(Sql.Row row) throws SQLException {
            return new Head(
                    Key.read(row),
                    row.moment("recorded_at"),
                    row.text("recorded_by"),
                    row.truth("withdrawn"),
                    row.optionalText("name"),
                    row.moment("starts_at"),
                    row.moment("ends_at"),
                    row.optionalMoment("notice_at"),
                    row.optionalText("growth_allowance"),
                    row.optionalText("currency"));
        }

        AgreementVersion with(
                List<Instant> milestones, Collection<Agreement.Line> lines, Map<String, BigDecimal> prices) {
            BigDecimal allowance = growthAllowance == null ? null : new BigDecimal(growthAllowance);
            Agreement agreement = new Agreement(
                    key.id(),
                    name,
                    startsAt,
                    endsAt,
                    milestones,
                    noticeAt,
                    allowance,
                    List.copyOf(lines),
                    prices,
                    currency);
            return new AgreementVersion(agreement, key.version(), recordedAt, recordedBy, withdrawn);
        }
    }

    private List<AgreementVersion> whole(String smartAccount, List<Head> heads) {
        if (heads.isEmpty()) {
            return List.of();
        }
        Object[] wanted = {
            heads.stream().map(head -> head.key().id()).toArray(String[]::new),
            heads.stream().mapToLong(head -> head.key().version()).toArray(),
            smartAccount
        };
        Map<Key, List<Instant>> milestones = new HashMap<>();
        sql.forEach(
                "SELECT id, version, at FROM agreement_milestone " + CHILDREN.formatted("at"),
                row -> milestones
                        .computeIfAbsent(Key.read(row), key -> new ArrayList<>())
                        .add(row.moment("at")),
                wanted);
        Map<Key, Map<Long, Agreement.Line>> lines = lines(wanted);
        Map<Key, Map<String, BigDecimal>> prices = new HashMap<>();
        sql.forEach(
                "SELECT id, version, entitlement_tag, amount FROM agreement_price "
                        + CHILDREN.formatted("entitlement_tag"),
                row -> prices.computeIfAbsent(Key.read(row), key -> new HashMap<>())
                        .put(row.text("entitlement_tag"), new BigDecimal(row.text("amount"))),
                wanted);
        return heads.stream()
                .map(head -> head.with(
                        milestones.getOrDefault(head.key(), List.of()),
                        lines.getOrDefault(head.key(), Map.of()).values(),
                        prices.getOrDefault(head.key(), Map.of())))
                .toList();
    }

    private Map<Key, Map<Long, Agreement.Line>> lines(Object[] wanted) {
        Map<Key, Map<Long, Agreement.Line>> lines = new HashMap<>();
        sql.forEach(
                "SELECT id, version, line, suite, quantity, entitlement_tag FROM agreement_line "
                        + CHILDREN.formatted("line, entitlement_tag COLLATE \"C\""),
                row -> {
                    Agreement.Line more = new Agreement.Line(
                            row.optionalText("suite"), List.of(row.text("entitlement_tag")), row.number("quantity"));
                    lines.computeIfAbsent(Key.read(row), key -> new TreeMap<>())
                            .merge(row.number("line"), more, AgreementStore::joined);
                },
                wanted);
        return lines;
    }

    private static Agreement.Line joined(Agreement.Line line, Agreement.Line more) {
        List<String> tags = new ArrayList<>(line.entitlementTags());
        tags.addAll(more.entitlementTags());
        return new Agreement.Line(line.suite(), tags, line.quantity());
    }
}
