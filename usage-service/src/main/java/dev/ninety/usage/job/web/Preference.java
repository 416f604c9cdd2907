package dev.ninety.usage.job.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a sender prefers (RFC 7240): here only whether it would rather not wait. */
public final class Preference {

    public static final String HEADER = "Prefer";
    public static final String APPLIED = "Preference-Applied";
    public static final String RESPOND_ASYNC = "respond-async";

    private Preference() {}

    /** Whether one of the header's lines asks to be answered before the work is done. */
    public static boolean isAsync(@Nullable List<String> lines) {
        if (lines == null) {
            return false;
        }
        for (String line : lines) {
            for (String preference : line.split(",")) {
                String name = preference.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
                if (name.equals(RESPOND_ASYNC)) {
                    return true;
                }
            }
        }
        return false;
    }
}
