package dev.ninety.usage.instance.store;

import dev.ninety.usage.instance.HaMember;
import dev.ninety.usage.instance.Udi;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a product instance. */
@Entity
@Table(name = "product_instance")
public class ProductInstanceEntity {

    /** The primary key, the tenant first. */
    @Embeddable
    public record Key(
            @Column(name = "smart_account") String smartAccount,
            @Column(name = "instance_id") long instanceId) implements Serializable {}

    @EmbeddedId
    public Key key;

    public String pid;

    public String serial;

    public @Nullable String hostname;

    @Column(name = "first_virtual_account")
    public String firstVirtualAccount;

    @ElementCollection
    @CollectionTable(
            name = "product_instance_member",
            joinColumns = {@JoinColumn(name = "smart_account"), @JoinColumn(name = "instance_id")})
    @OrderColumn(name = "ordinal")
    public List<MemberRow> members = new ArrayList<>();

    /** Whether nobody but its own reports has ever said that it is there. */
    @Column(name = "first_sighted")
    public boolean firstSighted;

    @Column(name = "first_report_at")
    public @Nullable Instant firstReportAt;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    /** The row of a member of an HA set or stack. */
    @Embeddable
    public record MemberRow(
            String pid, String serial, @Nullable String role) {}

    public void setHaMembers(List<HaMember> haMembers) {
        List<MemberRow> rows = haMembers.stream()
                .map(member -> new MemberRow(member.pid(), member.serial(), member.role()))
                .toList();
        if (!rows.equals(List.copyOf(members))) {
            members.clear();
            members.addAll(rows);
        }
    }

    public List<HaMember> haMembers() {
        return members.stream()
                .map(row -> new HaMember(row.pid(), row.serial(), row.role()))
                .toList();
    }

    public Udi udi() {
        return new Udi(pid, serial);
    }
}
