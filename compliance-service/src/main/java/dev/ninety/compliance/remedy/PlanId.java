package dev.ninety.compliance.remedy;

import dev.ninety.compliance.remedy.Step.Buy;
import dev.ninety.compliance.remedy.Step.Clear;
import dev.ninety.compliance.remedy.Step.Lend;
import dev.ninety.compliance.remedy.Step.Renew;
import dev.ninety.compliance.remedy.Step.Transfer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of plans: a hash of what a plan is for, of its steps, and of the heads of the ledgers that it was made from.
 * It stands as long as they do; the time at which it is asked for is no part of it, nor is money. How many days the plan
 * looks ahead can be read from it, so that it can be made again.
 */
public final class PlanId {

    /** The most days that a plan looks ahead. */
    public static final int MOST_DAYS = 3_650;

    private static final Pattern FORM = Pattern.compile("r([1-9]\\d{0,3})-[0-9a-f]{24}");
    private static final int HASH_BYTES = 12;

    private PlanId() {}

    /**
     * The name of a plan.
     *
     * @param scope what it is for
     * @param heads of the ledgers, in any stable form
     */
    static String of(String scope, String heads, Window window, List<Step> steps) {
        StringBuilder text = new StringBuilder();
        line(text, scope, heads, window.days());
        for (Step step : steps) {
            switch (step) {
                case Clear clear ->
                    line(
                            text,
                            clear.action(),
                            clear.productInstance(),
                            clear.into(),
                            clear.entitlementTag(),
                            clear.findings());
                case Transfer move -> line(text, move.kind(), move.from(), move.to(), move.quantity());
                case Lend move -> line(text, move.kind(), move.from(), move.to(), move.quantity());
                case Renew renew -> line(text, renew.kind(), renew.pair(), renew.quantity(), renew.formerEnd());
                case Buy buy ->
                    line(
                            text,
                            buy.kind(),
                            buy.pair(),
                            buy.quantity(),
                            buy.startsAt().equals(window.now()) ? Instant.MIN : buy.startsAt(),
                            buy.endsAt() == null);
            }
        }
        byte[] hash = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return "r" + window.days() + "-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }

    /** How many days the plan of that name looks ahead; empty where no plan can have it. */
    public static OptionalInt days(String id) {
        Matcher form = FORM.matcher(id);
        if (!form.matches()) {
            return OptionalInt.empty();
        }
        int days = Integer.parseInt(form.group(1));
        return days > MOST_DAYS ? OptionalInt.empty() : OptionalInt.of(days);
    }

    /** Each value with its length, so that no two lists of values look the same. */
    private static void line(StringBuilder text, @Nullable Object... values) {
        for (@Nullable Object value : values) {
            String written = Objects.toString(value);
            text.append(written.length()).append(':').append(written);
        }
        text.append('\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
