package dev.ninety.compliance.vendor;

import dev.ninety.compliance.vendor.Judgement.Counted;
import dev.ninety.compliance.vendor.Judgement.Refused;
import dev.ninety.compliance.vendor.Judgement.Skipped;
import dev.ninety.compliance.vendor.Judgement.Waiting;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Judges the lines of a file of counts, each alone; the first thing that stands in its way is the reason. */
public final class LineJudge {

    private static final int LONGEST_NAME = 300;

    private final Resolver resolver;
    private final @Nullable String defaultVirtualAccount;
    private final Instant defaultTakenAt;
    private final Instant now;

    /**
     * @param defaultVirtualAccount of lines that name none: an id or a name; null where there is none
     * @param defaultTakenAt of lines that do not say when they were counted
     * @param now no count lies after it
     */
    public LineJudge(Resolver resolver, @Nullable String defaultVirtualAccount, Instant defaultTakenAt, Instant now) {
        this.resolver = resolver;
        this.defaultVirtualAccount = defaultVirtualAccount;
        this.defaultTakenAt = defaultTakenAt;
        this.now = now;
    }

    public Judgement judge(UsageLine line) {
        if (line.fault() != null) {
            return new Refused("UNREADABLE", line.fault());
        }
        Long inUse = line.inUse();
        if (inUse == null) {
            return line.mustCount()
                    ? new Refused("MISSING_IN_USE", "There is no inUse.")
                    : new Skipped("NO_IN_USE", "The line has no count of what is in use.");
        }
        if (inUse < 0 || inUse > Check.LARGEST_COUNT) {
            return new Refused("BAD_COUNT", "A count lies between 0 and " + Check.LARGEST_COUNT + ".");
        }
        try {
            Subject subject = subject(line);
            Instant takenAt = takenAt(line.takenAt());
            Count count = new Count(inUse, quantity(line, takenAt));
            return switch (resolver.resolve(subject)) {
                case Resolution.Found found -> new Counted(new CountKey(found.pair(), takenAt), count);
                case Resolution.Unknown unknown ->
                    new Waiting(subject, takenAt, count, unknown.reason(), unknown.detail());
            };
        } catch (Unacceptable reason) {
            return new Refused(reason.code, reason.detail);
        }
    }

    /** What the vendor has as bought; where it does not say so, the terms that cover the moment. */
    private static @Nullable Long quantity(UsageLine line, Instant takenAt) {
        Long said = line.quantity();
        if (said == null && !line.terms().isEmpty()) {
            said = line.terms().stream()
                    .filter(term -> term.covers(takenAt))
                    .mapToLong(Term::quantity)
                    .sum();
        }
        return said == null || said < 0 || said > Check.LARGEST_COUNT ? null : said;
    }

    private Subject subject(UsageLine line) throws Unacceptable {
        String virtualAccount = name("virtualAccount", line.virtualAccount());
        if (virtualAccount == null) {
            virtualAccount = name("virtualAccount", defaultVirtualAccount);
        }
        if (virtualAccount == null) {
            throw new Unacceptable("MISSING_VIRTUAL_ACCOUNT", "There is no Virtual Account.");
        }
        String tag = name("entitlementTag", line.entitlementTag());
        if (tag != null && !Ids.isEntitlementTag(tag)) {
            throw new Unacceptable("BAD_TEXT", "That is no entitlement tag.");
        }
        String license = name("license", line.license());
        if (tag == null && license == null) {
            throw new Unacceptable("MISSING_LICENCE", "There is neither a licence's name nor a tag.");
        }
        return new Subject(virtualAccount, tag, license);
    }

    private Instant takenAt(@Nullable String text) throws Unacceptable {
        if (text == null || text.isBlank()) {
            return defaultTakenAt;
        }
        try {
            Instant takenAt = TakenAt.parse(text.strip());
            if (takenAt.isAfter(now)) {
                throw new Unacceptable("TAKEN_IN_FUTURE", "It was counted at " + takenAt + ", which is yet to come.");
            }
            return takenAt;
        } catch (DateTimeException notADate) {
            throw new Unacceptable("BAD_DATE", "The takenAt cannot be read. " + TakenAt.FORM);
        }
    }

    private static @Nullable String name(String field, @Nullable String value) throws Unacceptable {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST_NAME || !value.codePoints().allMatch(LineJudge::isWritten)) {
            throw new Unacceptable(
                    "BAD_TEXT",
                    "The " + field + " has more than " + LONGEST_NAME + " characters, or one that cannot be written.");
        }
        return value.strip();
    }

    /** Half a character, as broken exports have them, is none. */
    private static boolean isWritten(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
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
