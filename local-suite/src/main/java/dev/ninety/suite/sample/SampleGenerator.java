package dev.ninety.suite.sample;

import dev.ninety.suite.sample.Fleet.Model;
import dev.ninety.suite.sample.Fleet.Step;
import dev.ninety.suite.sample.SampleEstate.Device;
import dev.ninety.suite.sample.SampleEstate.Grant;
import dev.ninety.suite.sample.SampleEstate.Move;
import dev.ninety.suite.sample.SampleEstate.Order;
import dev.ninety.suite.sample.SampleEstate.OwnerRule;
import dev.ninety.suite.sample.SampleEstate.PakConversion;
import dev.ninety.suite.sample.SampleEstate.Transfer;
import dev.ninety.suite.sample.SampleEstate.VirtualAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes up the sample estate: six Virtual Accounts, 300 product instances and a story in each, so that every state of
 * compliance appears. The same moment always gives the same estate.
 */
public final class SampleGenerator {

    /** The Smart Account of the sample. */
    public static final String SMART_ACCOUNT = "example.com";

    public static final String BERLIN = "campus-berlin";
    public static final String AUSTIN = "campus-austin";
    public static final String FRANKFURT = "datacentre-frankfurt";
    public static final String BRANCHES = "branches-emea";
    public static final String WIRELESS = "wireless";
    public static final String LAB = "lab-singapore";

    private static final Model C9300_24 = new Model("C9300-24UX", Tags.C9300_SOFTWARE, "17.12.04");
    private static final Model C9300_24T = new Model("C9300-24T", Tags.C9300_SOFTWARE, "17.12.04");
    private static final Model C9300_24T_ADVANTAGE = new Model("C9300-24T-A", Tags.C9300_SOFTWARE, "17.12.04");
    private static final Model C9300_48 = new Model("C9300-48P", Tags.C9300_SOFTWARE, "17.09.05");
    private static final Model C9400 = new Model("C9407R", Tags.C9400_SOFTWARE, "17.09.05");
    private static final Model C9500 = new Model("C9500-32QC", Tags.C9500_SOFTWARE, "17.12.04");
    private static final Model C9600 = new Model("C9606R", Tags.C9600_SOFTWARE, "17.12.04");
    private static final Model C9800 = new Model("C9800-40-K9", Tags.C9800_SOFTWARE, "17.09.02");
    private static final Model ISR4461 = new Model("ISR4461/K9", Tags.ROUTER_SOFTWARE, "17.06.05");
    private static final Model C8300 = new Model("C8300-1N1S-6T", Tags.ROUTER_SOFTWARE, "17.09.04");

    private static final List<String> ALONE = List.of();
    private static final List<String> PAIR = List.of("Active", "Standby");

    private final Instant anchor;
    private final Fleet fleet;
    private final List<Grant> grants = new ArrayList<>();
    private final List<PakConversion> pakConversions = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final Deliveries deliveries;

    private SampleGenerator(Instant anchor) {
        this.anchor = anchor;
        this.fleet = new Fleet(anchor);
        this.deliveries = new Deliveries(anchor, fleet);
    }

    /** The estate as it stands at a moment, which is cut to the hour. */
    public static SampleEstate at(Instant now) {
        return new SampleGenerator(now.truncatedTo(ChronoUnit.HOURS)).estate();
    }

    private SampleEstate estate() {
        berlin();
        austin();
        frankfurt();
        branches();
        wireless();
        lab();
        List.of(BERLIN, AUSTIN, WIRELESS, LAB).forEach(deliveries::direct);
        return new SampleEstate(
                anchor,
                SMART_ACCOUNT,
                "Example Corporation",
                virtualAccounts(),
                List.copyOf(grants),
                List.copyOf(pakConversions),
                List.copyOf(transfers),
                fleet.devices(),
                deliveries.modes(),
                ownerRules(),
                deliveries.events());
    }

    private static List<VirtualAccount> virtualAccounts() {
        return List.of(
                new VirtualAccount(BERLIN, "Campus Berlin", "Workplace IT", "EMEA", "production", true),
                new VirtualAccount(AUSTIN, "Campus Austin", "Workplace IT", "AMER", "production", false),
                new VirtualAccount(FRANKFURT, "Data Centre Frankfurt", "Infrastructure", "EMEA", "production", false),
                new VirtualAccount(BRANCHES, "Branches EMEA", "Retail", "EMEA", "production", false),
                new VirtualAccount(WIRELESS, "Wireless", "Workplace IT", "EMEA", "production", false),
                new VirtualAccount(LAB, "Lab Singapore", "Engineering", "APAC", "lab", false));
    }

    /** Whoever runs the devices cares for what they are short of. */
    private static List<OwnerRule> ownerRules() {
        return List.of(
                new OwnerRule("berlin", BERLIN, "workplace-it@example.com"),
                new OwnerRule("austin", AUSTIN, "workplace-it@example.com"),
                new OwnerRule("frankfurt", FRANKFURT, "infrastructure@example.com"),
                new OwnerRule("branches", BRANCHES, "retail-networks@example.com"),
                new OwnerRule("wireless", WIRELESS, "workplace-it@example.com"),
                new OwnerRule("lab", LAB, "engineering-labs@example.com"));
    }

    /**
     * Twenty switches run Network Essentials and twelve are owned; spare Network Advantage covers the other eight. One
     * switch has not been heard of for 200 days, and counts still: since its replacement came, 45 days ago, DNA Advantage
     * is one short. Two HSEC licences that Frankfurt lacks were delivered here, into the default Virtual Account.
     */
    private void berlin() {
        perpetual(BERLIN, Tags.C9300_24_NETWORK_ADVANTAGE, 72, 500, "PO-10021", "1180.00");
        perpetual(BERLIN, Tags.C9300_24_NETWORK_ESSENTIALS, 12, 500, "PO-10021", "540.00");
        subscription(BERLIN, Tags.C9300_24_DNA_ADVANTAGE, 59, 400, -400, "Sub-300114", "21.50");
        perpetual(BERLIN, Tags.C9500_NETWORK_ADVANTAGE, 4, 500, "PO-10022", "4900.00");
        subscription(BERLIN, Tags.C9500_DNA_ADVANTAGE, 4, 400, -330, "Sub-300115", "96.00");
        perpetual(BERLIN, Tags.C9K_HSEC, 2, 100, "PO-10094", "2600.00");
        fleet.add(58, C9300_24, BERLIN, "ber-acc-%", ALONE, c9300With24Ports(390));
        silent(200, C9300_24, BERLIN, "ber-acc-%", c9300With24Ports(390));
        fleet.add(1, C9300_24, BERLIN, "ber-acc-%", ALONE, c9300With24Ports(45));
        fleet.add(20, C9300_24T, BERLIN, "ber-edge-%", ALONE, Map.of(Tags.C9300_24_NETWORK_ESSENTIALS, since(250, 1)));
        fleet.add(
                2,
                C9500,
                BERLIN,
                "ber-core-%",
                PAIR,
                Map.of(Tags.C9500_NETWORK_ADVANTAGE, since(390, 2), Tags.C9500_DNA_ADVANTAGE, since(390, 2)));
    }

    /**
     * The subscription holds 49; the fleet outgrew it 60 days ago and again 20 days ago: one case, one clock. Two
     * switches have not reported since 100 and 75 days ago: one report is overdue, the other soon due. Five more were
     * ordered, and have not come.
     */
    private void austin() {
        perpetual(AUSTIN, Tags.C9300_48_NETWORK_ADVANTAGE, 56, 480, "PO-10034", "1490.00");
        subscription(AUSTIN, Tags.C9300_48_DNA_ADVANTAGE, 49, 380, -350, "Sub-300131", "28.00");
        fleet.add(38, C9300_48, AUSTIN, "aus-acc-%", ALONE, c9300With48Ports(370, 1));
        silent(100, C9300_48, AUSTIN, "aus-acc-%", c9300With48Ports(370, 1));
        silent(75, C9300_48, AUSTIN, "aus-acc-%", c9300With48Ports(370, 1));
        fleet.add(4, C9300_48, AUSTIN, "aus-stack-%", PAIR, c9300With48Ports(370, 2));
        fleet.add(3, C9300_48, AUSTIN, "aus-acc-%", ALONE, c9300With48Ports(60, 1));
        fleet.add(3, C9300_48, AUSTIN, "aus-acc-%", ALONE, c9300With48Ports(20, 1));
        deliveries.add(new Order("PO-S300203", AUSTIN, Tags.C9300_48_DNA_ADVANTAGE, 5, daysAgo(12), daysAgo(-16)));
    }

    /**
     * Two shortages older than 90 days, one of a licence whose use the vendor restricts and of which Berlin has the
     * missing two, and one bought away in time. Files are carried by hand. Those of the two chassis that make the other
     * shortage wait in the next export: the vendor does not see it yet.
     */
    private void frankfurt() {
        perpetual(FRANKFURT, Tags.C9500_NETWORK_ADVANTAGE, 16, 460, "PO-10040", "4900.00");
        subscription(FRANKFURT, Tags.C9500_DNA_ADVANTAGE, 12, 400, -330, "Sub-300140", "96.00");
        subscription(FRANKFURT, Tags.C9500_DNA_ADVANTAGE, 4, 35, -330, "Sub-300187", "96.00");
        perpetual(FRANKFURT, Tags.C9400_NETWORK_ADVANTAGE, 24, 460, "PO-10041", "3900.00");
        subscription(FRANKFURT, Tags.C9400_DNA_ADVANTAGE, 10, 400, -330, "Sub-300141", "74.00");
        perpetual(FRANKFURT, Tags.C9600_NETWORK_ESSENTIALS, 6, 460, "PO-10042", "7200.00");
        perpetual(FRANKFURT, Tags.C9K_HSEC, 4, 310, "PO-10057", "2600.00");
        Map<String, List<Step>> c9500 =
                Map.of(Tags.C9500_NETWORK_ADVANTAGE, since(390, 1), Tags.C9500_DNA_ADVANTAGE, since(390, 1));
        fleet.add(12, C9500, FRANKFURT, "fra-leaf-%", ALONE, c9500);
        fleet.add(
                4,
                C9500,
                FRANKFURT,
                "fra-leaf-%",
                ALONE,
                Map.of(Tags.C9500_NETWORK_ADVANTAGE, since(95, 1), Tags.C9500_DNA_ADVANTAGE, since(95, 1)));
        Map<String, List<Step>> twoSupervisors =
                Map.of(Tags.C9400_NETWORK_ADVANTAGE, since(390, 2), Tags.C9400_DNA_ADVANTAGE, since(390, 1));
        fleet.add(10, C9400, FRANKFURT, "fra-dist-%", PAIR, twoSupervisors);
        fleet.add(
                        2,
                        C9400,
                        FRANKFURT,
                        "fra-dist-%",
                        PAIR,
                        Map.of(Tags.C9400_NETWORK_ADVANTAGE, since(150, 2), Tags.C9400_DNA_ADVANTAGE, since(150, 1)))
                .forEach(deliveries::hold);
        fleet.add(
                4,
                C9600,
                FRANKFURT,
                "fra-spine-%",
                ALONE,
                Map.of(Tags.C9600_NETWORK_ESSENTIALS, since(390, 1), Tags.C9K_HSEC, since(300, 1)));
        fleet.add(
                2,
                C9600,
                FRANKFURT,
                "fra-spine-%",
                ALONE,
                Map.of(Tags.C9600_NETWORK_ESSENTIALS, since(390, 1), Tags.C9K_HSEC, since(120, 1)));
        deliveries.carried(FRANKFURT, "fra");
    }

    /**
     * A subscription over 100 ended 87 days ago and was renewed for 90 only: three days are left. No catalogue says what
     * else may cover it. An aggregator passes reports on; one router has come with its second sync only, which the vendor
     * has not confirmed.
     */
    private void branches() {
        perpetual(BRANCHES, Tags.ROUTER_NETWORK_PREMIER, 70, 470, "PO-10063", "2100.00");
        pakConversions.add(new PakConversion("3AB1C2D4E5F", BRANCHES, Tags.ROUTER_NETWORK_PREMIER, 30, daysAgo(460)));
        subscription(BRANCHES, Tags.ROUTER_DNA_PREMIER, 100, 452, 87, "Sub-300150", "41.00");
        subscription(BRANCHES, Tags.ROUTER_DNA_PREMIER, 90, 87, -278, "Sub-300172", "41.00");
        Map<String, List<Step>> premier =
                Map.of(Tags.ROUTER_NETWORK_PREMIER, since(440, 1), Tags.ROUTER_DNA_PREMIER, since(440, 1));
        List<Device> routers = fleet.add(40, ISR4461, BRANCHES, "br-isr-%", ALONE, premier);
        List<Device> edges = fleet.add(60, C8300, BRANCHES, "br-edge-%", ALONE, premier);
        deliveries.hold(edges.getLast());
        deliveries.synced(BRANCHES, routers.getFirst());
    }

    /** Controllers count their access points, which come and go. */
    private void wireless() {
        perpetual(WIRELESS, Tags.AIR_NETWORK_ADVANTAGE, 700, 450, "PO-10071", "95.00");
        subscription(WIRELESS, Tags.AIR_DNA_ADVANTAGE, 700, 305, -60, "Sub-300160", "6.20");
        List<Step> large = List.of(new Step(300, 96), new Step(210, 120), new Step(75, 116));
        List<Step> small = List.of(new Step(300, 80), new Step(120, 72));
        fleet.add(
                4,
                C9800,
                WIRELESS,
                "wlc-large-%",
                PAIR,
                Map.of(Tags.AIR_NETWORK_ADVANTAGE, large, Tags.AIR_DNA_ADVANTAGE, large));
        fleet.add(
                2,
                C9800,
                WIRELESS,
                "wlc-small-%",
                PAIR,
                Map.of(Tags.AIR_NETWORK_ADVANTAGE, small, Tags.AIR_DNA_ADVANTAGE, small));
    }

    /**
     * Four switches moved here from Berlin 60 days ago; their licences followed ten days later. One switch of the lab's own
     * has reported under a second PID as well for 25 days, and counts twice: one licence is short.
     */
    private void lab() {
        perpetual(LAB, Tags.C9300_24_NETWORK_ADVANTAGE, 23, 420, "PO-10080", "1180.00");
        Map<String, List<Step>> use = Map.of(Tags.C9300_24_NETWORK_ADVANTAGE, since(410, 1));
        List<Device> own = fleet.add(23, C9300_24T, LAB, "sin-lab-%", ALONE, use);
        fleet.addAgain(
                own.getFirst(),
                C9300_24T_ADVANTAGE,
                "sin-lab-%",
                Map.of(Tags.C9300_24_NETWORK_ADVANTAGE, since(25, 1)));
        List<Device> moved = fleet.add(
                4, C9300_24, BERLIN, "sin-moved-%", ALONE, Map.of(Tags.C9300_24_NETWORK_ADVANTAGE, since(390, 1)));
        moved.forEach(device -> deliveries.add(new Move(device.id(), LAB, daysAgo(60))));
        transfers.add(new Transfer(
                "tr-lab-0001",
                BERLIN,
                LAB,
                Tags.C9300_24_NETWORK_ADVANTAGE,
                4,
                daysAgo(50),
                "Licences follow the switches that moved to the lab"));
    }

    private void silent(int daysAgo, Model model, String virtualAccount, String name, Map<String, List<Step>> use) {
        deliveries.fellSilent(fleet.addSilent(daysAgo, model, virtualAccount, name, use), daysAgo);
    }

    private static Map<String, List<Step>> c9300With24Ports(int daysAgo) {
        return Map.of(
                Tags.C9300_24_NETWORK_ADVANTAGE, since(daysAgo, 1), Tags.C9300_24_DNA_ADVANTAGE, since(daysAgo, 1));
    }

    private static Map<String, List<Step>> c9300With48Ports(int daysAgo, int count) {
        return Map.of(
                Tags.C9300_48_NETWORK_ADVANTAGE, since(daysAgo, count),
                Tags.C9300_48_DNA_ADVANTAGE, since(daysAgo, count));
    }

    private static List<Step> since(int daysAgo, long count) {
        return Collections.singletonList(new Step(daysAgo, count));
    }

    private void perpetual(
            String virtualAccount, String tag, long quantity, int daysAgo, String orderReference, String unitPrice) {
        grants.add(new Grant(
                nextGrantId(),
                virtualAccount,
                tag,
                quantity,
                daysAgo(daysAgo),
                Optional.empty(),
                orderReference,
                Optional.empty(),
                unitPrice));
    }

    /** Both ends in days before the anchor: a negative end lies after it. */
    private void subscription(
            String virtualAccount, String tag, long quantity, int startsAgo, int endsAgo, String id, String price) {
        grants.add(new Grant(
                nextGrantId(),
                virtualAccount,
                tag,
                quantity,
                daysAgo(startsAgo),
                Optional.of(daysAgo(endsAgo)),
                id.replace("Sub-", "PO-S"),
                Optional.of(id),
                price));
    }

    private String nextGrantId() {
        return String.format(Locale.ROOT, "ent-%04d", grants.size() + 1);
    }

    private Instant daysAgo(int days) {
        return anchor.minus(Duration.ofDays(days));
    }
}
