package dev.ninety.compliance.shortage.store;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.position.CaseFinder;
import dev.ninety.compliance.shortage.CaseObserver;
import dev.ninety.compliance.shortage.CaseState;
import dev.ninety.compliance.shortage.HistoryItem;
import dev.ninety.compliance.shortage.Revision;
import dev.ninety.compliance.shortage.ShortageCase;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cases of all accounts. */
@ApplicationScoped
public class CaseRepository implements PanacheRepositoryBase<ShortageCaseEntity, ShortageCaseEntity.Key>, CaseFinder {

    private final CaseHistoryRepository histories;
    private final List<CaseObserver> observers;
    private final InstantSource clock;

    CaseRepository(CaseHistoryRepository histories, @All List<CaseObserver> observers, InstantSource clock) {
        this.histories = histories;
        this.observers = observers;
        this.clock = clock;
    }

    /**
     * Which cases a list is to hold.
     *
     * @param now the moment at which states are judged
     * @param endsUntil ends after this moment are not taken as come; {@code now} unless the account is in doubt
     */
    public record Filter(
            @Nullable CaseState state, @Nullable String virtualAccount, Instant now, Instant endsUntil) {}

    /** The standing cases of some tags in a Virtual Account, locked until the transaction ends. */
    public List<ShortageCase> lockStanding(String smartAccount, String virtualAccount, Collection<String> tags) {
        return find(
                        "smartAccount = ?1 and virtualAccount = ?2 and entitlementTag in ?3 and voidedAt is null"
                                + " order by id",
                        smartAccount,
                        virtualAccount,
                        tags)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .map(ShortageCaseEntity::toDomain)
                .toList();
    }

    /** The cases that are open at a moment and have no owner, locked until the transaction ends. */
    public List<ShortageCase> lockUnowned(String smartAccount, Instant now) {
        return find(
                        "smartAccount = ?1 and owner is null and voidedAt is null"
                                + " and (spellEnd is null or spellEnd > ?2) order by id",
                        smartAccount,
                        now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .map(ShortageCaseEntity::toDomain)
                .toList();
    }

    /** All cases that are open at a moment. */
    public List<ShortageCase> open(String smartAccount, Instant now) {
        return openAt(smartAccount, now).map(ShortageCaseEntity::toDomain).toList();
    }

    public Optional<ShortageCase> lock(String smartAccount, String id) {
        return findByIdOptional(new ShortageCaseEntity.Key(smartAccount, id), LockModeType.PESSIMISTIC_WRITE)
                .map(ShortageCaseEntity::toDomain);
    }

    public Optional<ShortageCase> get(String smartAccount, String id) {
        return findByIdOptional(new ShortageCaseEntity.Key(smartAccount, id)).map(ShortageCaseEntity::toDomain);
    }

    /** Up to {@code limit} cases in the order of their ids, from after an id on. */
    public List<ShortageCase> page(String smartAccount, Filter filter, @Nullable String afterId, int limit) {
        StringBuilder query = new StringBuilder("smartAccount = :account and id > :after");
        Parameters parameters = Parameters.with("account", smartAccount).and("after", afterId == null ? "" : afterId);
        if (filter.virtualAccount() != null) {
            query.append(" and virtualAccount = :virtualAccount");
            parameters.and("virtualAccount", filter.virtualAccount());
        }
        if (filter.state() != null) {
            query.append(condition(filter.state()));
            if (filter.state() != CaseState.VOIDED) {
                parameters.and("endsUntil", filter.endsUntil());
            }
            if (filter.state() == CaseState.GRACE || filter.state() == CaseState.ENFORCEMENT) {
                parameters.and("now", filter.now());
            }
        }
        return find(query.append(" order by id").toString(), parameters).range(0, limit - 1).stream()
                .map(ShortageCaseEntity::toDomain)
                .toList();
    }

    /** The same as {@link ShortageCase#stateAt}, for the database to choose by. */
    private static String condition(CaseState state) {
        String open = " and voidedAt is null and (spellEnd is null or spellEnd > :endsUntil)";
        return switch (state) {
            case GRACE -> open + " and deadline > :now";
            case ENFORCEMENT -> open + " and deadline <= :now";
            case RESOLVED -> " and voidedAt is null and spellEnd <= :endsUntil";
            case VOIDED -> " and voidedAt is not null";
        };
    }

    /** Stores what an evaluation or an edit made of a case, and tells those who must know. */
    public void store(String smartAccount, Revision revision) {
        ShortageCase after = revision.after();
        ShortageCaseEntity entity = revision.isNew()
                ? opened(smartAccount, after)
                : findById(new ShortageCaseEntity.Key(smartAccount, after.id()));
        entity.take(after);
        Instant recordedAt = clock.instant();
        for (HistoryItem item : revision.added()) {
            histories.persist(CaseHistoryEntity.of(smartAccount, after.id(), entity.historySize++, item, recordedAt));
        }
        if (revision.isNew()) {
            persist(entity);
        }
        observers.forEach(observer -> observer.changed(smartAccount, revision));
    }

    private static ShortageCaseEntity opened(String smartAccount, ShortageCase shortage) {
        ShortageCaseEntity entity = new ShortageCaseEntity();
        entity.smartAccount = smartAccount;
        entity.id = shortage.id();
        entity.virtualAccount = shortage.pair().virtualAccount();
        entity.entitlementTag = shortage.pair().entitlementTag();
        entity.detectedAt = shortage.detectedAt();
        return entity;
    }

    @Override
    public Map<Pair, String> casesAt(String smartAccount, Instant at) {
        Map<Pair, String> found = new HashMap<>();
        openAt(smartAccount, at).forEach(c -> found.put(new Pair(c.virtualAccount, c.entitlementTag), c.id));
        return found;
    }

    private Stream<ShortageCaseEntity> openAt(String smartAccount, Instant at) {
        return find(
                "smartAccount = ?1 and voidedAt is null and shortSince <= ?2"
                        + " and (spellEnd is null or spellEnd > ?2)",
                smartAccount,
                at)
                .stream();
    }
}
