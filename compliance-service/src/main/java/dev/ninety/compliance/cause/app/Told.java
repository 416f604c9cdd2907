package dev.ninety.compliance.cause.app;

import dev.ninety.compliance.catalogue.Pair;
import dev.ninety.compliance.cause.Artefact;
import dev.ninety.compliance.cause.CauseCode;
import dev.ninety.compliance.cause.OpenOrder;
import dev.ninety.compliance.intake.Heard;
import dev.ninety.compliance.intake.HeardFinding;
import dev.ninety.compliance.intake.HeardOrder;
import dev.ninety.compliance.intake.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the other services said besides their ledgers, as far as causes follow from it. */
final class Told {

    private static final Map<CauseCode, Subject> ARTEFACTS =
            Map.of(CauseCode.DOUBLE_COUNT, Subject.DOUBLE_COUNT, CauseCode.STALE_INSTANCE, Subject.STALE_INSTANCE);

    /** The codes of the findings that are use which should not be counted. */
    static final List<String> CODES =
            ARTEFACTS.keySet().stream().map(CauseCode::name).toList();

    private final Map<Subject, Instant> since;
    private final Map<String, List<Heard<HeardFinding>>> findings;
    private final Map<String, List<Heard<HeardOrder>>> orders;

    /**
     * What was said of the licences that are asked about.
     *
     * @param since since when each subject is known
     */
    Told(Map<Subject, Instant> since, List<Heard<HeardFinding>> findings, List<Heard<HeardOrder>> orders) {
        this.since = since;
        this.findings = byTag(findings, finding -> String.valueOf(finding.entitlementTag()));
        this.orders = byTag(orders, HeardOrder::entitlementTag);
    }

    private static <T> Map<String, List<Heard<T>>> byTag(List<Heard<T>> all, Function<T, String> tag) {
        return all.stream().collect(Collectors.groupingBy(one -> tag.apply(one.fact())));
    }

    /** The findings about licences of the pool; a code that was never heard of by then is left out. */
    Map<CauseCode, List<Artefact>> artefacts(Asked asked) {
        Map<CauseCode, List<Artefact>> artefacts = new EnumMap<>(CauseCode.class);
        ARTEFACTS.forEach((code, subject) -> {
            if (isKnown(subject, asked)) {
                artefacts.put(
                        code,
                        asked.pool().tags().stream()
                                .flatMap(tag -> known(findings, tag, asked))
                                .filter(finding -> finding.code().equals(code.name()))
                                .flatMap(finding -> artefact(code, finding).stream())
                                .toList());
            }
        });
        return artefacts;
    }

    /** A finding that somebody leaves as it is, or that does not say what and where it counts, frees no units. */
    private static Optional<Artefact> artefact(CauseCode code, HeardFinding finding) {
        String instance = finding.productInstance();
        String tag = finding.entitlementTag();
        String virtualAccount = finding.virtualAccount();
        Long units = finding.units();
        if (finding.accepted() || instance == null || tag == null || virtualAccount == null || units == null) {
            return Optional.empty();
        }
        return units < 1
                ? Optional.empty()
                : Optional.of(new Artefact(code, finding.id(), instance, new Pair(virtualAccount, tag), units));
    }

    /** The orders of the licence in its Virtual Account; null where none were ever heard of by then. */
    @Nullable
    List<OpenOrder> orders(Asked asked) {
        if (!isKnown(Subject.ORDERS, asked)) {
            return null;
        }
        return known(orders, asked.pair().entitlementTag(), asked)
                .filter(order -> order.virtualAccount().equals(asked.pair().virtualAccount())
                        && !order.orderedAt().isAfter(asked.orderedBy()))
                .map(order -> new OpenOrder(order.orderReference(), asked.pair(), order.missing()))
                .toList();
    }

    private boolean isKnown(Subject subject, Asked asked) {
        Instant known = since.get(subject);
        return known != null && !known.isAfter(asked.knownAt());
    }

    private static <T> Stream<T> known(Map<String, List<Heard<T>>> all, String tag, Asked asked) {
        Collection<Heard<T>> ofTag = all.getOrDefault(tag, List.of());
        return ofTag.stream().filter(one -> one.stoodAt(asked.knownAt())).map(Heard::fact);
    }
}
