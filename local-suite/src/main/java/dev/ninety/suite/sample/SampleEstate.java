package dev.ninety.suite.sample;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the sample estate consists of, in the order in which it is loaded.
 *
 * @param anchor the moment that all its dates are relative to
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
        List<Move> moves,
        List<RumFile> rumFiles) {

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

    /** A device that changes its Virtual Account. */
    public record Move(String device, String to, Instant effectiveAt) {}

    /** One file as a device's administrator would hand it in. */
    public record RumFile(String name, String virtualAccount, List<Report> reports) {}

    /** One RUM report: what one device used of one licence. */
    public record Report(Device device, String entitlementTag, long reportId, List<Row> rows) {}

    /** A measurement: in use from {@code start} until before {@code end}, in whole seconds. */
    public record Row(Instant start, Instant end, long count) {}
}
