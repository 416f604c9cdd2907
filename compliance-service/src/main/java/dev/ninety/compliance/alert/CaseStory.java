package dev.ninety.compliance.alert;

import dev.ninety.compliance.notification.Announcement;
import dev.ninety.compliance.notification.EventType;
import dev.ninety.compliance.shortage.HistoryItem;
import dev.ninety.compliance.shortage.Revision;
import dev.ninety.compliance.shortage.ShortageCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is announced of a case: all that its history gains, but for notes and plans. */
public final class CaseStory {

    private CaseStory() {}

    /** What a revision tells, in the order of the history. */
    public static List<Announcement> of(Revision revision, Instant now) {
        ShortageCase shortage = revision.after();
        List<Announcement> told = new ArrayList<>();
        for (int i = 0; i < revision.added().size(); i++) {
            HistoryItem item = revision.added().get(i);
            EventType type = type(item.what());
            if (type != null) {
                String key = "case/" + shortage.id() + "/" + shortage.version() + "/" + i;
                told.add(announcement(type, key, shortage, item.at(), facts(shortage, item, now)));
            }
        }
        return told;
    }

    /**
     * The reminders of a case that are to have been told by now.
     *
     * @param knownAt when its dates, as they are, became known
     */
    public static List<Announcement> reminders(ShortageCase shortage, Instant knownAt, Instant now) {
        return countdown(shortage)
                .told(shortage.spell().start(), knownAt, now, shortage.spell().end())
                .stream()
                .map(mark -> reminder(shortage, mark, now))
                .toList();
    }

    /** When the case is to be told of next; null for never. */
    public static @Nullable Instant nextReminder(ShortageCase shortage, Instant now) {
        return countdown(shortage)
                .next(shortage.spell().start(), now, shortage.spell().end());
    }

    private static Countdown countdown(ShortageCase shortage) {
        return new Countdown(shortage.deadline(), Countdown.GRACE);
    }

    private static Announcement reminder(ShortageCase shortage, Countdown.Mark mark, Instant now) {
        Map<String, @Nullable Object> facts = standing(shortage, now);
        facts.put("daysLeft", mark.daysLeft());
        String key = "case/" + shortage.id() + "/reminder/" + shortage.deadline() + "/" + mark.daysLeft();
        return announcement(EventType.CASE_REMINDER, key, shortage, mark.at(), facts);
    }

    static Announcement announcement(
            EventType type, String key, ShortageCase shortage, Instant at, Map<String, @Nullable Object> data) {
        return new Announcement(
                type, key, "cases/" + shortage.id(), at, shortage.pair().virtualAccount(), shortage.owner(), data);
    }

    private static Map<String, @Nullable Object> facts(ShortageCase shortage, HistoryItem item, Instant now) {
        Map<String, @Nullable Object> facts = standing(shortage, now);
        facts.put("reason", item.reason().name());
        facts.put("who", item.who());
        facts.put("from", item.from());
        facts.put("to", item.to());
        return facts;
    }

    /** How a case stands at a moment. */
    static Map<String, @Nullable Object> standing(ShortageCase shortage, Instant now) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("case", shortage.id());
        facts.put("virtualAccount", shortage.pair().virtualAccount());
        facts.put("entitlementTag", shortage.pair().entitlementTag());
        facts.put("state", shortage.stateAt(now).name());
        facts.put("shortSince", shortage.spell().start());
        facts.put("startUncertain", shortage.startUncertain());
        facts.put("deadline", shortage.deadline());
        facts.put("daysLeft", shortage.daysLeft(now));
        facts.put("resolvedAt", shortage.resolvedAt(now));
        facts.put("peak", shortage.peak());
        facts.put("enforcementAction", shortage.terms().action().name());
        facts.put("owner", shortage.owner());
        facts.put("version", shortage.version());
        return facts;
    }

    private static @Nullable EventType type(HistoryItem.What what) {
        return switch (what) {
            case OPENED -> EventType.CASE_OPENED;
            case MOVED, DEADLINE_MOVED, END_MOVED -> EventType.CASE_MOVED;
            case ENFORCED -> EventType.CASE_ENFORCED;
            case ENFORCEMENT_WITHDRAWN -> EventType.CASE_ENFORCEMENT_WITHDRAWN;
            case RESOLVED -> EventType.CASE_RESOLVED;
            case REOPENED -> EventType.CASE_REOPENED;
            case VOIDED -> EventType.CASE_VOIDED;
            case ASSIGNED -> EventType.CASE_ASSIGNED;
            case NOTED, PLAN_APPLIED -> null;
        };
    }
}
