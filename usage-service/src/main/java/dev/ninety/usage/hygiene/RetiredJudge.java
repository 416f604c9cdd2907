package dev.ninety.usage.hygiene;

import dev.ninety.usage.hygiene.RetiredJudgement.Reason;
import dev.ninety.usage.hygiene.RetiredJudgement.Status;
import dev.ninety.usage.instance.Udi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges the lines of a list of retired devices against what is known, before anything is written. */
public final class RetiredJudge {

    private final Map<String, List<Udi>> instances;
    private final Map<Device, Instant> retired;

    /** A retired device; {@code pid} is empty where only the serial number is known. */
    public record Device(String pid, String serial) {}

    /**
     * @param instances the product instances that lines may mean, by serial number
     * @param retired the devices that lines may mean and that are known to be retired, with the moment
     */
    public RetiredJudge(Map<String, List<Udi>> instances, Map<Device, Instant> retired) {
        this.instances = Map.copyOf(instances);
        this.retired = Map.copyOf(retired);
    }

    /** One judgement for every line, in their order; of two lines of one device the first is taken. */
    public List<RetiredJudgement> judge(List<RetiredLine> lines) {
        Map<Device, RetiredLine> first = new HashMap<>();
        List<RetiredJudgement> judgements = new ArrayList<>(lines.size());
        for (RetiredLine line : lines) {
            RetiredJudgement judgement = judge(line);
            if (judgement.status() != Status.REFUSED) {
                RetiredLine earlier = first.putIfAbsent(device(judgement), line);
                if (earlier != null) {
                    judgement = again(judgement, earlier);
                }
            }
            judgements.add(judgement);
        }
        return judgements;
    }

    private RetiredJudgement judge(RetiredLine line) {
        if (line.fault() != null) {
            return refused(line, Reason.MALFORMED_LINE);
        }
        if (!namesADevice(line.pid(), line.serial())) {
            return refused(line, Reason.INVALID_DEVICE);
        }
        if (line.retiredAt() == null) {
            return refused(line, Reason.INVALID_MOMENT);
        }
        List<Udi> meant = instances.getOrDefault(line.serial(), List.of()).stream()
                .filter(udi -> line.pid() == null || udi.pid().equals(line.pid()))
                .toList();
        if (meant.size() > 1) {
            return refused(line, Reason.AMBIGUOUS_SERIAL);
        }
        RetiredJudgement judgement = meant.isEmpty()
                ? new RetiredJudgement(line, Status.ACCEPTED, Reason.UNKNOWN_DEVICE, null)
                : new RetiredJudgement(line, Status.ACCEPTED, null, meant.getFirst());
        return line.retiredAt().equals(retired.get(device(judgement))) ? unchanged(judgement) : judgement;
    }

    private static RetiredJudgement again(RetiredJudgement judgement, RetiredLine earlier) {
        Instant said = earlier.retiredAt();
        return said != null && said.equals(judgement.line().retiredAt())
                ? unchanged(judgement)
                : refused(judgement.line(), Reason.DUPLICATE_LINE);
    }

    /** The device that a line is kept under. */
    public static Device device(RetiredJudgement judgement) {
        String serial = judgement.line().serial();
        return new Device(judgement.pid(), serial == null ? "" : serial);
    }

    private static boolean namesADevice(@Nullable String pid, @Nullable String serial) {
        return serial != null && Udi.of(pid == null ? "ANY" : pid, serial).isPresent();
    }

    private static RetiredJudgement unchanged(RetiredJudgement judgement) {
        return new RetiredJudgement(judgement.line(), Status.UNCHANGED, judgement.reason(), judgement.instance());
    }

    private static RetiredJudgement refused(RetiredLine line, Reason reason) {
        return new RetiredJudgement(line, Status.REFUSED, reason, null);
    }
}
