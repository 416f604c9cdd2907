package dev.ninety.suite.sample;

import dev.ninety.suite.sample.Fleet.Part;
import dev.ninety.suite.sample.Fleet.Silent;
import dev.ninety.suite.sample.SampleEstate.DeliveryMode;
import dev.ninety.suite.sample.SampleEstate.Device;
import dev.ninety.suite.sample.SampleEstate.Event;
import dev.ninety.suite.sample.SampleEstate.Export;
import dev.ninety.suite.sample.SampleEstate.Report;
import dev.ninety.suite.sample.SampleEstate.RumFile;
import dev.ninety.suite.sample.SampleEstate.Subject;
import dev.ninety.suite.sample.SampleEstate.Sync;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the fleet's reports come here and go on to the vendor. Most devices report to the vendor themselves, an aggregator
 * passes on what the branches report, and the data centre's files are carried by hand.
 */
final class Deliveries {

    /** The aggregator's name. */
    static final String COLLECTOR = "cslu-emea";

    private final Instant anchor;
    private final Fleet fleet;
    private final List<DeliveryMode> modes = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Set<Device> held = new HashSet<>();

    Deliveries(Instant anchor, Fleet fleet) {
        this.anchor = anchor;
        this.fleet = fleet;
    }

    /** A device whose first reports go on to the vendor only with the latest ones. */
    void hold(Device device) {
        held.add(device);
    }

    void fellSilent(Silent silent, int daysAgo) {
        Device device = silent.device();
        events.add(new RumFile(
                "rum-" + device.hostname() + ".xml", device.virtualAccount(), ago(daysAgo), silent.reports()));
    }

    void add(Event event) {
        events.add(event);
    }

    /** Everything was collected today. */
    void direct(String virtualAccount) {
        collected(
                "",
                virtualAccount,
                anchor,
                Stream.of(Part.values())
                        .flatMap(part -> fleet.reportsFrom(virtualAccount, part).stream())
                        .toList());
    }

    /** Carried by hand: the first part was handed over and acknowledged, the second one waits. */
    void carried(String virtualAccount, String prefix) {
        modes.add(new DeliveryMode(Subject.VIRTUAL_ACCOUNT, virtualAccount, "DISCONNECTED"));
        collected("-closed", virtualAccount, ago(29), first(virtualAccount, Set.of()));
        events.add(new Export(prefix + "-1", virtualAccount, ago(29), Optional.of(ago(28)), Optional.of(ago(27))));
        collected("", virtualAccount, anchor, second(virtualAccount, Set.of()));
        events.add(new Export(prefix + "-2", virtualAccount, anchor, Optional.empty(), Optional.empty()));
    }

    /**
     * Passed on by the aggregator, of whose two syncs the vendor has had the first one.
     *
     * @param direct a device that goes its own way
     */
    void synced(String virtualAccount, Device direct) {
        modes.add(new DeliveryMode(Subject.VIRTUAL_ACCOUNT, virtualAccount, "ON_PREM"));
        modes.add(new DeliveryMode(Subject.PRODUCT_INSTANCE, direct.id(), "CONNECTED"));
        Set<Device> apart = Set.of(direct);
        events.add(new Sync(COLLECTOR, "1", ago(29), Optional.of(ago(28)), first(virtualAccount, apart)));
        events.add(new Sync(COLLECTOR, "2", anchor, Optional.empty(), second(virtualAccount, apart)));
        List<Report> own = Stream.of(Part.values())
                .flatMap(part -> fleet.reportsFrom(virtualAccount, part).stream())
                .filter(report -> report.device().equals(direct))
                .toList();
        events.add(new RumFile("rum-" + direct.hostname() + ".xml", virtualAccount, anchor, own));
    }

    List<DeliveryMode> modes() {
        return List.copyOf(modes);
    }

    /** In the order in which they happened; of one moment, in which they were added. */
    List<Event> events() {
        return events.stream()
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
    }

    private List<Report> first(String virtualAccount, Set<Device> apart) {
        return fleet.reportsFrom(virtualAccount, Part.CLOSED).stream()
                .filter(report -> !held.contains(report.device()) && !apart.contains(report.device()))
                .toList();
    }

    private List<Report> second(String virtualAccount, Set<Device> apart) {
        Stream<Report> late = fleet.reportsFrom(virtualAccount, Part.CLOSED).stream()
                .filter(report -> held.contains(report.device()));
        return Stream.concat(late, fleet.reportsFrom(virtualAccount, Part.OPEN).stream())
                .filter(report -> !apart.contains(report.device()))
                .toList();
    }

    private void collected(String suffix, String virtualAccount, Instant at, List<Report> reports) {
        events.add(new RumFile("rum-" + virtualAccount + suffix + ".xml", virtualAccount, at, reports));
    }

    private Instant ago(int days) {
        return anchor.minus(Duration.ofDays(days));
    }
}
