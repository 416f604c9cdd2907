package dev.ninety.suite.sample;

import static dev.ninety.suite.http.JsonClient.path;

import dev.ninety.suite.Await;
import dev.ninety.suite.Progress;
import dev.ninety.suite.Service;
import dev.ninety.suite.Suite;
import dev.ninety.suite.SuiteClock;
import dev.ninety.suite.SuiteException;
import dev.ninety.suite.http.Answer;
import dev.ninety.suite.http.JsonClient;
import dev.ninety.suite.sample.SampleEstate.RumFile;
import dev.ninety.suite.sample.SampleEstate.Sync;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Loads an estate through the services' own doors, as a user would have done bit by bit: the services' clock follows the
 * estate's story meanwhile. Loading it again changes nothing.
 */
public final class SampleLoader {

    private static final Duration OWNERS_LIMIT = Duration.ofSeconds(30);

    private final JsonClient entitlements;
    private final JsonClient usage;
    private final JsonClient compliance;
    private final SuiteClock clock;
    private final Progress progress;

    public SampleLoader(Suite suite, Progress progress) {
        this.entitlements = suite.client(Service.ENTITLEMENT);
        this.usage = suite.client(Service.USAGE);
        this.compliance = suite.client(Service.COMPLIANCE);
        this.clock = suite.clock();
        this.progress = progress;
    }

    /**
     * What usage-service made of the reports of one load.
     *
     * @param received reports sent
     * @param accepted reports that were new
     * @param duplicate reports that it had already
     */
    public record Summary(long received, long accepted, long duplicate) {}

    /**
     * Loads the whole estate.
     *
     * @throws SuiteException when a door refuses a part of it
     */
    public Summary load(SampleEstate estate) {
        progress.say("Loading the sample estate " + estate.smartAccount());
        try (LoadingClock time = new LoadingClock(clock, latestRecord(estate), estate.anchor())) {
            time.at(estate.begins());
            owned(estate);
            progress.say("  " + estate.virtualAccounts().size() + " Virtual Accounts, "
                    + (estate.grants().size() + estate.pakConversions().size()) + " entitlements");
            instances(estate);
            progress.say("  " + estate.devices().size() + " product instances");
            EventLoader events = new EventLoader(entitlements, usage, account(estate), time);
            estate.events().forEach(events::load);
            Summary summary = events.summary();
            progress.say("  " + summary.received() + " RUM reports in "
                    + estate.events(RumFile.class).size() + " files and "
                    + estate.events(Sync.class).size() + " syncs");
            time.close();
            owners(estate);
            return whole(summary);
        }
    }

    /** When one of the services recorded something of the account last; long ago where that is never. */
    private Instant latestRecord(SampleEstate estate) {
        return Stream.of(entitlements, usage)
                .flatMap(service -> service.items("/v1/ledgers").stream())
                .filter(head -> head.path("smartAccount").asText().equals(estate.smartAccount()))
                .map(head -> Instant.parse(head.path("recordedAt").asText()))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static Summary whole(Summary summary) {
        if (summary.accepted() + summary.duplicate() != summary.received()) {
            throw new SuiteException("Of the sample's " + summary.received() + " RUM reports only " + summary.accepted()
                    + " were accepted and " + summary.duplicate() + " known already");
        }
        return summary;
    }

    private void owned(SampleEstate estate) {
        entitlements.put(account(estate), Map.of("name", estate.name())).expect(200, 201);
        for (SampleEstate.VirtualAccount account : estate.virtualAccounts()) {
            entitlements
                    .put(account(estate) + path("virtual-accounts", account.id()), SampleJson.body(account))
                    .expect(200, 201);
        }
        for (SampleEstate.Grant grant : estate.grants()) {
            entitlements
                    .put(account(estate) + path("entitlements", grant.id()), SampleJson.body(grant))
                    .expect(200, 201);
        }
        for (SampleEstate.PakConversion conversion : estate.pakConversions()) {
            entitlements
                    .put(account(estate) + path("pak-conversions", conversion.pak()), SampleJson.body(conversion))
                    .expect(200, 201);
        }
        for (SampleEstate.Transfer transfer : estate.transfers()) {
            entitlements
                    .put(account(estate) + path("transfers", transfer.id()), SampleJson.body(transfer))
                    .expect(200, 201);
        }
    }

    /**
     * Owners of what is short already, too. A service that was away is left alone for some seconds, until which nobody can
     * say whether the account exists: so time has to run.
     */
    private void owners(SampleEstate estate) {
        for (SampleEstate.OwnerRule rule : estate.ownerRules()) {
            List<Answer> answers = new ArrayList<>();
            Await.within(OWNERS_LIMIT, () -> {
                answers.add(compliance
                        .put(account(estate) + path("owner-rules", rule.id()), SampleJson.body(rule))
                        .expect(200, 201, 503));
                return answers.getLast().status() != 503;
            });
            answers.getLast().expect(200, 201);
        }
    }

    private void instances(SampleEstate estate) {
        for (SampleEstate.Device device : estate.devices()) {
            usage.put(account(estate) + path("product-instances", device.id()), SampleJson.body(device))
                    .expect(200, 201);
        }
        for (SampleEstate.DeliveryMode mode : estate.deliveryModes()) {
            usage.put(
                            account(estate) + path(mode.subject().path(), mode.id(), "delivery-mode"),
                            SampleJson.body(mode, estate.begins()))
                    .expect(200, 201);
        }
    }

    private static String account(SampleEstate estate) {
        return path("v1", "smart-accounts", estate.smartAccount());
    }
}
