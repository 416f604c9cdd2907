package dev.ninety.compliance.score.web;

import dev.ninety.compliance.intake.Source;
import dev.ninety.compliance.score.ScoreReason;
import dev.ninety.compliance.score.web.ScoreBody.Elsewhere;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where what a deduction was computed from can be looked up, for the same moment and the same Virtual Account. */
record ScoreLinks(
        String smartAccount,
        Instant at,
        Instant knownAt,
        @Nullable String virtualAccount) {

    /** The door of this service. */
    String own(ScoreReason reason) {
        return switch (reason) {
            case LICENCES_SHORT -> path("positions", "at=" + at, "knownAt=" + knownAt);
            case REPORTS_OVERDUE, INSTANCES_AFFECTED, EVIDENCE_MISSING ->
                path("standing", "at=" + at, "knownAt=" + knownAt);
            case CASE_UNOWNED -> path("cases");
            case RECONCILIATION_MISSED -> "/v1/smart-accounts/" + smartAccount + "/reconciliation-duties";
            case SHORTAGE_AHEAD -> path("forecast");
        };
    }

    /** The doors of other services. */
    List<Elsewhere> elsewhere(ScoreReason reason) {
        return switch (reason) {
            case REPORTS_OVERDUE -> List.of(usage("obligations", "status=OVERDUE"));
            case INSTANCES_AFFECTED -> findings("STALE_INSTANCE", "DOUBLE_COUNT", "UNASSIGNED");
            case EVIDENCE_MISSING -> findings("CHAIN_GAP", "ACK_MISSING");
            case LICENCES_SHORT, CASE_UNOWNED, RECONCILIATION_MISSED, SHORTAGE_AHEAD -> List.of();
        };
    }

    private List<Elsewhere> findings(String... codes) {
        return Arrays.stream(codes)
                .map(code -> usage("findings", "code=" + code, "accepted=false"))
                .toList();
    }

    private Elsewhere usage(String what, String... query) {
        return new Elsewhere(Source.USAGE.service(), path(what, query));
    }

    private String path(String what, String... query) {
        List<String> all = new ArrayList<>(List.of(query));
        if (virtualAccount != null) {
            all.add("virtualAccount=" + URLEncoder.encode(virtualAccount, StandardCharsets.UTF_8));
        }
        String path = "/v1/smart-accounts/" + smartAccount + "/" + what;
        return all.isEmpty() ? path : path + "?" + String.join("&", all);
    }
}
