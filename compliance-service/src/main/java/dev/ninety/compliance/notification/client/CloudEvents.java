package dev.ninety.compliance.notification.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ninety.compliance.notification.Event;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Events in the JSON format of CloudEvents 1.0; the same event always gives the same bytes. */
@ApplicationScoped
class CloudEvents {

    static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

    private final ObjectMapper json;

    CloudEvents(ObjectMapper json) {
        this.json = json;
    }

    byte[] bytes(Event event) {
        try {
            ObjectNode body = json.createObjectNode();
            body.put("specversion", "1.0");
            body.put("id", event.id());
            body.put("source", "/v1/smart-accounts/" + event.smartAccount());
            body.put("type", event.type().wire());
            body.put("subject", event.subject());
            body.put("time", event.at().toString());
            body.put("datacontenttype", "application/json");
            // Extensions: sequence is compared as text, so all have one length.
            body.put("sequence", String.format("%019d", event.sequence()));
            body.put("recordedtime", event.recordedAt().toString());
            putIfKnown(body, "virtualaccount", event.virtualAccount());
            putIfKnown(body, "owner", event.owner());
            body.set("data", json.readTree(event.data()));
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the event " + event.id() + " is no JSON", broken);
        }
    }

    /** An attribute without a value must not be there. */
    private static void putIfKnown(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
