package dev.ninety.compliance.shortage.store;

import dev.ninety.compliance.shortage.HistoryItem;
import dev.ninety.compliance.shortage.Reason;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** The row of one item of a case's history. */
@Entity
@Table(name = "case_history")
@IdClass(CaseHistoryEntity.Key.class)
public class CaseHistoryEntity {

    @Id
    String smartAccount;

    @Id
    String caseId;

    @Id
    int position;

    Instant at;

    @Column(updatable = false)
    Instant recordedAt;

    @Enumerated(EnumType.STRING)
    HistoryItem.What what;

    @Enumerated(EnumType.STRING)
    Reason reason;

    String who;

    String was;

    String becomes;

    /** The key of an item: its place in the history of its case. */
    public static class Key implements Serializable {
        String smartAccount;
        String caseId;
        int position;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && smartAccount.equals(that.smartAccount)
                    && caseId.equals(that.caseId)
                    && position == that.position;
        }

        @Override
        public int hashCode() {
            return Objects.hash(smartAccount, caseId, position);
        }
    }

    static CaseHistoryEntity of(
            String smartAccount, String caseId, int position, HistoryItem item, Instant recordedAt) {
        CaseHistoryEntity entity = new CaseHistoryEntity();
        entity.smartAccount = smartAccount;
        entity.caseId = caseId;
        entity.position = position;
        entity.at = item.at();
        entity.recordedAt = recordedAt;
        entity.what = item.what();
        entity.reason = item.reason();
        entity.who = item.who();
        entity.was = item.from();
        entity.becomes = item.to();
        return entity;
    }

    HistoryItem toDomain() {
        return new HistoryItem(at, what, reason, who, was, becomes);
    }
}
