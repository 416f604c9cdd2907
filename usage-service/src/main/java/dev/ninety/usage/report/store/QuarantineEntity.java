package dev.ninety.usage.report.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that was sent and could not be read, kept whole until it can be. */
@Entity
@Table(name = "quarantine")
public class QuarantineEntity {

    /** The primary key, the tenant first. */
    @Embeddable
    public record Key(
            @Column(name = "smart_account") String smartAccount,
            @Column(name = "id") long id) implements Serializable {}

    @EmbeddedId
    public Key key;

    @Column(name = "received_at")
    public Instant receivedAt;

    /** Where the sender wanted new instances to land; null for the default Virtual Account. */
    @Column(name = "virtual_account")
    public @Nullable String virtualAccount;

    public String reason;

    public String pointer;

    @Column(name = "content_hash")
    public byte[] contentHash;

    public byte[] content;
}
