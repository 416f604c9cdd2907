package dev.ninety.compliance.pack.app;

import static dev.ninety.compliance.pack.app.PackJson.fields;

import dev.ninety.compliance.intake.client.Peers;
import dev.ninety.compliance.intake.client.UsageApi;
import dev.ninety.compliance.pack.PackScope;
import dev.ninety.compliance.pack.PackSection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;

/** What the vendor answered to exports, as it came. */
@ApplicationScoped
class AckSection implements PackSection {

    private final Peers peers;
    private final PackJson json;

    AckSection(Peers peers, PackJson json) {
        this.peers = peers;
        this.json = json;
    }

    @Override
    public String entry() {
        return FOLDER + "acks.ndjson";
    }

    @Override
    public String title() {
        return "The vendor's acknowledgements of exports, one a line: contentBase64 is the file as it was received, with its"
                + " digest.";
    }

    @Override
    public Summary write(PackScope scope, OutputStream out) throws IOException {
        PackJson.Lines lines = json.lines(out);
        for (UsageApi.Ack ack : peers.usage().acks(scope.smartAccount()).orElse(List.of())) {
            if (scope.holds(ack.virtualAccount()) && !ack.receivedAt().isAfter(scope.knownAt())) {
                byte[] content = peers.usage()
                        .ack(scope.smartAccount(), ack.id())
                        .orElseThrow(() -> new IOException("the ACK " + ack.id() + " is listed and not there"));
                lines.add(fields(
                        "id",
                        ack.id(),
                        "export",
                        ack.export(),
                        "virtualAccount",
                        ack.virtualAccount(),
                        "receivedAt",
                        ack.receivedAt(),
                        "bytes",
                        ack.bytes(),
                        "sha256",
                        ack.sha256(),
                        "contentBase64",
                        Base64.getEncoder().encodeToString(content)));
            }
        }
        return Summary.of(lines.count());
    }
}
