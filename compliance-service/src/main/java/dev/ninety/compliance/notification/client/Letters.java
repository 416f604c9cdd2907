package dev.ninety.compliance.notification.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.notification.Event;
import dev.ninety.compliance.notification.app.NotificationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Events as a person reads them in a mail: plain text, each with its own date. */
@ApplicationScoped
class Letters {

    private final ObjectMapper json;
    private final NotificationSettings settings;

    Letters(ObjectMapper json, NotificationSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    String subject(List<Event> events) {
        Event first = events.getFirst();
        String what = first.type().title();
        if (first.virtualAccount() != null) {
            what += " (" + first.virtualAccount() + ")";
        }
        return first.smartAccount() + ": "
                + (events.size() == 1 ? what : what + ", and " + (events.size() - 1) + " more");
    }

    String text(List<Event> events) {
        StringBuilder text = new StringBuilder();
        for (Event event : events) {
            text.append(event.type().title()).append('\n');
            line(text, "at", event.at().toString());
            data(event)
                    .properties()
                    .forEach(
                            field -> line(text, field.getKey(), field.getValue().asText("")));
            line(text, "look at", link(event));
            text.append('\n');
        }
        return text.append("You receive this because of a mail subscription of ")
                .append(events.getFirst().smartAccount())
                .append(" in Ninety.\n")
                .toString();
    }

    private String link(Event event) {
        return settings.publicUrl().map(url -> url.replaceAll("/+$", "")).orElse("") + "/v1/smart-accounts/"
                + event.smartAccount() + "/" + event.subject();
    }

    /** What is empty, or a list, is left to the link. */
    private static void line(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append("    ").append(name).append(": ").append(value).append('\n');
        }
    }

    private JsonNode data(Event event) {
        try {
            return json.readTree(event.data());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the event " + event.id() + " is no JSON", broken);
        }
    }
}
