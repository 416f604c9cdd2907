package dev.ninety.usage.hygiene.app;

import dev.ninety.usage.hygiene.Evidence;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Virtual Accounts without business unit, region and environment, as far as entitlement-service has told. */
@ApplicationScoped
class UnmappedSource implements FindingSource {

    @Override
    public FindingCode code() {
        return FindingCode.UNMAPPED_VIRTUAL_ACCOUNT;
    }

    @Override
    public Portion next(Asked asked, @Nullable String after) {
        if (asked.instance() != null) {
            return Portion.last(List.of());
        }
        return Portion.last(asked.account().unmapped().stream()
                .filter(id -> asked.subject() == null || asked.subject().equals(id))
                .filter(id -> after == null || id.compareTo(after) > 0)
                .sorted()
                .map(id -> finding(asked, id))
                .toList());
    }

    private Finding finding(Asked asked, String virtualAccount) {
        return new Finding(
                new FindingId(code(), virtualAccount),
                Severity.INFO,
                null,
                null,
                virtualAccount,
                null,
                null,
                List.of(Evidence.of(
                        "UNMAPPED",
                        "virtualAccount",
                        virtualAccount,
                        "name",
                        asked.account().virtualAccounts().get(virtualAccount))),
                "");
    }
}
