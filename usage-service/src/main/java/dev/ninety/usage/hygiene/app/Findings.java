package dev.ninety.usage.hygiene.app;

import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.problem.Problem;
import dev.ninety.kit.timeline.Micros;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.hygiene.Finding;
import dev.ninety.usage.hygiene.FindingCode;
import dev.ninety.usage.hygiene.FindingId;
import dev.ninety.usage.hygiene.store.AcceptanceStore;
import dev.ninety.usage.hygiene.store.AcceptanceStore.Acceptance;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.store.InstanceStore;
import dev.ninety.usage.obligation.app.Obligations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong, worked out when it is asked for, and what people said of it. */
@ApplicationScoped
public class Findings {

    private final Ledger ledger;
    private final Directory directory;
    private final InstanceStore instances;
    private final AcceptanceStore acceptances;
    private final Obligations obligations;
    private final InstantSource clock;
    private final Map<FindingCode, FindingSource> sources = new EnumMap<>(FindingCode.class);

    Findings(
            Ledger ledger,
            Directory directory,
            InstanceStore instances,
            AcceptanceStore acceptances,
            Obligations obligations,
            InstantSource clock,
            Instance<FindingSource> sources) {
        this.ledger = ledger;
        this.directory = directory;
        this.instances = instances;
        this.acceptances = acceptances;
        this.obligations = obligations;
        this.clock = clock;
        sources.forEach(source -> this.sources.put(source.code(), source));
    }

    /**
     * Which findings are asked for; null where it does not matter.
     *
     * @param accepted whether an acceptance covers them
     */
    public record Filter(
            @Nullable FindingCode code,
            @Nullable Udi productInstance,
            @Nullable String virtualAccount,
            @Nullable Boolean accepted) {}

    /**
     * A finding, and what was said of it last.
     *
     * @param acceptance null where it was never accepted
     */
    public record Judged(Finding finding, @Nullable Acceptance acceptance) {

        /** Whether the acceptance speaks of what is found now. */
        public boolean isAccepted() {
            return acceptance != null && acceptance.basis().equals(finding.basis());
        }
    }

    /** @param after the last one of the page before; null for the first page */
    public List<Judged> list(String smartAccount, Filter filter, @Nullable FindingId after, int limit) {
        prepare(smartAccount, filter.code());
        return inTransaction(() -> page(smartAccount, filter, after, limit));
    }

    private List<Judged> page(String smartAccount, Filter filter, @Nullable FindingId after, int limit) {
        Asked asked = ask(smartAccount, filter.productInstance(), null);
        List<Judged> found = new ArrayList<>();
        if (filter.productInstance() != null && asked.instance() == null) {
            return found;
        }
        for (FindingSource source : sources.values()) {
            boolean isAsked = filter.code() == null || filter.code() == source.code();
            boolean isAhead = after == null || source.code().compareTo(after.code()) >= 0;
            if (isAsked && isAhead && found.size() < limit) {
                String resumes = after != null && after.code() == source.code() ? after.subject() : null;
                collect(source, asked, filter, resumes, found, limit);
            }
        }
        return found;
    }

    private void collect(
            FindingSource source, Asked asked, Filter filter, @Nullable String after, List<Judged> found, int limit) {
        String from = after;
        do {
            FindingSource.Portion portion = source.next(asked, from);
            for (Judged judged : judged(asked.smartAccount(), portion.findings())) {
                if (found.size() < limit && passes(judged, filter)) {
                    found.add(judged);
                }
            }
            from = portion.last();
        } while (from != null && found.size() < limit);
    }

    private static boolean passes(Judged judged, Filter filter) {
        Finding finding = judged.finding();
        return (filter.productInstance() == null || filter.productInstance().equals(finding.productInstance()))
                && (filter.virtualAccount() == null || filter.virtualAccount().equals(finding.virtualAccount()))
                && (filter.accepted() == null || filter.accepted() == judged.isAccepted());
    }

    /** One finding; a 404 where it does not hold now. */
    public Judged get(String smartAccount, FindingId id) {
        prepare(smartAccount, id.code());
        return inTransaction(() -> find(smartAccount, id));
    }

    private Judged find(String smartAccount, FindingId id) {
        Asked asked = ask(smartAccount, null, id.subject());
        FindingSource source = sources.get(id.code());
        List<Finding> found = source == null
                ? List.of()
                : source.next(asked, null).findings().stream()
                        .filter(finding -> finding.id().equals(id))
                        .toList();
        if (found.isEmpty()) {
            throw Problem.notFound("There is no finding " + id + " now.");
        }
        return judged(smartAccount, found).getFirst();
    }

    /** What was said of a finding, and whether that is new. */
    public record Accepted(Judged judged, boolean added) {}

    /** Accepts a finding as it is now; a 404 where it does not hold. */
    public Accepted accept(String smartAccount, FindingId id, String note) {
        prepare(smartAccount, id.code());
        return inTransaction(() -> {
            Instant recordedAt = ledger.open(smartAccount).recordedAt();
            Judged judged = find(smartAccount, id);
            if (judged.isAccepted()
                    && Objects.requireNonNull(judged.acceptance()).note().equals(note)) {
                return new Accepted(judged, false);
            }
            Finding finding = judged.finding();
            Acceptance acceptance = new Acceptance(id.toString(), note, finding.basis(), recordedAt);
            acceptances.add(smartAccount, acceptance);
            return new Accepted(new Judged(finding, acceptance), true);
        });
    }

    /** All that was ever said of findings, whether they hold or not. */
    @Transactional
    public List<AcceptanceStore.Numbered> acceptances(
            String smartAccount, String afterFinding, long afterOrdinal, int limit) {
        directory.require(smartAccount);
        return acceptances.list(smartAccount, afterFinding, afterOrdinal, limit);
    }

    /** Has what findings rest on brought up to date, which takes transactions of its own. */
    private void prepare(String smartAccount, @Nullable FindingCode code) {
        directory.require(smartAccount);
        boolean reads = sources.values().stream()
                .anyMatch(source -> source.readsObligations() && (code == null || code == source.code()));
        if (reads) {
            obligations.refresh(smartAccount);
        }
    }

    private static <T> T inTransaction(Supplier<T> question) {
        return QuarkusTransaction.requiringNew().call(question::get);
    }

    private List<Judged> judged(String smartAccount, List<Finding> findings) {
        Map<String, Acceptance> said = acceptances.latest(
                smartAccount,
                findings.stream().map(finding -> finding.id().toString()).toList());
        return findings.stream()
                .map(finding -> new Judged(finding, said.get(finding.id().toString())))
                .toList();
    }

    private Asked ask(String smartAccount, @Nullable Udi instance, @Nullable String subject) {
        InstanceRef only =
                instance == null ? null : instances.find(smartAccount, instance).orElse(null);
        return new Asked(directory.account(smartAccount), Micros.truncate(clock.instant()), only, subject);
    }
}
