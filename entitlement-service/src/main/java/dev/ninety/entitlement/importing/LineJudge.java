package dev.ninety.entitlement.importing;

import dev.ninety.entitlement.importing.Judgement.Refused;
import dev.ninety.entitlement.importing.Judgement.Skipped;
import dev.ninety.entitlement.importing.Judgement.Taken;
import dev.ninety.entitlement.importing.ReadLine.Detail;
import dev.ninety.entitlement.importing.ReadLine.Unreadable;
import dev.ninety.entitlement.importing.ReadLine.WithoutDetails;
import dev.ninety.kit.problem.Check;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges the lines of an import against the names that an account knows. */
public final class LineJudge {

    /** The start of what has none: units without a known start were always there. */
    private static final Instant WITHOUT_START = Instant.EPOCH;

    private static final int LONGEST_TEXT = 200;

    private final Names licences;
    private final Names virtualAccounts;

    /**
     * @param licences tags by display name
     * @param virtualAccounts ids by name
     */
    public LineJudge(Names licences, Names virtualAccounts) {
        this.licences = licences;
        this.virtualAccounts = virtualAccounts;
    }

    /** Judges one line alone; the first thing that stands in its way is the reason. */
    public Judgement judge(ReadLine line) {
        return switch (line) {
            case Unreadable unreadable -> new Refused("UNREADABLE", unreadable.detail());
            case WithoutDetails item -> withoutDetails(item);
            case Detail detail -> {
                try {
                    yield detail(detail);
                } catch (Unacceptable reason) {
                    yield new Refused(reason.code, reason.detail);
                }
            }
        };
    }

    private static Judgement withoutDetails(WithoutDetails item) {
        return item.quantity() != null && item.quantity() == 0
                ? new Skipped("NO_UNITS", "The item has no units and no licenseDetails.")
                : new Refused("NO_DETAILS", "Without licenseDetails the term of these units is not known.");
    }

    private Judgement detail(Detail line) throws Unacceptable {
        String status = line.status() == null ? "ACTIVE" : line.status().strip().toUpperCase(Locale.ROOT);
        switch (status) {
            case "ACTIVE", "EXPIRED", "FUTURE" -> {
                return new Taken(grant(line));
            }
            case "CANCELLED", "PENDING" -> {
                return new Skipped(status, "A line with the status " + status + " grants nothing.");
            }
            default -> throw new Unacceptable("UNKNOWN_STATUS", "The status " + line.status() + " is not known.");
        }
    }

    private ImportedGrant grant(Detail line) throws Unacceptable {
        String tag = resolve("LICENCE", "licence with the display name", line.license(), licences);
        String virtualAccount =
                resolve("VIRTUAL_ACCOUNT", "Virtual Account named", line.virtualAccount(), virtualAccounts);
        Long quantity = line.quantity();
        if (quantity == null || quantity < 1 || quantity > Check.LARGEST_COUNT) {
            throw new Unacceptable("BAD_QUANTITY", "A quantity lies between 1 and " + Check.LARGEST_COUNT + ".");
        }
        Instant start = startOf(line);
        Instant end = endOf(line);
        if (end != null && !end.isAfter(start)) {
            throw new Unacceptable("END_BEFORE_START", "It ends at " + end + ", before it starts at " + start + ".");
        }
        String type = text("licenseType", line.licenseType());
        return new ImportedGrant(
                virtualAccount,
                tag,
                type == null ? "" : type.toUpperCase(Locale.ROOT),
                quantity,
                start,
                end,
                text("subscriptionId", line.subscriptionId()),
                text("orderNumber", line.orderNumber()));
    }

    private static String resolve(String code, String what, @Nullable String name, Names names) throws Unacceptable {
        if (name == null || name.isBlank()) {
            throw new Unacceptable("MISSING_" + code, "There is no name.");
        }
        List<String> ids = names.of(name);
        return switch (ids.size()) {
            case 0 -> throw new Unacceptable("UNKNOWN_" + code, "There is no " + what + " " + name.strip() + ".");
            case 1 -> ids.getFirst();
            default ->
                throw new Unacceptable(
                        "AMBIGUOUS_" + code, "There is more than one " + what + " " + name.strip() + ": " + ids + ".");
        };
    }

    private static Instant startOf(Detail line) throws Unacceptable {
        try {
            return line.startDate() == null ? WITHOUT_START : CssmDates.start(line.startDate());
        } catch (DateTimeException notADate) {
            throw badDate("startDate", line.startDate());
        }
    }

    private static @Nullable Instant endOf(Detail line) throws Unacceptable {
        try {
            return line.endDate() == null ? null : CssmDates.end(line.endDate());
        } catch (DateTimeException notADate) {
            throw badDate("endDate", line.endDate());
        }
    }

    private static Unacceptable badDate(String field, @Nullable String value) {
        return new Unacceptable(
                "BAD_DATE",
                "The " + field + " " + value + " is not written like 2026-01-31, 2026-Jan-31 or "
                        + "2026-01-31T00:00:00Z.");
    }

    private static @Nullable String text(String field, @Nullable String value) throws Unacceptable {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST_TEXT || value.chars().anyMatch(Character::isISOControl)) {
            throw new Unacceptable(
                    "BAD_TEXT",
                    "The " + field + " has more than " + LONGEST_TEXT + " characters or a control character.");
        }
        return value.strip();
    }

    /** Why a line is refused; never leaves this class. */
    private static final class Unacceptable extends Exception {
        private final String code;
        private final String detail;

        Unacceptable(String code, String detail) {
            super(detail, null, false, false);
            this.code = code;
            this.detail = detail;
        }
    }
}
