package dev.ninety.compliance.intake;

/**
 * Why a source could not be read now. What was read before stands.
 *
 * @param state a stable code
 */
public record Trouble(Source source, String state, String detail) {

    public static final String UNAVAILABLE = "UNAVAILABLE";
    public static final String UNKNOWN_ACCOUNT = "UNKNOWN_ACCOUNT";
}
