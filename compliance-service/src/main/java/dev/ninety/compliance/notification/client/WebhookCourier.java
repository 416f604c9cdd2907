package dev.ninety.compliance.notification.client;

import dev.ninety.compliance.notification.Event;
import dev.ninety.compliance.notification.Outcome;
import dev.ninety.compliance.notification.Subscriber;
import dev.ninety.compliance.notification.SubscriberKind;
import dev.ninety.compliance.notification.app.Courier;
import dev.ninety.compliance.outbound.client.Outbound;
import dev.ninety.compliance.outbound.client.OutboundException;
import dev.ninety.compliance.outbound.client.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Posts events to URLs, one by one, signed. */
@ApplicationScoped
class WebhookCourier implements Courier {

    private final Outbound outbound;
    private final Secrets secrets;
    private final CloudEvents cloudEvents;
    private final InstantSource clock;

    WebhookCourier(Outbound outbound, Secrets secrets, CloudEvents cloudEvents, InstantSource clock) {
        this.outbound = outbound;
        this.secrets = secrets;
        this.cloudEvents = cloudEvents;
        this.clock = clock;
    }

    @Override
    public SubscriberKind kind() {
        return SubscriberKind.WEBHOOK;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public int most() {
        return 1;
    }

    @Override
    public Outcome bring(Subscriber subscriber, List<Event> events) {
        String name = String.valueOf(subscriber.wish().secretRef());
        Optional<String> secret = secrets.find(subscriber.key().smartAccount(), name, "secret");
        if (secret.isEmpty()) {
            return Outcome.failed("The account has no secret " + name + ".");
        }
        for (Event event : events) {
            Outcome outcome = post(subscriber.wish().address(), secret.get(), event);
            if (outcome.kind() != Outcome.Kind.DELIVERED) {
                return outcome;
            }
        }
        return Outcome.DELIVERED;
    }

    private Outcome post(String url, String secret, Event event) {
        byte[] body = cloudEvents.bytes(event);
        long timestamp = clock.instant().getEpochSecond();
        String signature;
        try {
            signature = WebhookSignature.of(secret, event.id(), timestamp, body);
        } catch (IllegalArgumentException noKey) {
            return Outcome.failed("The secret is no key: what follows whsec_ is not Base64.");
        }
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", CloudEvents.MEDIA_TYPE)
                    .header("User-Agent", "Ninety")
                    .header("webhook-id", event.id())
                    .header("webhook-timestamp", Long.toString(timestamp))
                    .header("webhook-signature", signature)
                    .POST(BodyPublishers.ofByteArray(body));
            return Outcome.ofStatus(outbound.send(request, 0).status());
        } catch (OutboundException failed) {
            return failed.isForbidden() ? Outcome.refused(failed.detail()) : Outcome.failed(failed.detail());
        }
    }
}
