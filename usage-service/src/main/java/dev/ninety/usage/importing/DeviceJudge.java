package dev.ninety.usage.importing;

import dev.ninety.usage.directory.KnownAccount;
import dev.ninety.usage.importing.Judgement.Reason;
import dev.ninety.usage.importing.Judgement.Status;
import dev.ninety.usage.instance.Udi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges the lines of a list of devices against what is known, before anything is written. */
public final class DeviceJudge {

    private static final int LONGEST_HOSTNAME = 255;

    private final KnownAccount account;
    private final @Nullable String assumed;
    private final Map<Udi, KnownDevice> known;

    /**
     * @param assumed the Virtual Account, id or name, of lines that name none; null where they say nothing of it
     * @param known the product instances that lines speak of, where there are any
     */
    public DeviceJudge(KnownAccount account, @Nullable String assumed, Map<Udi, KnownDevice> known) {
        this.account = account;
        this.assumed = assumed;
        this.known = known;
    }

    /** One judgement for every line, in their order; of two lines of one device the first is taken. */
    public List<Judgement> judge(List<DeviceLine> lines) {
        Map<Udi, Judgement> first = new HashMap<>();
        List<Judgement> judgements = new ArrayList<>(lines.size());
        for (DeviceLine line : lines) {
            Udi udi = line.udi();
            Judgement earlier = udi == null || line.fault() != null ? null : first.get(udi);
            Judgement judgement;
            if (earlier == null) {
                judgement = judge(line);
            } else if (sayTheSame(earlier.line(), line)) {
                judgement = earlier.again(line);
            } else {
                judgement = Judgement.refused(line, Reason.DUPLICATE_LINE);
            }
            judgements.add(judgement);
            if (udi != null && line.fault() == null) {
                first.putIfAbsent(udi, judgement);
            }
        }
        return judgements;
    }

    private boolean sayTheSame(DeviceLine one, DeviceLine other) {
        return Objects.equals(one.hostname(), other.hostname()) && called(one).equals(called(other));
    }

    private Judgement judge(DeviceLine line) {
        Udi udi = line.udi();
        if (line.fault() != null) {
            return Judgement.refused(line, Reason.MALFORMED_LINE);
        }
        if (udi == null) {
            return Judgement.refused(line, Reason.INVALID_UDI);
        }
        if (!isHostname(line.hostname())) {
            return Judgement.refused(line, Reason.INVALID_HOSTNAME);
        }
        boolean says = line.virtualAccount() != null || assumed != null;
        List<String> called = called(line);
        if (says && called.size() != 1) {
            return Judgement.refused(
                    line, called.isEmpty() ? Reason.UNKNOWN_VIRTUAL_ACCOUNT : Reason.AMBIGUOUS_VIRTUAL_ACCOUNT);
        }
        String said = says ? called.getFirst() : null;
        KnownDevice device = known.get(udi);
        return device == null ? create(line, udi, said) : change(line, device, said);
    }

    private Judgement create(DeviceLine line, Udi udi, @Nullable String said) {
        String virtualAccount = said == null ? account.defaultVirtualAccount() : said;
        if (virtualAccount == null) {
            return Judgement.refused(line, Reason.NO_VIRTUAL_ACCOUNT);
        }
        DeviceChange change = new DeviceChange(udi, null, line.hostname(), virtualAccount, said == null);
        return new Judgement(line, Status.CREATED, null, change);
    }

    private static Judgement change(DeviceLine line, KnownDevice device, @Nullable String said) {
        String first = device.instance().firstVirtualAccount();
        String taken = device.active() ? said : null;
        Reason reason = Objects.equals(taken, said) ? null : Reason.DECOMMISSIONED;
        if (taken != null && !device.firstSighted() && !taken.equals(first) && !taken.equals(device.virtualAccount())) {
            return Judgement.refused(line, Reason.REGISTERED_ELSEWHERE);
        }
        DeviceChange change = new DeviceChange(
                device.instance().udi(),
                device,
                line.hostname() == null ? device.hostname() : line.hostname(),
                taken != null && device.firstSighted() ? taken : first,
                device.firstSighted() && taken == null);
        boolean same = Objects.equals(change.hostname(), device.hostname())
                && change.firstSighted() == device.firstSighted()
                && !change.isElsewhere();
        return same
                ? new Judgement(line, Status.UNCHANGED, reason, null)
                : new Judgement(line, Status.CHANGED, reason, change);
    }

    private List<String> called(DeviceLine line) {
        String text = line.virtualAccount() == null ? assumed : line.virtualAccount();
        return text == null ? List.of() : account.virtualAccountsCalled(text);
    }

    private static boolean isHostname(@Nullable String text) {
        return text == null
                || (text.length() <= LONGEST_HOSTNAME
                        && text.codePoints()
                                .noneMatch(
                                        c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE));
    }
}
