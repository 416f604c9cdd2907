package dev.ninety.entitlement.importing;

import dev.ninety.entitlement.catalogue.Money;
import dev.ninety.entitlement.naming.NameKind;
import dev.ninety.entitlement.naming.Names;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one line, or says why they cannot be taken. */
final class Cells {

    private static final int LONGEST_TEXT = 200;

    /** How tables write that there is no date. */
    private static final Set<String> NO_DATE = Set.of("-", "--", "n/a", "none", "never", "perpetual");

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4}");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(,[0-9]{3}){1,4}(\\.[0-9]{1,6})?");

    private final SourceLine line;

    Cells(SourceLine line) {
        this.line = line;
    }

    /** A name as it was sent; whether anybody knows it is another question. */
    String name(String field, String code) throws Refusal {
        String name = line.get(field);
        if (name == null) {
            throw new Refusal("MISSING_" + code, "There is no " + field + ".");
        }
        if (!Names.isName(name)) {
            throw badText(field, Names.LONGEST);
        }
        return name;
    }

    @Nullable
    String optionalText(String field) throws Refusal {
        String value = line.get(field);
        if (value != null && (value.length() > LONGEST_TEXT || value.chars().anyMatch(Character::isISOControl))) {
            throw badText(field, LONGEST_TEXT);
        }
        return value;
    }

    String text(String field, String code) throws Refusal {
        String value = optionalText(field);
        if (value == null) {
            throw new Refusal("MISSING_" + code, "There is no " + field + ".");
        }
        return value;
    }

    /** The licence that the line names by its tag, else by its name; null where the name has to be waited for. */
    @Nullable
    String licence(LineNames names) throws Refusal {
        String tag = optionalTag(Fields.ENTITLEMENT_TAG);
        return tag == null ? names.lookUp(NameKind.LICENCE, name(Fields.LICENSE, "LICENCE")) : tag;
    }

    /** An entitlement tag as it was sent; null where there is none. */
    @Nullable
    String optionalTag(String field) throws Refusal {
        String tag = line.get(field);
        if (tag != null && !Ids.isEntitlementTag(tag)) {
            throw badText(field, Ids.LONGEST_TAG);
        }
        return tag;
    }

    /** At least 1; thousands may be set apart by commas. */
    long quantity(String field) throws Refusal {
        String value = line.get(field);
        if (value != null && WHOLE.matcher(value).matches()) {
            long quantity = Long.parseLong(value.replace(",", ""));
            if (quantity >= 1 && quantity <= Check.LARGEST_COUNT) {
                return quantity;
            }
        }
        throw new Refusal(
                "BAD_QUANTITY", "A " + field + " is a whole number between 1 and " + Check.LARGEST_COUNT + ".");
    }

    Money money(String amountField, String currencyField) throws Refusal {
        String amount = line.get(amountField);
        if (amount != null && GROUPED.matcher(amount).matches()) {
            amount = amount.replace(",", "");
        }
        if (amount == null || !Money.isAmount(amount)) {
            throw new Refusal("BAD_AMOUNT", "An amount is a decimal of at least 0, as 1250.00.");
        }
        String currency = line.get(currencyField);
        if (currency == null || !Money.isCurrency(currency.toUpperCase(Locale.ROOT))) {
            throw new Refusal("BAD_CURRENCY", "A currency is three letters, as EUR.");
        }
        return new Money(amount, currency.toUpperCase(Locale.ROOT));
    }

    /** The beginning of a day where there is no time. */
    @Nullable
    Instant start(String field) throws Refusal {
        String value = date(field);
        try {
            return value == null ? null : CssmDates.start(value);
        } catch (DateTimeException notADate) {
            throw badDate(field, value);
        }
    }

    /** The end of a day where there is no time. */
    @Nullable
    Instant end(String field) throws Refusal {
        String value = date(field);
        try {
            return value == null ? null : CssmDates.end(value);
        } catch (DateTimeException notADate) {
            throw badDate(field, value);
        }
    }

    private @Nullable String date(String field) {
        String value = line.get(field);
        return value == null || NO_DATE.contains(value.toLowerCase(Locale.ROOT)) ? null : value;
    }

    private static Refusal badDate(String field, @Nullable String value) {
        return new Refusal(
                "BAD_DATE",
                "The " + field + " " + value + " is not written like 2026-01-31, 2026-Jan-31 or "
                        + "2026-01-31T00:00:00Z.");
    }

    private static Refusal badText(String field, int longest) {
        return new Refusal(
                "BAD_TEXT", "The " + field + " has more than " + longest + " characters or a control character.");
    }
}
