package dev.ninety.compliance.notification.web;

import dev.ninety.compliance.notification.EventType;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is looked at alike in all that people say of subscribers. */
final class SubscriberChecks {

    private SubscriberChecks() {}

    /** The types of a list; null stands for none, which means all. */
    static List<EventType> types(Check check, @Nullable List<@Nullable String> names) {
        List<EventType> types = new ArrayList<>();
        List<@Nullable String> given = names == null ? List.of() : names;
        for (int i = 0; i < given.size(); i++) {
            String name = given.get(i);
            Optional<EventType> type = name == null ? Optional.empty() : EventType.of(name);
            if (type.isEmpty()) {
                check.refuse("/types/" + i, "UNKNOWN_TYPE", "There is no such type of event.");
            } else {
                types.add(type.get());
            }
        }
        return types;
    }

    /** The id of an event in a path, or a 400. */
    static UUID eventId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Problem.badParameter("eventId", "An event's id is a UUID.");
        }
    }
}
