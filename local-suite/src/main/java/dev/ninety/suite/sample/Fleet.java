package dev.ninety.suite.sample;

import dev.ninety.suite.sample.SampleEstate.Device;
import dev.ninety.suite.sample.SampleEstate.Member;
import dev.ninety.suite.sample.SampleEstate.Report;
import dev.ninety.suite.sample.SampleEstate.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Devices and what they report, made up one batch after the other. The same calls give the same fleet: serial numbers
 * and report ids follow from the order.
 */
final class Fleet {

    /** Every device closed its first report of each licence this many days ago and opened the next one. */
    static final int LAST_CLOSE = 30;

    /** The last reports were collected this long ago. */
    private static final Duration LAST_REPORT = Duration.ofHours(8);

    private static final List<String> SITES = List.of("FCW", "FOC", "FDO", "JAE", "FXS");

    private final Instant anchor;
    private final List<Device> devices = new ArrayList<>();
    private final List<Made> reports = new ArrayList<>();
    private int serials;

    /** A kind of device. */
    record Model(String pid, String softwareTag, String softwareVersion) {}

    /** From this many days before the anchor on, a device uses this many of a licence. */
    record Step(int daysAgo, long count) {}

    /** The reports that a device had closed when it closed them last, and those that it opened then. */
    enum Part {
        CLOSED,
        OPEN
    }

    /** A report, and the part of its device's reports that it belongs to. */
    private record Made(Part part, Report report) {}

    Fleet(Instant anchor) {
        this.anchor = anchor;
    }

    /**
     * Adds devices of one kind with the same use.
     *
     * @param hostname with one {@code %} where the number goes
     * @param members how many units each one has, itself included
     * @param use the steps of each licence, oldest first
     * @return the devices added
     */
    List<Device> add(
            int count,
            Model model,
            String virtualAccount,
            String hostname,
            List<String> members,
            Map<String, List<Step>> use) {
        List<Device> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Device device = device(model, nextSerial(), virtualAccount, hostname, members);
            added.add(device);
            report(device, use);
        }
        return added;
    }

    /**
     * Adds a device that reported once, so many days ago, and has been silent since. Its report belongs to neither part:
     * it is what is returned with it.
     */
    Silent addSilent(int daysAgo, Model model, String virtualAccount, String hostname, Map<String, List<Step>> use) {
        Device device = device(model, nextSerial(), virtualAccount, hostname, List.of());
        long id = firstId(use);
        List<Report> last = new ArrayList<>();
        for (Map.Entry<String, List<Step>> entry : new TreeMap<>(use).entrySet()) {
            List<Row> rows = rows(entry.getValue(), Instant.EPOCH, ago(daysAgo).minus(LAST_REPORT));
            last.add(new Report(device, entry.getKey(), id++, rows));
        }
        return new Silent(device, last);
    }

    /** A device that fell silent, and what it said last. */
    record Silent(Device device, List<Report> reports) {}

    /** Adds a device that is the same piece of hardware as another one and reports under another PID. */
    Device addAgain(Device other, Model model, String hostname, Map<String, List<Step>> use) {
        Device device = device(model, other.serial(), other.virtualAccount(), hostname, List.of());
        report(device, use);
        return device;
    }

    private Device device(Model model, String serial, String virtualAccount, String hostname, List<String> members) {
        List<Member> units = new ArrayList<>();
        for (int unit = 0; unit < members.size(); unit++) {
            units.add(new Member(model.pid(), unit == 0 ? serial : nextSerial(), members.get(unit)));
        }
        Device device = new Device(
                model.pid(),
                serial,
                hostname.replace("%", "%03d".formatted(numberIn(hostname) + 1)),
                virtualAccount,
                model.softwareTag(),
                model.softwareVersion(),
                units);
        devices.add(device);
        return device;
    }

    List<Device> devices() {
        return List.copyOf(devices);
    }

    /** One part of what the devices of a Virtual Account reported, without those that fell silent. */
    List<Report> reportsFrom(String virtualAccount, Part part) {
        return reports.stream()
                .filter(made -> made.part() == part)
                .map(Made::report)
                .filter(report -> report.device().virtualAccount().equals(virtualAccount))
                .toList();
    }

    private long firstId(Map<String, List<Step>> use) {
        int firstUse = use.values().stream()
                .mapToInt(steps -> steps.getFirst().daysAgo())
                .max()
                .orElseThrow();
        return ago(firstUse).getEpochSecond() - 3_600;
    }

    /** Report ids are consecutive on each device, over all its licences; real ones look like seconds of its first day. */
    private void report(Device device, Map<String, List<Step>> use) {
        SortedMap<String, List<Step>> byTag = new TreeMap<>(use);
        long id = firstId(use);
        Instant close = ago(LAST_CLOSE);
        for (Map.Entry<String, List<Step>> entry : byTag.entrySet()) {
            List<Row> closed = rows(entry.getValue(), Instant.EPOCH, close);
            if (!closed.isEmpty()) {
                reports.add(new Made(Part.CLOSED, new Report(device, entry.getKey(), id++, closed)));
            }
        }
        for (Map.Entry<String, List<Step>> entry : byTag.entrySet()) {
            List<Row> open = rows(entry.getValue(), close, anchor.minus(LAST_REPORT));
            reports.add(new Made(Part.OPEN, new Report(device, entry.getKey(), id++, open)));
        }
    }

    /** The rows of the steps within a window: a new one starts where the count changes. */
    private List<Row> rows(List<Step> steps, Instant from, Instant until) {
        return IntStream.range(0, steps.size())
                .mapToObj(i -> {
                    Instant start = ago(steps.get(i).daysAgo());
                    Instant end = i + 1 < steps.size() ? ago(steps.get(i + 1).daysAgo()) : until;
                    return new Row(
                            start.isAfter(from) ? start : from,
                            end.isBefore(until) ? end : until,
                            steps.get(i).count());
                })
                .filter(row -> row.start().isBefore(row.end()))
                .toList();
    }

    private Instant ago(int days) {
        return anchor.minus(Duration.ofDays(days));
    }

    private long numberIn(String hostname) {
        String prefix = hostname.substring(0, hostname.indexOf('%'));
        return devices.stream()
                .filter(device -> device.hostname().startsWith(prefix))
                .count();
    }

    /** Three letters for the plant, year and week of making, four more digits in base 36. */
    private String nextSerial() {
        int n = serials++;
        String tail = Integer.toString(36 * 36 * 36 + n * 7_919 % (35 * 36 * 36 * 36), 36);
        return "%s%02d%02d%s"
                .formatted(SITES.get(n % SITES.size()), 22 + n % 4, 1 + n % 52, tail.toUpperCase(Locale.ROOT));
    }
}
