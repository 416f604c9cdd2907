package dev.ninety.suite.sample;

import static dev.ninety.suite.http.JsonClient.path;
import static dev.ninety.suite.http.JsonClient.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ninety.suite.http.Answer;
import dev.ninety.suite.http.JsonClient;
import dev.ninety.suite.sample.SampleEstate.Event;
import dev.ninety.suite.sample.SampleEstate.Export;
import dev.ninety.suite.sample.SampleEstate.Move;
import dev.ninety.suite.sample.SampleEstate.Order;
import dev.ninety.suite.sample.SampleEstate.RumFile;
import dev.ninety.suite.sample.SampleEstate.Sync;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Hands in what happened in an estate, each thing at its own moment. */
final class EventLoader {

    private final JsonClient entitlements;
    private final JsonClient usage;
    private final String account;
    private final LoadingClock clock;
    private long received;
    private long accepted;
    private long duplicate;

    EventLoader(JsonClient entitlements, JsonClient usage, String account, LoadingClock clock) {
        this.entitlements = entitlements;
        this.usage = usage;
        this.account = account;
        this.clock = clock;
    }

    /** What became of all reports so far. */
    SampleLoader.Summary summary() {
        return new SampleLoader.Summary(received, accepted, duplicate);
    }

    void load(Event event) {
        clock.at(event.at());
        switch (event) {
            case Move move ->
                usage.post(account + path("product-instances", move.device(), "moves"), SampleJson.body(move))
                        .expect(200, 201);
            case Order order ->
                entitlements
                        .put(account + path("orders", order.orderReference()), SampleJson.body(order))
                        .expect(200, 201);
            case RumFile file -> collect(file);
            case Sync sync -> pass(sync);
            case Export export -> carry(export);
        }
    }

    private void collect(RumFile file) {
        JsonNode counts = usage.send(
                        "POST",
                        account + "/rum-reports?virtualAccount=" + query(file.virtualAccount()),
                        BodyPublishers.ofString(RumXml.file(file.reports())),
                        Map.of("Content-Type", "application/xml"))
                .expect(200)
                .json();
        received += counts.path("received").asLong();
        accepted += counts.path("accepted").asLong();
        duplicate += counts.path("duplicate").asLong();
    }

    private void pass(Sync sync) {
        String address = account + path("on-prem-syncs", sync.collector(), sync.id());
        Answer answer = usage.send(
                        "PUT",
                        address,
                        BodyPublishers.ofString(RumXml.lines(sync.reports())),
                        Map.of("Content-Type", "application/x-ndjson"))
                .expect(200, 201);
        long taken = answer.json().path("versions").asLong();
        received += answer.json().path("received").asLong();
        accepted += answer.status() == 201 ? taken : 0;
        duplicate += answer.status() == 200 ? taken : 0;
        sync.confirmedAt().ifPresent(moment -> {
            clock.at(moment);
            usage.post(address + "/confirm", moment("confirmedAt", moment)).expect(200, 201);
        });
    }

    private void carry(Export export) {
        String address = account + path("exports", export.id());
        usage.put(address, SampleJson.body(export)).expect(200, 201);
        export.submittedAt().ifPresent(moment -> {
            clock.at(moment);
            usage.post(address + "/submission", moment("submittedAt", moment)).expect(200, 201);
        });
        export.acknowledgedAt().ifPresent(moment -> {
            clock.at(moment);
            usage.send(
                            "POST",
                            account + "/acks?export=" + query(export.id()),
                            BodyPublishers.ofString(ack(export)),
                            Map.of("Content-Type", "application/xml"))
                    .expect(200, 201);
        });
    }

    private static Map<String, String> moment(String field, Instant moment) {
        return Map.of(field, moment.toString());
    }

    /** What is inside a real one is not public. */
    private static String ack(Export export) {
        byte[] inside = ("ACK of " + export.id()).getBytes(StandardCharsets.UTF_8);
        return "<smartLicense><smartLicenseRumAck><data>"
                + Base64.getEncoder().encodeToString(inside)
                + "</data></smartLicenseRumAck></smartLicense>\n";
    }
}
