package dev.ninety.compliance.notification;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and is to be told.
 *
 * @param key names the happening within its account: what has been announced under a key is not announced again
 * @param subject what it is about, as a path below the account, such as {@code cases/ID}
 * @param at when it came true, however late that was noticed
 * @param virtualAccount null where it concerns none in particular
 * @param owner who cares for it at that time; null where nobody does
 * @param data how things stood when it was announced: texts, numbers, truths, moments, and lists and maps of them
 */
public record Announcement(
        EventType type,
        String key,
        String subject,
        Instant at,
        @Nullable String virtualAccount,
        @Nullable String owner,
        Map<String, @Nullable Object> data) {

    public Announcement {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
}
