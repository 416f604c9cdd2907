package dev.ninety.compliance.shortage.store;

import dev.ninety.compliance.shortage.HistoryItem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The histories of cases; they are only ever added to. */
@ApplicationScoped
public class CaseHistoryRepository implements PanacheRepositoryBase<CaseHistoryEntity, CaseHistoryEntity.Key> {

    /** The histories of several cases, oldest item first. */
    public Map<String, List<HistoryItem>> histories(String smartAccount, Collection<String> caseIds) {
        Map<String, List<HistoryItem>> histories = new HashMap<>();
        if (caseIds.isEmpty()) {
            return histories;
        }
        list("smartAccount = ?1 and caseId in ?2 order by caseId, position", smartAccount, caseIds)
                .forEach(item -> histories
                        .computeIfAbsent(item.caseId, id -> new ArrayList<>())
                        .add(item.toDomain()));
        return histories;
    }
}
