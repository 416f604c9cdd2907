package dev.ninety.compliance.dispute.app;

import dev.ninety.compliance.catalogue.CatalogueView;
import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.store.CatalogueStore;
import dev.ninety.compliance.dispute.Compared;
import dev.ninety.compliance.dispute.Dispute;
import dev.ninety.compliance.dispute.Finding;
import dev.ninety.compliance.dispute.store.DisputeStore;
import dev.ninety.compliance.notification.Announcement;
import dev.ninety.compliance.notification.EventType;
import dev.ninety.compliance.notification.app.Outbox;
import dev.ninety.compliance.owner.OwnerRule;
import dev.ninety.compliance.owner.store.OwnerRuleStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes over what runs find. */
@ApplicationScoped
public class Disputes {

    private final DisputeStore store;
    private final CatalogueStore catalogues;
    private final OwnerRuleStore ownerRules;
    private final Outbox outbox;

    Disputes(DisputeStore store, CatalogueStore catalogues, OwnerRuleStore ownerRules, Outbox outbox) {
        this.store = store;
        this.catalogues = catalogues;
        this.ownerRules = ownerRules;
        this.outbox = outbox;
    }

    /** How many disputes a run opened, reopened, changed and resolved. */
    public record Tally(long opened, long reopened, long changed, long resolved) {}

    /**
     * Lets disputes follow what a run found, and announces it. The caller holds the account's row.
     *
     * @param recordedAt the moment at which that is recorded
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Tally follow(String smartAccount, Collection<Finding> findings, String run, Instant recordedAt) {
        List<String> ids = findings.stream().map(Disputes::id).toList();
        Map<String, DisputeStore.Stored> standing = store.find(smartAccount, ids);
        List<OwnerRule> rules = ownerRules.all(smartAccount);
        CatalogueView catalogue = catalogues.load(smartAccount).latest();
        List<Dispute> versions = new ArrayList<>();
        for (Finding finding : findings) {
            DisputeStore.Stored before = standing.get(id(finding));
            Pair pair = finding.compared().key().pair();
            String owner = OwnerRule.speakingFor(
                            rules, pair.virtualAccount(), catalogue.familyOf(pair.entitlementTag()))
                    .map(OwnerRule::owner)
                    .orElse(null);
            Dispute after = Dispute.after(before == null ? null : before.dispute(), finding, run, recordedAt, owner);
            if (after != null) {
                versions.add(after);
            }
        }
        store.compared(smartAccount, ids, recordedAt);
        store.add(smartAccount, versions);
        outbox.announce(
                smartAccount,
                versions.stream()
                        .flatMap(dispute -> announcement(dispute).stream())
                        .toList());
        return new Tally(
                count(versions, Dispute.What.OPENED),
                count(versions, Dispute.What.REOPENED),
                count(versions, Dispute.What.CHANGED),
                count(versions, Dispute.What.RESOLVED));
    }

    private static String id(Finding finding) {
        return Dispute.idOf(finding.compared().key());
    }

    private static long count(List<Dispute> versions, Dispute.What what) {
        return versions.stream().filter(dispute -> dispute.what() == what).count();
    }

    /** That figures differ, differ again or agree is told; that they differ otherwise is not. */
    private static Optional<Announcement> announcement(Dispute dispute) {
        return switch (dispute.what()) {
            case OPENED -> Optional.of(announcement(dispute, EventType.DISPUTE_OPENED));
            case REOPENED -> Optional.of(announcement(dispute, EventType.DISPUTE_REOPENED));
            case RESOLVED -> Optional.of(announcement(dispute, EventType.DISPUTE_RESOLVED));
            case CHANGED, EDITED -> Optional.empty();
        };
    }

    private static Announcement announcement(Dispute dispute, EventType type) {
        Compared compared = dispute.finding().compared();
        Pair pair = compared.key().pair();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("id", dispute.id());
        data.put("origin", compared.key().origin().name());
        data.put("measure", compared.key().measure().name());
        data.put("virtualAccount", pair.virtualAccount());
        data.put("entitlementTag", pair.entitlementTag());
        data.put("productInstance", compared.key().productInstance());
        data.put("state", dispute.state().name());
        data.put("ours", compared.ours());
        data.put("theirs", compared.theirs());
        data.put("difference", compared.difference());
        data.put("takenAt", compared.takenAt());
        data.put("cause", dispute.finding().cause().cause().name());
        return new Announcement(
                type,
                "dispute " + dispute.id() + " " + dispute.version(),
                "disputes/" + dispute.id(),
                dispute.recordedAt(),
                pair.virtualAccount(),
                dispute.owner(),
                data);
    }
}
