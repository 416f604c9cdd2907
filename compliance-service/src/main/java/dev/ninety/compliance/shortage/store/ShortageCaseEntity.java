package dev.ninety.compliance.shortage.store;

import dev.ninety.compliance.catalogue.EnforcementAction;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Terms;
import dev.ninety.compliance.shortage.Announced;
import dev.ninety.compliance.shortage.Basis;
import dev.ninety.compliance.shortage.ShortageCase;
import dev.ninety.kit.timeline.Spell;
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

/** The row of a case. */
@Entity
@Table(name = "shortage_case")
@IdClass(ShortageCaseEntity.Key.class)
public class ShortageCaseEntity {

    @Id
    String smartAccount;

    @Id
    String id;

    @Column(updatable = false)
    String virtualAccount;

    @Column(updatable = false)
    String entitlementTag;

    Instant shortSince;

    Instant spellEnd;

    boolean startUncertain;

    long peak;

    int graceDays;

    Instant deadline;

    @Enumerated(EnumType.STRING)
    EnforcementAction enforcementAction;

    @Column(updatable = false)
    Instant detectedAt;

    Instant announcedEnforced;

    Instant announcedResolved;

    int catalogueEdits;

    Instant recordFrom;

    Instant voidedAt;

    String owner;

    String note;

    long version;

    int historySize;

    /** The key of a case: the Smart Account comes first. */
    public static class Key implements Serializable {
        String smartAccount;
        String id;

        public Key() {}

        Key(String smartAccount, String id) {
            this.smartAccount = smartAccount;
            this.id = id;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && smartAccount.equals(that.smartAccount) && id.equals(that.id);
        }

        @Override
        public int hashCode() {
            return Objects.hash(smartAccount, id);
        }
    }

    ShortageCase toDomain() {
        return new ShortageCase(
                id,
                new Pair(virtualAccount, entitlementTag),
                new Spell(shortSince, spellEnd, Math.negateExact(peak)),
                startUncertain,
                new Terms(graceDays, enforcementAction),
                detectedAt,
                new Announced(announcedEnforced, announcedResolved),
                new Basis(catalogueEdits, recordFrom),
                voidedAt,
                owner,
                note,
                version);
    }

    void take(ShortageCase shortage) {
        shortSince = shortage.spell().start();
        spellEnd = shortage.spell().end();
        startUncertain = shortage.startUncertain();
        peak = shortage.peak();
        graceDays = shortage.terms().graceDays();
        deadline = shortage.deadline();
        enforcementAction = shortage.terms().action();
        announcedEnforced = shortage.announced().enforced();
        announcedResolved = shortage.announced().resolved();
        catalogueEdits = shortage.basis().catalogueEdits();
        recordFrom = shortage.basis().recordFrom();
        voidedAt = shortage.voidedAt();
        owner = shortage.owner();
        note = shortage.note();
        version = shortage.version();
    }
}
