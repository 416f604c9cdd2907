package dev.ninety.compliance.calendar;

import dev.ninety.compliance.agreement.AgreementDate;
import dev.ninety.compliance.shortage.ShortageCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Turns what has a date into entries of a calendar. */
public final class Clocks {

    private Clocks() {}

    /**
     * The clocks of an account that a feed shows: open cases at the end of their grace, and, in a feed of the whole
     * account, the dates of agreements. In the order of their moments.
     *
     * @param names what a licence is called, by its tag
     */
    public static List<CalendarEntry> of(
            String smartAccount,
            CalendarFeed feed,
            List<ShortageCase> open,
            List<AgreementDate> dates,
            UnaryOperator<String> names) {
        List<CalendarEntry> entries = new ArrayList<>();
        open.stream()
                .filter(shortage -> feed.owner() == null || feed.owner().equals(shortage.owner()))
                .filter(shortage -> feed.virtualAccount() == null
                        || feed.virtualAccount().equals(shortage.pair().virtualAccount()))
                .map(shortage -> entry(smartAccount, shortage, names))
                .forEach(entries::add);
        if (feed.isOfTheWholeAccount()) {
            dates.stream().map(date -> entry(smartAccount, date)).forEach(entries::add);
        }
        entries.sort(Comparator.comparing(CalendarEntry::at).thenComparing(CalendarEntry::uid));
        return List.copyOf(entries);
    }

    private static CalendarEntry entry(String smartAccount, ShortageCase shortage, UnaryOperator<String> names) {
        String tag = shortage.pair().entitlementTag();
        String licence = names.apply(tag);
        String owner = shortage.owner() == null ? "Nobody cares for it yet." : "Owner: " + shortage.owner() + ".";
        return new CalendarEntry(
                "case-" + shortage.id() + "@" + smartAccount,
                shortage.version(),
                shortage.detectedAt(),
                shortage.deadline(),
                licence + " in " + shortage.pair().virtualAccount() + ": grace ends",
                "Up to " + shortage.peak() + " units short since "
                        + shortage.spell().start() + ". What follows: "
                        + shortage.terms().action() + ". " + owner,
                true);
    }

    private static CalendarEntry entry(String smartAccount, AgreementDate date) {
        String what = switch (date.kind()) {
            case NOTICE -> "last moment to give notice";
            case MILESTONE -> "milestone, consumption is looked at";
            case TERM_END -> "the term ends";
        };
        return new CalendarEntry(
                "agreement-" + date.agreement() + "-" + date.kind() + "-" + date.at() + "@" + smartAccount,
                0,
                date.at(),
                date.at(),
                date.agreement() + ": " + what,
                "A date of the agreement " + date.agreement() + ".",
                true);
    }
}
