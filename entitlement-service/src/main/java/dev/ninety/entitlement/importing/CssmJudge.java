package dev.ninety.entitlement.importing;

import dev.ninety.entitlement.importing.Judgement.Settled;
import dev.ninety.entitlement.importing.Judgement.Taken;
import dev.ninety.entitlement.naming.KnownNames;
import dev.ninety.entitlement.naming.NameKind;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges the lines of the vendor's licences against the names that an account knows. */
public final class CssmJudge {

    /** The start of what has none: units without a known start were always there. */
    private static final Instant WITHOUT_START = Instant.EPOCH;

    private final KnownNames known;

    public CssmJudge(KnownNames known) {
        this.known = known;
    }

    /**
     * Judges one line alone; the first thing that stands in its way is the reason. Names come last, so that a
     * line that waits for a name lacks nothing else.
     */
    public Judgement judge(SourceLine line) {
        if (line.fate() != null) {
            return new Settled(line.fate());
        }
        try {
            return taken(line);
        } catch (Refusal refusal) {
            return new Settled(refusal.fate());
        }
    }

    private Judgement taken(SourceLine line) throws Refusal {
        Cells cells = new Cells(line);
        String status = line.get(Fields.STATUS);
        switch (status == null ? "ACTIVE" : status.toUpperCase(Locale.ROOT)) {
            // A table has the state of the whole licence where the vendor's API has that of the line.
            case "ACTIVE", "EXPIRED", "FUTURE", "IN COMPLIANCE", "OUT OF COMPLIANCE" -> {}
            case "CANCELLED", "PENDING" -> {
                String upper = String.valueOf(status).toUpperCase(Locale.ROOT);
                return new Settled(Fate.skipped(upper, "A line with the status " + upper + " grants nothing."));
            }
            default -> throw new Refusal("UNKNOWN_STATUS", "The status " + status + " is not known.");
        }
        String license = cells.name(Fields.LICENSE, "LICENCE");
        String account = cells.name(Fields.VIRTUAL_ACCOUNT, "VIRTUAL_ACCOUNT");
        long quantity = cells.quantity(Fields.QUANTITY);
        Instant given = cells.start(Fields.START_DATE);
        Instant start = given == null ? WITHOUT_START : given;
        Instant end = cells.end(Fields.END_DATE);
        if (end != null && !end.isAfter(start)) {
            throw new Refusal("END_BEFORE_START", "It ends at " + end + ", before it starts at " + start + ".");
        }
        @Nullable String type = cells.optionalText(Fields.LICENSE_TYPE);
        @Nullable String subscription = cells.optionalText(Fields.SUBSCRIPTION_ID);
        @Nullable String order = cells.optionalText(Fields.ORDER_NUMBER);
        LineNames names = new LineNames(known, quantity);
        String tag = names.lookUp(NameKind.LICENCE, license);
        String virtualAccount = names.lookUp(NameKind.VIRTUAL_ACCOUNT, account);
        if (tag == null || virtualAccount == null) {
            return new Settled(names.unresolved());
        }
        return new Taken(
                new ImportedGrant(
                        virtualAccount,
                        tag,
                        type == null ? "" : type.toUpperCase(Locale.ROOT),
                        quantity,
                        start,
                        end,
                        subscription,
                        order),
                license);
    }
}
