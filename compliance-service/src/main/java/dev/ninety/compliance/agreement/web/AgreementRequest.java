package dev.ninety.compliance.agreement.web;

import dev.ninety.compliance.agreement.Agreement;
import dev.ninety.compliance.money.Money;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agreement as it is written. A list that is absent is empty. */
@Schema(name = "AgreementRequest")
public record AgreementRequest(
        @Schema(maxLength = LONGEST_NAME, nullable = true) @Nullable
        String name,

        @Schema(required = true) @Nullable Term term,

        @Schema(description = "when consumption is looked at and charged forward, within the term") @Nullable
        List<@Nullable Instant> milestones,

        @Schema(description = "by when notice must be given, within the term", nullable = true) @Nullable
        Instant noticeDate,

        @Schema(
                description = "by how many percent consumption may exceed what is owned without a charge, as a text;"
                        + " null where the configured default holds",
                examples = "15",
                nullable = true)
        @Nullable
        String growthAllowance,

        @Schema(description = "what is committed to") @Nullable
        List<@Nullable Line> lines,

        @Schema(description = "what a unit costs by this agreement") @Nullable
        List<@Nullable Price> priceBook,

        @Schema(description = "of all its prices; required where there are any", examples = "EUR", nullable = true)
        @Nullable
        String currency) {

    static final int LONGEST_NAME = 200;
    private static final int MOST_TAGS = 100;
    private static final int LEAST_PLACES = 2;
    private static final Pattern PERCENT = Pattern.compile("\\d{1,4}(\\.\\d{1,4})?");

    /** A stretch of time. */
    @Schema(name = "AgreementTerm")
    public record Term(
            @Schema(required = true) @Nullable Instant startsAt,
            @Schema(required = true) @Nullable Instant endsAt) {}

    /** A commitment to a quantity of certain licences together. */
    @Schema(name = "AgreementLine")
    public record Line(
            @Schema(description = "the group that the vendor's paper names", nullable = true) @Nullable
            String suite,

            @Schema(description = "the licences that count towards the quantity", required = true) @Nullable
            List<@Nullable String> entitlementTags,

            @Schema(description = "units of all of them together", required = true) @Nullable
            Long quantity) {}

    /** What a unit costs. */
    @Schema(name = "AgreementPrice")
    public record Price(
            @Schema(required = true) @Nullable String entitlementTag,

            @Schema(
                    description = "of one unit, per month where units end, else once",
                    examples = "12.50",
                    required = true)
            @Nullable
            String unitPrice) {}

    Agreement toDomain(String id) {
        Check check = new Check();
        Term stretch = check.present("/term", term, new Term(Instant.EPOCH, Check.LATEST));
        Instant start = check.moment("/term/startsAt", stretch.startsAt());
        Instant end = check.moment("/term/endsAt", stretch.endsAt());
        check.order("/term/endsAt", start, end);
        Map<String, BigDecimal> prices = prices(check);
        Agreement agreement = new Agreement(
                id,
                check.optionalText("/name", blankless(name), LONGEST_NAME),
                start,
                end,
                milestones(start, end, check),
                notice(start, end, check),
                allowance(check),
                lines(check),
                prices,
                currency(!prices.isEmpty(), check));
        check.done();
        return agreement;
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private List<Instant> milestones(Instant start, Instant end, Check check) {
        Set<Instant> moments = new TreeSet<>();
        List<@Nullable Instant> given = orNone("/milestones", milestones, check);
        for (int i = 0; i < given.size(); i++) {
            String pointer = "/milestones/" + i;
            Instant moment = check.moment(pointer, given.get(i));
            within(pointer, moment, start, end, check);
            if (!moments.add(moment)) {
                check.refuse(pointer, "TWICE", "A milestone is named once.");
            }
        }
        return List.copyOf(moments);
    }

    private @Nullable Instant notice(Instant start, Instant end, Check check) {
        Instant moment = check.optionalMoment("/noticeDate", noticeDate);
        if (moment != null) {
            within("/noticeDate", moment, start, end, check);
        }
        return moment;
    }

    private static void within(String pointer, Instant moment, Instant start, Instant end, Check check) {
        if (moment.isBefore(start) || moment.isAfter(end)) {
            check.refuse(pointer, "OUTSIDE_TERM", "Between the start of the term and its end.");
        }
    }

    private @Nullable BigDecimal allowance(Check check) {
        if (growthAllowance == null) {
            return null;
        }
        if (!PERCENT.matcher(growthAllowance).matches()) {
            check.refuse(
                    "/growthAllowance",
                    "INVALID_PERCENT",
                    "A decimal of at least 0 with at most 4 digits before and after the point; 15 means 15 percent.");
            return null;
        }
        BigDecimal percent = new BigDecimal(growthAllowance).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    private List<Agreement.Line> lines(Check check) {
        List<Agreement.Line> read = new ArrayList<>();
        Set<String> named = new HashSet<>();
        List<@Nullable Line> given = orNone("/lines", lines, check);
        for (int i = 0; i < given.size(); i++) {
            String pointer = "/lines/" + i;
            Line line = check.present(pointer, given.get(i), new Line(null, null, null));
            if (given.get(i) != null) {
                read.add(new Agreement.Line(
                        check.optionalText(pointer + "/suite", blankless(line.suite()), LONGEST_NAME),
                        tags(pointer + "/entitlementTags", line.entitlementTags(), named, check),
                        check.count(pointer + "/quantity", line.quantity(), 1)));
            }
        }
        return read;
    }

    private static List<String> tags(
            String pointer, @Nullable List<@Nullable String> given, Set<String> named, Check check) {
        if (given == null || given.isEmpty()) {
            check.refuse(pointer, "MISSING", "At least one licence.");
            return List.of();
        }
        if (given.size() > MOST_TAGS) {
            check.refuse(pointer, "TOO_MANY", "At most " + MOST_TAGS + ".");
            return List.of();
        }
        Set<String> tags = new TreeSet<>();
        for (int i = 0; i < given.size(); i++) {
            String tag = tag(pointer + "/" + i, given.get(i), check);
            if (!tag.isEmpty() && !named.add(tag)) {
                check.refuse(pointer + "/" + i, "TWICE", "A licence counts towards one line.");
            }
            tags.add(tag);
        }
        return List.copyOf(tags);
    }

    private Map<String, BigDecimal> prices(Check check) {
        Map<String, BigDecimal> prices = new HashMap<>();
        List<@Nullable Price> given = orNone("/priceBook", priceBook, check);
        for (int i = 0; i < given.size(); i++) {
            String pointer = "/priceBook/" + i;
            Price price = given.get(i);
            if (price == null) {
                check.refuse(pointer, "MISSING", "An object.");
                continue;
            }
            String tag = tag(pointer + "/entitlementTag", price.entitlementTag(), check);
            BigDecimal amount = amount(pointer + "/unitPrice", price.unitPrice(), check);
            if (prices.put(tag, amount) != null && !tag.isEmpty()) {
                check.refuse(pointer + "/entitlementTag", "TWICE", "A licence has one price.");
            }
        }
        return prices;
    }

    /** A price is the same however many zeros end it; it keeps two places at least. */
    private static BigDecimal amount(String pointer, @Nullable String text, Check check) {
        if (text == null || !Money.isPrice(text)) {
            check.refuse(
                    pointer,
                    text == null ? "MISSING" : "INVALID_AMOUNT",
                    "A decimal of at least 0 with at most 15 digits before and 6 after the point, as 12.50.");
            return BigDecimal.ZERO;
        }
        BigDecimal amount = new BigDecimal(text).stripTrailingZeros();
        return amount.setScale(Math.max(LEAST_PLACES, amount.scale()));
    }

    private @Nullable String currency(boolean required, Check check) {
        if (currency == null) {
            if (required) {
                check.refuse("/currency", "MISSING", "Prices have a currency.");
            }
            return null;
        }
        if (!Money.isCurrency(currency)) {
            check.refuse("/currency", "INVALID_CURRENCY", "Three upper-case letters, as EUR.");
        }
        return currency;
    }

    private static String tag(String pointer, @Nullable String value, Check check) {
        if (value == null || !Ids.isEntitlementTag(value)) {
            check.refuse(
                    pointer,
                    value == null ? "MISSING" : "INVALID_TAG",
                    "1 to " + Ids.LONGEST_TAG + " characters, no outer blanks, no control characters.");
            return "";
        }
        return value;
    }

    private static <T> List<@Nullable T> orNone(String pointer, @Nullable List<@Nullable T> list, Check check) {
        if (list != null && list.size() > Agreement.MOST) {
            check.refuse(pointer, "TOO_MANY", "At most " + Agreement.MOST + ".");
            return List.of();
        }
        return list == null ? List.of() : list;
    }
}
