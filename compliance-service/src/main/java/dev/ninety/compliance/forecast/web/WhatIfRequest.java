package dev.ninety.compliance.forecast.web;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.catalogue.Tier;
import dev.ninety.compliance.forecast.Outlook;
import dev.ninety.compliance.forecast.WhatIf;
import dev.ninety.kit.problem.Check;
import dev.ninety.kit.tenancy.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is supposed, as it is written. A list that is absent supposes nothing. */
@Schema(name = "WhatIfRequest")
public record WhatIfRequest(
        @Schema(description = "the moment that positions are judged at; now where it is null") @Nullable
        Instant at,

        @Schema(
                description =
                        "up to when shortages to come are told; 365 days after `at` where it is null, at most 10 years")
        @Nullable
        Instant until,

        @Schema(description = "what would be bought") @Nullable
        List<@Nullable Entitlement> entitlements,

        @Schema(description = "what would be given to another Virtual Account, in this order") @Nullable
        List<@Nullable Transfer> transfers,

        @Schema(description = "product instances that would consume nothing any more") @Nullable
        List<@Nullable Decommission> decommissions,

        @Schema(description = "units whose term would have another end") @Nullable
        List<@Nullable Renewal> renewals,

        @Schema(description = "where licences would stand instead; a tag without family and rank stands alone")
        @Nullable
        List<@Nullable Tiering> tiers) {

    private static final int MOST = 1_000;
    private static final int HIGHEST_RANK = 1_000;
    private static final Duration USUALLY = Duration.ofDays(365);

    /** Units that would be bought. */
    @Schema(name = "WhatIfEntitlement")
    public record Entitlement(
            @Nullable String virtualAccount,
            @Nullable String entitlementTag,
            @Nullable Long quantity,
            @Nullable Instant startsAt,

            @Schema(description = "null for ever", nullable = true) @Nullable
            Instant endsAt,

            @Schema(description = "per month where the units end, else once", nullable = true) @Nullable
            MoneyBody unitPrice) {

        private WhatIf.Purchase read(String pointer, Check check) {
            Instant start = check.moment(pointer + "/startsAt", startsAt);
            Instant end = check.optionalMoment(pointer + "/endsAt", endsAt);
            check.order(pointer + "/endsAt", start, end);
            return new WhatIf.Purchase(
                    pair(pointer, virtualAccount, entitlementTag, check),
                    check.count(pointer + "/quantity", quantity, 1),
                    start,
                    end,
                    MoneyBody.toDomain(pointer + "/unitPrice", unitPrice, check));
        }
    }

    /** Units that would be given away. */
    @Schema(name = "WhatIfTransfer")
    public record Transfer(
            @Nullable String from,
            @Nullable String to,
            @Nullable String entitlementTag,
            @Nullable Long quantity,
            @Nullable Instant effectiveAt) {

        private WhatIf.Transfer read(String pointer, Check check) {
            if (from != null && from.equals(to)) {
                check.refuse(pointer + "/to", "SAME_AS_FROM", "A transfer leads to another Virtual Account.");
            }
            return new WhatIf.Transfer(
                    new Pair(
                            check.text(pointer + "/from", from, 128),
                            tag(pointer + "/entitlementTag", entitlementTag, check)),
                    check.text(pointer + "/to", to, 128),
                    check.count(pointer + "/quantity", quantity, 1),
                    check.moment(pointer + "/effectiveAt", effectiveAt));
        }
    }

    /** A product instance that would be gone. */
    @Schema(name = "WhatIfDecommission")
    public record Decommission(
            @Schema(description = "`pid:serial`", examples = "C9300-24T:FOC1111") @Nullable
            String productInstance,

            @Nullable Instant effectiveAt) {

        private WhatIf.Decommission read(String pointer, Check check) {
            return new WhatIf.Decommission(
                    check.text(pointer + "/productInstance", productInstance, 300),
                    check.moment(pointer + "/effectiveAt", effectiveAt));
        }
    }

    /** Units whose term would be another one. */
    @Schema(name = "WhatIfRenewal")
    public record Renewal(
            @Nullable String virtualAccount,
            @Nullable String entitlementTag,

            @Schema(description = "the end that is renewed") @Nullable
            Instant endsAt,

            @Nullable Instant newEndsAt,

            @Schema(description = "null for all units that end then", nullable = true) @Nullable
            Long quantity) {

        private WhatIf.Renewal read(String pointer, Check check) {
            Instant end = check.moment(pointer + "/endsAt", endsAt);
            Instant newEnd = check.moment(pointer + "/newEndsAt", newEndsAt);
            if (endsAt != null && newEndsAt != null) {
                check.order(pointer + "/newEndsAt", end, newEnd);
            }
            return new WhatIf.Renewal(
                    pair(pointer, virtualAccount, entitlementTag, check),
                    end,
                    newEnd,
                    quantity == null ? null : check.count(pointer + "/quantity", quantity, 1));
        }
    }

    /** Where a licence would stand. */
    @Schema(name = "WhatIfTier")
    public record Tiering(
            @Nullable String entitlementTag,
            @Schema(nullable = true) @Nullable String family,
            @Schema(nullable = true) @Nullable Integer tierRank) {

        private void read(String pointer, Map<String, Tier> tiers, Check check) {
            String tag = tag(pointer + "/entitlementTag", entitlementTag, check);
            String name = check.optionalText(pointer + "/family", family, 200);
            if (name != null && tierRank == null) {
                check.refuse(pointer + "/tierRank", "MISSING", "A licence of a family has a rank in it.");
            } else if (tierRank != null && (tierRank < 0 || tierRank > HIGHEST_RANK)) {
                check.refuse(pointer + "/tierRank", "OUT_OF_RANGE", "Between 0 and " + HIGHEST_RANK + ".");
            }
            if (tiers.put(tag, new Tier(name, tierRank)) != null) {
                check.refuse(pointer + "/entitlementTag", "TWICE", "A licence stands in one place.");
            }
        }
    }

    /** Reads one element of a list. */
    @FunctionalInterface
    private interface Reader<T, R> {
        R read(T element, String pointer, Check check);
    }

    WhatIf whatIf(Check check) {
        Map<String, Tier> placed = new LinkedHashMap<>();
        each("/tiers", tiers, check, (one, pointer, errors) -> {
            one.read(pointer, placed, errors);
            return one;
        });
        return new WhatIf(
                each("/entitlements", entitlements, check, Entitlement::read),
                each("/renewals", renewals, check, Renewal::read),
                each("/transfers", transfers, check, Transfer::read),
                each("/decommissions", decommissions, check, Decommission::read),
                placed);
    }

    Outlook outlook(Instant now, Check check) {
        Instant from = at == null ? now : check.moment("/at", at);
        Instant to = until == null ? usually(from) : check.moment("/until", until);
        if (!to.isAfter(from) || to.isAfter(ForecastResource.latest(from))) {
            check.refuse(
                    "/until",
                    "OUT_OF_RANGE",
                    "After `at`, and at most " + ForecastResource.MOST_YEARS + " years after it.");
        }
        return new Outlook(from, to);
    }

    private static Instant usually(Instant from) {
        Instant to = from.plus(USUALLY);
        return to.isAfter(Check.LATEST) ? Check.LATEST : to;
    }

    private static <T, R> List<R> each(
            String pointer, @Nullable List<@Nullable T> elements, Check check, Reader<T, R> reader) {
        if (elements == null) {
            return List.of();
        }
        if (elements.size() > MOST) {
            check.refuse(pointer, "TOO_MANY", "At most " + MOST + ".");
            return List.of();
        }
        List<R> read = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            T element = elements.get(i);
            if (element == null) {
                check.refuse(pointer + "/" + i, "MISSING", "An object.");
            } else {
                read.add(reader.read(element, pointer + "/" + i, check));
            }
        }
        return read;
    }

    private static Pair pair(
            String pointer, @Nullable String virtualAccount, @Nullable String entitlementTag, Check check) {
        return new Pair(
                check.text(pointer + "/virtualAccount", virtualAccount, 128),
                tag(pointer + "/entitlementTag", entitlementTag, check));
    }

    private static String tag(String pointer, @Nullable String value, Check check) {
        String tag = check.present(pointer, value, "-");
        if (!Ids.isEntitlementTag(tag)) {
            check.refuse(
                    pointer,
                    "INVALID_TAG",
                    "1 to " + Ids.LONGEST_TAG + " characters, no outer blanks, no control characters.");
        }
        return tag;
    }
}
