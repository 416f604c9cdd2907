package dev.ninety.usage.hygiene.app;

import dev.ninety.kit.importing.ImportLog;
import dev.ninety.kit.importing.LineFate;
import dev.ninety.kit.ledger.Ledger;
import dev.ninety.kit.tenancy.Ids;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.hygiene.RetiredJudge;
import dev.ninety.usage.hygiene.RetiredJudge.Device;
import dev.ninety.usage.hygiene.RetiredJudgement;
import dev.ninety.usage.hygiene.RetiredJudgement.Status;
import dev.ninety.usage.hygiene.RetiredLine;
import dev.ninety.usage.hygiene.Retirement;
import dev.ninety.usage.hygiene.store.RetiredSerialStore;
import dev.ninety.usage.hygiene.store.RetiredSerialStore.Retired;
import dev.ninety.usage.instance.InstanceRef;
import dev.ninety.usage.instance.Udi;
import dev.ninety.usage.instance.store.InstanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes lists of retired devices in, proposes decommissions, and measures how long licences stay bound. */
@ApplicationScoped
public class RetiredSerials {

    private static final String KIND = "retired-serials";
    private static final int PORTION = 1_000;

    private final Ledger ledger;
    private final Directory directory;
    private final InstanceStore instances;
    private final RetiredSerialStore store;
    private final RetiredDevices devices;
    private final ImportLog log;
    private final InstantSource clock;

    RetiredSerials(
            Ledger ledger,
            Directory directory,
            InstanceStore instances,
            RetiredSerialStore store,
            RetiredDevices devices,
            ImportLog log,
            InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.instances = instances;
        this.store = store;
        this.devices = devices;
        this.log = log;
        this.clock = clock;
    }

    /** A judgement, and what is to be done; {@code retirement} is null where no instance is known by the line. */
    public record Outcome(
            RetiredJudgement judgement, @Nullable Retirement retirement) {}

    /** A device on record, and what has become of it; {@code retirement} is null where no instance is known by it. */
    public record Listed(Retired device, @Nullable Retirement retirement) {}

    /**
     * Takes a list in, whole or not at all.
     *
     * @param preview whether nothing is written at all
     * @return one outcome for every line, in their order
     */
    @Transactional
    public List<Outcome> run(String smartAccount, RetiredFile file, boolean preview) {
        directory.require(smartAccount);
        Instant recordedAt = preview ? null : ledger.open(smartAccount).recordedAt();
        List<RetiredJudgement> judgements = judge(smartAccount, file.lines());
        if (recordedAt != null) {
            store.save(smartAccount, accepted(judgements), recordedAt);
            log.record(
                    smartAccount,
                    KIND,
                    file.body(),
                    recordedAt,
                    judgements.stream().map(RetiredSerials::fate).toList());
        }
        return outcomes(smartAccount, judgements);
    }

    @Transactional
    public List<Listed> list(
            String smartAccount, String afterSerial, String afterPid, String afterInstance, int limit) {
        directory.require(smartAccount);
        Instant now = clock.instant();
        List<Retired> found = store.list(smartAccount, afterSerial, afterPid, afterInstance, limit);
        Map<Long, Retirement.Device> known = devices.find(
                smartAccount,
                found.stream().map(Retired::instance).filter(Objects::nonNull).toList(),
                now);
        return found.stream()
                .map(one -> new Listed(one, retirement(one.instance(), one.retiredAt(), known, now)))
                .toList();
    }

    private List<RetiredJudgement> judge(String smartAccount, List<RetiredLine> lines) {
        Set<String> serials = new HashSet<>();
        for (RetiredLine line : lines) {
            if (line.serial() != null && line.fault() == null && Ids.isText(line.serial())) {
                serials.add(line.serial());
            }
        }
        return new RetiredJudge(store.instances(smartAccount, serials), store.retired(smartAccount, serials))
                .judge(lines);
    }

    private static Map<Device, Instant> accepted(List<RetiredJudgement> judgements) {
        Map<Device, Instant> accepted = new LinkedHashMap<>();
        for (RetiredJudgement judgement : judgements) {
            if (judgement.status() == Status.ACCEPTED) {
                accepted.put(
                        RetiredJudge.device(judgement),
                        Objects.requireNonNull(judgement.line().retiredAt()));
            }
        }
        return accepted;
    }

    private List<Outcome> outcomes(String smartAccount, List<RetiredJudgement> judgements) {
        Instant now = clock.instant();
        List<Outcome> outcomes = new ArrayList<>(judgements.size());
        for (int from = 0; from < judgements.size(); from += PORTION) {
            List<RetiredJudgement> portion = judgements.subList(from, Math.min(judgements.size(), from + PORTION));
            Map<Udi, InstanceRef> refs = instances.find(smartAccount, udis(portion));
            Map<Long, Retirement.Device> known = devices.find(smartAccount, refs.values(), now);
            for (RetiredJudgement judgement : portion) {
                InstanceRef ref = judgement.instance() == null ? null : refs.get(judgement.instance());
                outcomes.add(
                        new Outcome(judgement, retirement(ref, judgement.line().retiredAt(), known, now)));
            }
        }
        return outcomes;
    }

    private static Collection<Udi> udis(List<RetiredJudgement> judgements) {
        Set<Udi> udis = new HashSet<>();
        for (RetiredJudgement judgement : judgements) {
            if (judgement.instance() != null) {
                udis.add(judgement.instance());
            }
        }
        return udis;
    }

    private static @Nullable Retirement retirement(
            @Nullable InstanceRef instance,
            @Nullable Instant retiredAt,
            Map<Long, Retirement.Device> known,
            Instant now) {
        return instance == null || retiredAt == null
                ? null
                : Retirement.judge(Objects.requireNonNull(known.get(instance.id())), retiredAt, now);
    }

    private static LineFate fate(RetiredJudgement judgement) {
        RetiredLine line = judgement.line();
        return new LineFate(
                line.index(),
                line.pointer(),
                judgement.status().name(),
                judgement.reason() == null ? null : judgement.reason().name(),
                judgement.detail(),
                judgement.instance() == null ? null : "product-instances/" + judgement.instance(),
                line.content());
    }
}
