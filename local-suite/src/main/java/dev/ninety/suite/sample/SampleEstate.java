package dev.ninety.suite.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the sample estate consists of.
 *
 * @param anchor the moment that all its dates are relative to
 * @param events what was recorded bit by bit, in the order in which it was; all else was there before
 */
public record SampleEstate(
        Instant anchor,
        String smartAccount,
        String name,
        List<VirtualAccount> virtualAccounts,
        List<Grant> grants,
        List<PakConversion> pakConversions,
        List<Transfer> transfers,
        List<Device> devices,
        List<DeliveryMode> deliveryModes,
        List<OwnerRule> ownerRules,
        List<Event> events) {

    private static final Duration BEGINS_BEFORE = Duration.ofDays(210);

    /** Since when it has been kept here: before the first of its events. */
    public Instant begins() {
        return anchor.minus(BEGINS_BEFORE);
    }

    /** The same estate in another Smart Account. */
    public SampleEstate in(String otherSmartAccount) {
        return new SampleEstate(
                anchor,
                otherSmartAccount,
                name,
                virtualAccounts,
                grants,
                pakConversions,
                transfers,
                devices,
                deliveryModes,
                ownerRules,
                events);
    }

    /** The events of one kind. */
    public <T extends Event> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Every report of every device, in the order in which they came. */
    public List<Report> reports() {
        return events.stream()
                .flatMap(event -> switch (event) {
                    case RumFile file -> file.reports().stream();
                    case Sync sync -> sync.reports().stream();
                    case Move move -> Stream.<Report>empty();
                    case Order order -> Stream.<Report>empty();
                    case Export export -> Stream.<Report>empty();
                })
                .toList();
    }

    /** A Virtual Account with what it maps to. */
    public record VirtualAccount(
            String id, String name, String businessUnit, String region, String environment, boolean byDefault) {}

    /**
     * An entitlement.
     *
     * @param ends empty for a perpetual one
     * @param unitPrice in euros, one-off or per month of the term
     */
    public record Grant(
            String id,
            String virtualAccount,
            String entitlementTag,
            long quantity,
            Instant starts,
            Optional<Instant> ends,
            String orderReference,
            Optional<String> subscriptionId,
            String unitPrice) {}

    /** A legacy key turned into entitlements. */
    public record PakConversion(
            String pak, String virtualAccount, String entitlementTag, long quantity, Instant convertedAt) {}

    /** Entitlements given from one Virtual Account to another. */
    public record Transfer(
            String id,
            String from,
            String to,
            String entitlementTag,
            long quantity,
            Instant effectiveAt,
            String reason) {}

    /**
     * A product instance; an HA set or a stack is one, with its members.
     *
     * @param members empty for a device that stands alone
     */
    public record Device(
            String pid,
            String serial,
            String hostname,
            String virtualAccount,
            String softwareTag,
            String softwareVersion,
            List<Member> members) {

        /** As the services write it: {@code pid:serial}. */
        public String id() {
            return pid + ":" + serial;
        }
    }

    /** One unit of an HA set or a stack; its role is Active, Standby or Member. */
    public record Member(String pid, String serial, String role) {}

    /** Who cares for the shortages of a Virtual Account. */
    public record OwnerRule(String id, String virtualAccount, String owner) {}

    /** How the reports of a Virtual Account's devices, or of a single one, reach the vendor. */
    public record DeliveryMode(Subject subject, String id, String mode) {}

    /** What has a delivery mode. */
    public enum Subject {
        VIRTUAL_ACCOUNT("virtual-accounts", "virtualAccount"),
        PRODUCT_INSTANCE("product-instances", "productInstance");

        private final String path;
        private final String label;

        Subject(String path, String label) {
            this.path = path;
            this.label = label;
        }

        /** How a field is named that holds the id of one. */
        public String label() {
            return label;
        }

        /** The part of an address that stands for all of them. */
        public String path() {
            return path;
        }
    }

    /** Something that came to be recorded at a moment. */
    public sealed interface Event {
        Instant at();
    }

    /** A device that changes its Virtual Account, here and in the vendor's portal. */
    public record Move(String device, String to, Instant at) implements Event {}

    /** Something that was bought, and is not in the account until it is granted. */
    public record Order(
            String orderReference,
            String virtualAccount,
            String entitlementTag,
            long quantity,
            Instant at,
            Instant expectedAt)
            implements Event {}

    /** One file as a device's administrator would hand it in. */
    public record RumFile(String name, String virtualAccount, Instant at, List<Report> reports) implements Event {}

    /**
     * What an aggregator on the premises collected and passed on.
     *
     * @param confirmedAt when the vendor had it; empty while nobody has said so
     */
    public record Sync(String collector, String id, Instant at, Optional<Instant> confirmedAt, List<Report> reports)
            implements Event {

        /** The name of a file that holds it. */
        public String fileName() {
            return "sync-" + collector + "-" + id + ".ndjson";
        }
    }

    /**
     * A file of reports that somebody carries to the vendor.
     *
     * @param submittedAt when it was handed over; empty for one that waits
     * @param acknowledgedAt when the vendor's ACK came; empty where it did not
     */
    public record Export(
            String id,
            String virtualAccount,
            Instant at,
            Optional<Instant> submittedAt,
            Optional<Instant> acknowledgedAt)
            implements Event {}

    /** One RUM report: what one device used of one licence. */
    public record Report(Device device, String entitlementTag, long reportId, List<Row> rows) {}

    /** A measurement: in use from {@code start} until before {@code end}, in whole seconds. */
    public record Row(Instant start, Instant end, long count) {}
}
