package dev.ninety.suite.sample;

import static dev.ninety.suite.http.JsonClient.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.Progress;
import dev.ninety.suite.SuiteException;
import dev.ninety.suite.http.Answer;
import dev.ninety.suite.http.JsonClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Loads an estate through the services' own doors, as a user would. Loading it again changes nothing. */
public final class SampleLoader {

    private final JsonClient entitlements;
    private final JsonClient usage;
    private final Progress progress;

    public SampleLoader(JsonClient entitlements, JsonClient usage, Progress progress) {
        this.entitlements = entitlements;
        this.usage = usage;
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
        owned(estate);
        progress.say("  " + estate.virtualAccounts().size() + " Virtual Accounts, "
                + (estate.grants().size() + estate.pakConversions().size()) + " entitlements");
        instances(estate);
        progress.say("  " + estate.devices().size() + " product instances");
        Summary summary = reports(estate);
        progress.say("  " + summary.received() + " RUM reports in "
                + estate.rumFiles().size() + " files");
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

    private void instances(SampleEstate estate) {
        for (SampleEstate.Device device : estate.devices()) {
            usage.put(account(estate) + path("product-instances", device.id()), SampleJson.body(device))
                    .expect(200, 201);
        }
        for (SampleEstate.Move move : estate.moves()) {
            usage.post(account(estate) + path("product-instances", move.device(), "moves"), SampleJson.body(move))
                    .expect(200, 201);
        }
    }

    private Summary reports(SampleEstate estate) {
        long received = 0;
        long accepted = 0;
        long duplicate = 0;
        for (SampleEstate.RumFile file : estate.rumFiles()) {
            Answer answer = usage.send(
                            "POST",
                            account(estate) + "/rum-reports?virtualAccount=" + JsonClient.query(file.virtualAccount()),
                            BodyPublishers.ofString(RumXml.file(file.reports())),
                            Map.of("Content-Type", "application/xml"))
                    .expect(200);
            JsonNode counts = answer.json();
            received += counts.path("received").asLong();
            accepted += counts.path("accepted").asLong();
            duplicate += counts.path("duplicate").asLong();
        }
        if (accepted + duplicate != received) {
            throw new SuiteException("Of the sample's " + received + " RUM reports only " + accepted
                    + " were accepted and " + duplicate + " known already");
        }
        return new Summary(received, accepted, duplicate);
    }

    private static String account(SampleEstate estate) {
        return path("v1", "smart-accounts", estate.smartAccount());
    }
}
