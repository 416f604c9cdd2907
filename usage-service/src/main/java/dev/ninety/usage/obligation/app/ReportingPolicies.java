package dev.ninety.usage.obligation.app;

import dev.ninety.kit.importing.ImportBody;
import dev.ninety.kit.importing.ImportLog;
import dev.ninety.kit.importing.LineFate;
import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.problem.Violation;
import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.obligation.PolicyDays;
import dev.ninety.usage.obligation.PolicyScope;
import dev.ninety.usage.obligation.PolicyText;
import dev.ninety.usage.obligation.ReportingPolicy;
import dev.ninety.usage.obligation.store.PolicyStore;
import dev.ninety.usage.obligation.store.StaleSeries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is to be reported when: given by people, or taken from what a device prints. */
@ApplicationScoped
public class ReportingPolicies {

    private static final String KIND = "reporting-policies";

    private final Ledger ledger;
    private final Directory directory;
    private final PolicyStore store;
    private final StaleSeries stale;
    private final ImportLog log;

    public ReportingPolicies(Ledger ledger, Directory directory, PolicyStore store, StaleSeries stale, ImportLog log) {
        this.ledger = ledger;
        this.directory = directory;
        this.store = store;
        this.stale = stale;
        this.log = log;
    }

    /** What became of a policy. */
    public enum Fate {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /** The outcome of a PUT: all versions, in the order recorded. */
    public record Saved(List<ReportingPolicy> versions, boolean created) {}

    /** The policy that a text asks for, of one class; {@code line} is where the class begins. */
    public record Imported(int line, ReportingPolicy policy, Fate fate) {}

    @Transactional
    public List<ReportingPolicy> list(
            String smartAccount, @Nullable Instant knownAt, @Nullable String after, int limit) {
        directory.require(smartAccount);
        return store.latest(smartAccount, knownAt, after, limit);
    }

    /** All versions of a policy that were known then, in the order recorded. */
    @Transactional
    public List<ReportingPolicy> get(String smartAccount, String id, @Nullable Instant knownAt) {
        directory.require(smartAccount);
        List<ReportingPolicy> versions = store.versions(smartAccount, id, knownAt);
        if (versions.isEmpty()) {
            throw Problem.notFound("There is no reporting policy " + id + ".");
        }
        return versions;
    }

    /** Adds a version where the latest one says something else; the version's {@code recordedAt} is set here. */
    @Transactional
    public Saved save(String smartAccount, ReportingPolicy given) {
        KnownAccount account = directory.account(smartAccount);
        Instant recordedAt = ledger.open(smartAccount).recordedAt();
        Fate fate = write(account, given, recordedAt, false);
        return new Saved(store.versions(smartAccount, given.id(), null), fate == Fate.CREATED);
    }

    /** @param preview whether nothing is written at all */
    @Transactional
    public List<Imported> take(
            String smartAccount, ImportBody file, PolicyText text, @Nullable Instant effectiveFrom, boolean preview) {
        KnownAccount account = directory.account(smartAccount);
        Instant recordedAt = preview ? Instant.EPOCH : ledger.open(smartAccount).recordedAt();
        List<Imported> imported = new ArrayList<>();
        for (PolicyText.OfClass told : text.classes()) {
            ReportingPolicy policy = new ReportingPolicy(
                    "imported-" + told.reportingClass().name().toLowerCase(Locale.ROOT),
                    new PolicyScope.Imported(),
                    told.reportingClass(),
                    effectiveFrom,
                    told.days(),
                    ReportingPolicy.IMPORTED,
                    recordedAt);
            boolean saysNothing = told.days().equals(PolicyDays.SILENT)
                    && store.versions(smartAccount, policy.id(), null).isEmpty();
            Fate fate = saysNothing ? Fate.UNCHANGED : write(account, policy, recordedAt, preview);
            imported.add(new Imported(told.line(), policy, fate));
        }
        if (!preview) {
            log.record(smartAccount, KIND, file, recordedAt, fates(imported));
        }
        return imported;
    }

    private Fate write(KnownAccount account, ReportingPolicy given, Instant recordedAt, boolean preview) {
        List<ReportingPolicy> versions = store.versions(account.smartAccount(), given.id(), null);
        if (!versions.isEmpty()) {
            requireSameMeaning(versions.getLast(), given);
            if (versions.getLast().saysTheSameAs(given)) {
                return Fate.UNCHANGED;
            }
        }
        if (!preview) {
            store.add(account.smartAccount(), given.recorded(recordedAt));
            stale.markScope(account, given.scope(), given.reportingClass(), recordedAt);
        }
        return versions.isEmpty() ? Fate.CREATED : Fate.CHANGED;
    }

    private static void requireSameMeaning(ReportingPolicy known, ReportingPolicy given) {
        if (!known.scope().equals(given.scope())) {
            throw Problem.conflict(
                    "OTHER_SCOPE",
                    "The policy " + known.id() + " is of the level "
                            + known.scope().level() + " and scope \""
                            + known.scope().key() + "\"; give another policy another id.",
                    Violation.inBody("/scope", "CONFLICT", "Not the scope of this id."));
        }
        if (known.reportingClass() != given.reportingClass()) {
            throw Problem.conflict(
                    "OTHER_CLASS",
                    "The policy " + known.id() + " is of the class " + known.reportingClass()
                            + "; give another policy another id.",
                    Violation.inBody("/class", "CONFLICT", "Not the class of this id."));
        }
    }

    private static List<LineFate> fates(List<Imported> imported) {
        List<LineFate> fates = new ArrayList<>();
        for (Imported one : imported) {
            ReportingPolicy policy = one.policy();
            String content = "{\"class\":\"%s\",\"firstReportDays\":%s,\"frequencyDays\":%s,\"onChangeDays\":%s}"
                    .formatted(
                            policy.reportingClass(),
                            policy.days().firstReport(),
                            policy.days().frequency(),
                            policy.days().onChange());
            fates.add(new LineFate(
                    fates.size(),
                    "/lines/" + one.line(),
                    one.fate().name(),
                    null,
                    null,
                    "reporting-policies/" + policy.id(),
                    content));
        }
        return fates;
    }
}
