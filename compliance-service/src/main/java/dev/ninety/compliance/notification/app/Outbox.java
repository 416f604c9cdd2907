package dev.ninety.compliance.notification.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ninety.compliance.notification.Announcement;
import dev.ninety.compliance.notification.Event;
import dev.ninety.compliance.notification.store.AnnouncementStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Where everything that is to be told is put down, in the transaction in which it happens: so it is told if and only if
 * it happened. Whoever announces holds the account's last number until the transaction ends; announce after all other
 * locks have been taken.
 */
@ApplicationScoped
public class Outbox {

    private final AnnouncementStore store;
    private final ObjectMapper json;
    private final InstantSource clock;

    Outbox(AnnouncementStore store, ObjectMapper json, InstantSource clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** Announces one thing, unless it was announced before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void announce(String smartAccount, Announcement announcement) {
        announce(smartAccount, List.of(announcement));
    }

    /** Announces things in this order; what was announced before is left out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void announce(String smartAccount, List<Announcement> announcements) {
        if (announcements.isEmpty()) {
            return;
        }
        long sequence = store.holdHead(smartAccount);
        Map<UUID, Announcement> byId = new LinkedHashMap<>();
        announcements.forEach(announcement -> byId.putIfAbsent(id(smartAccount, announcement.key()), announcement));
        Set<UUID> known = store.known(smartAccount, byId.keySet());
        Instant recordedAt = clock.instant();
        List<Event> events = new ArrayList<>();
        for (Map.Entry<UUID, Announcement> one : byId.entrySet()) {
            if (!known.contains(one.getKey())) {
                events.add(event(smartAccount, ++sequence, one.getKey(), one.getValue(), recordedAt));
            }
        }
        if (!events.isEmpty()) {
            store.add(smartAccount, events);
        }
    }

    private Event event(String smartAccount, long sequence, UUID id, Announcement announcement, Instant recordedAt) {
        return new Event(
                smartAccount,
                sequence,
                id.toString(),
                announcement.type(),
                announcement.subject(),
                announcement.at(),
                recordedAt,
                announcement.virtualAccount(),
                announcement.owner(),
                text(announcement));
    }

    private String text(Announcement announcement) {
        try {
            return json.writeValueAsString(announcement.data());
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("the data of " + announcement.key() + " is no JSON", unwritable);
        }
    }

    /** The id of what an account announces under a key. */
    private static UUID id(String smartAccount, String key) {
        return UUID.nameUUIDFromBytes((smartAccount + "\n" + key).getBytes(StandardCharsets.UTF_8));
    }
}
