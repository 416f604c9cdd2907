package dev.ninety.usage.collector.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.usage.collector.Target;
import dev.ninety.usage.collector.store.TargetStore;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.instance.Udi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which devices are asked, and how. */
@ApplicationScoped
public class Targets {

    private final Ledger ledger;
    private final Directory directory;
    private final TargetStore store;

    Targets(Ledger ledger, Directory directory, TargetStore store) {
        this.ledger = ledger;
        this.directory = directory;
        this.store = store;
    }

    /** The outcome of a PUT. */
    public record Saved(Target target, boolean created) {}

    /** Writes a target; where that changes anything it is due at once. */
    @Transactional
    public Saved save(String smartAccount, String id, Target.Settings settings) {
        directory.require(smartAccount);
        if (settings.virtualAccount() != null) {
            directory.requireVirtualAccount(smartAccount, settings.virtualAccount(), "/virtualAccount");
        }
        Instant recordedAt = ledger.open(smartAccount).recordedAt();
        Target existing = store.find(smartAccount, id).orElse(null);
        if (existing != null) {
            requireSameDevice(existing.settings().productInstance(), settings.productInstance());
        }
        if (existing == null || !existing.settings().equals(settings)) {
            boolean elsewhere = existing != null && !existing.settings().url().equals(settings.url());
            store.save(smartAccount, id, settings, recordedAt, elsewhere);
        }
        return new Saved(store.find(smartAccount, id).orElseThrow(), existing == null);
    }

    @Transactional
    public Target get(String smartAccount, String id) {
        directory.require(smartAccount);
        return store.find(smartAccount, id)
                .orElseThrow(() -> Problem.notFound("There is no collection target " + id + "."));
    }

    @Transactional
    public List<Target> list(String smartAccount, @Nullable String after, int limit) {
        directory.require(smartAccount);
        return store.list(smartAccount, after, limit);
    }

    private static void requireSameDevice(@Nullable Udi known, @Nullable Udi given) {
        if (known != null && !known.equals(given)) {
            throw Problem.conflict(
                    "ANOTHER_DEVICE",
                    "This target is " + known + "; another device needs a target of its own.",
                    Violation.inBody("/productInstance", "CONFLICT", "Not " + known + "."));
        }
    }
}
