package dev.ninety.usage.instance.store;

import dev.ninety.kit.sql.Sql;
import dev.ninety.usage.instance.Udi;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Product instances one by one, and in lists. */
@ApplicationScoped
public class ProductInstanceRepository
        implements PanacheRepositoryBase<ProductInstanceEntity, ProductInstanceEntity.Key> {

    private final Sql sql;

    public ProductInstanceRepository(Sql sql) {
        this.sql = sql;
    }

    public Optional<ProductInstanceEntity> find(String smartAccount, Udi udi) {
        return find("key.smartAccount = ?1 and pid = ?2 and serial = ?3", smartAccount, udi.pid(), udi.serial())
                .firstResultOptional();
    }

    public long nextId() {
        return sql.first("SELECT nextval('product_instance_id') AS id", row -> row.number("id"))
                .orElseThrow();
    }

    /** What a list of product instances is narrowed to; null narrows nothing. */
    public record Filter(
            @Nullable String serial,
            @Nullable String hostname,
            @Nullable String virtualAccount,
            @Nullable Boolean reported) {}

    /**
     * The ids of product instances in the order of pid and serial.
     *
     * @param now decides in which Virtual Account an instance is
     */
    public List<ProductInstanceEntity> list(
            String smartAccount, Filter filter, @Nullable Udi after, int limit, Instant now) {
        List<Long> ids = sql.list(
                """
                SELECT i.instance_id FROM product_instance i
                WHERE i.smart_account = ?
                    AND (?::text IS NULL OR i.serial = ?) AND (?::text IS NULL OR i.hostname = ?)
                    AND (?::text IS NULL OR ? = COALESCE(
                        (SELECT m.virtual_account FROM instance_move m
                         WHERE m.smart_account = i.smart_account AND m.instance_id = i.instance_id
                             AND m.effective_at <= ?
                         ORDER BY m.effective_at DESC, m.ordinal DESC LIMIT 1),
                        i.first_virtual_account))
                    AND (?::boolean IS NULL OR (i.first_report_at IS NOT NULL) = ?)
                    AND (i.pid, i.serial) > (?, ?)
                ORDER BY i.pid, i.serial LIMIT ?
                """,
                row -> row.number("instance_id"),
                smartAccount,
                filter.serial(),
                filter.serial(),
                filter.hostname(),
                filter.hostname(),
                filter.virtualAccount(),
                filter.virtualAccount(),
                now,
                filter.reported(),
                filter.reported(),
                after == null ? "" : after.pid(),
                after == null ? "" : after.serial(),
                limit);
        return list("key.smartAccount = ?1 and key.instanceId in ?2 order by pid, serial", smartAccount, ids);
    }
}
