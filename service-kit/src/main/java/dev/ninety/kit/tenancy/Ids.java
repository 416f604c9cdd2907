package dev.ninety.kit.tenancy;

import dev.ninety.kit.problem.Problem;
import java.util.regex.Pattern;

/** The forms that ids in paths may take. None of them can hold a control character, so a ledger's lines are safe. */
public final class Ids {

    /** A Smart Account is named by its domain. */
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@+~-]{0,127}");

    /** The longest entitlement tag accepted; real ones stay under 120. */
    public static final int LONGEST_TAG = 300;

    private Ids() {}

    /** The Smart Account of a path, or a 400. */
    public static String smartAccount(String segment) {
        if (!DOMAIN.matcher(segment).matches()) {
            throw Problem.badParameter("smartAccount", "A Smart Account is named by a domain, such as example.com.");
        }
        return segment;
    }

    /** An id that a client chose, or a 400 that names the path parameter. */
    public static String id(String parameter, String segment) {
        if (!isId(segment)) {
            throw Problem.badParameter(
                    parameter,
                    "An id has 1 to 128 letters, digits and . _ : @ + ~ - and starts with a letter or digit.");
        }
        return segment;
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Whether every character of a text is one: none is a control character, or half of a pair that has no other half. */
    public static boolean isText(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }

    /** An entitlement tag is opaque: any text without control characters or outer blanks. */
    public static String entitlementTag(String segment) {
        if (!isEntitlementTag(segment)) {
            throw Problem.badParameter(
                    "entitlementTag",
                    "A tag has 1 to " + LONGEST_TAG + " characters, none of them a control character.");
        }
        return segment;
    }

    public static boolean isEntitlementTag(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_TAG && text.equals(text.strip()) && isText(text);
    }
}
