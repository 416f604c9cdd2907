package dev.ninety.compliance.alert;

import dev.ninety.compliance.notification.Announcement;
import dev.ninety.compliance.notification.EventType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is announced of terms that end. */
public final class TermStory {

    private TermStory() {}

    /** What is to have been told of a fall by now. */
    public static List<Announcement> of(TermFall fall, Instant now) {
        return fall.isHistory()
                ? List.of()
                : fall.countdown().told(Instant.MIN, fall.knownAt(), now, null).stream()
                        .map(mark -> announcement(fall, mark))
                        .toList();
    }

    /** When a fall is to be told of next; null for never. */
    public static @Nullable Instant next(TermFall fall, Instant now) {
        return fall.isHistory() ? null : fall.countdown().next(Instant.MIN, now, null);
    }

    private static Announcement announcement(TermFall fall, Countdown.Mark mark) {
        String virtualAccount = fall.pair().virtualAccount();
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("virtualAccount", virtualAccount);
        facts.put("entitlementTag", fall.pair().entitlementTag());
        facts.put("endsAt", fall.at());
        facts.put("daysLeft", mark.daysLeft());
        facts.put("units", fall.units());
        return new Announcement(
                mark.daysLeft() == 0 ? EventType.LICENSES_EXPIRED : EventType.LICENSES_EXPIRING,
                "term/" + virtualAccount + "/" + fall.pair().entitlementTag() + "/" + fall.at() + "/" + mark.daysLeft(),
                "positions?virtualAccount=" + virtualAccount + "&at=" + fall.at(),
                mark.at(),
                virtualAccount,
                null,
                facts);
    }
}
